"""The user's session, as logind knows it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    field,
    has_body,
    new_method_call,
)
from kneebreak.adapters.dbus.system_bus import Guest, SystemBus
from kneebreak.record import NamedTuple

NAME = "org.freedesktop.login1"
MANAGER = "org.freedesktop.login1.Manager"
PATH = "/org/freedesktop/login1"

_SESSION = "org.freedesktop.login1.Session"
_USER = "org.freedesktop.login1.User"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_ABSENT = "logind does not run here"
_GONE = "logind went away"
_NO_SESSION = "logind knows no session of ours"

Properties = Mapping[str, tuple[str, object]]
"""Values of properties, each with its D-Bus type."""


class Heard(NamedTuple):
    """Who wants to hear of the session. Names are those of org.freedesktop.login1(5)."""

    told: Callable[[Properties], None]
    """All properties when the session is found, then those that changed."""
    signalled: Callable[[str], None]
    """The name of a signal of the session."""
    missing: Callable[[str], None]
    """Nothing is known of it, or nothing any more, and why, in words for people."""


class LogindSession:
    """Finds the session and listens to it, and does so anew whenever logind or the system bus come back.

    Ours is the one that XDG_SESSION_ID names, else the one that this process belongs to, else the one that shows the
    user's desktop: what systemd started for the user belongs to no session. Logind is asked only while it runs.
    """

    def __init__(self, system: SystemBus, environment: Mapping[str, str], heard: Heard) -> None:
        self._environment = environment
        self._heard = heard
        self._connection: Connection | None = None
        self._owner: str | None = None
        """The unique name of the logind that is listened to, empty where there is none; None: not known yet."""
        self._endings: list[Callable[[], None]] = []
        self._leave = system.join(Guest(self._join, self._miss))

    def close(self) -> None:
        """Listen no more."""
        self._leave()
        self._stop_listening()
        self._connection = None

    def _join(self, connection: Connection) -> None:
        self._connection, self._owner, self._endings = connection, None, []
        connection.follow_name(NAME, lambda owner: self._owned(connection, owner))

    def _miss(self, reason: str) -> None:
        self._connection, self._endings = None, []
        self._heard.missing(reason)

    def _owned(self, connection: Connection, owner: str) -> None:
        if connection is not self._connection or owner == self._owner:
            return
        was_there, self._owner = bool(self._owner), owner
        self._stop_listening()
        if was_there or not owner:
            self._heard.missing(_GONE if was_there else _ABSENT)
        if owner:
            self._find(connection, _questions(self._environment))

    def _find(self, connection: Connection, questions: list[Message]) -> None:
        """Ask one question after the other, until one is answered with a session."""
        if not questions:
            self._heard.missing(_NO_SESSION)
            return
        asked = self._owner

        def answered(reply: Message) -> None:
            path = _path(reply)
            if not path:
                failed("")
            elif self._hears(connection, asked):
                self._listen(connection, path)

        def failed(_: str) -> None:
            if self._hears(connection, asked):
                self._find(connection, questions[1:])

        connection.call(questions[0], answered, failed)

    def _listen(self, connection: Connection, path: str) -> None:
        changes = MatchRule(type="signal", sender=NAME, path=path, interface=_PROPERTIES, member="PropertiesChanged")
        changes.add_arg_condition(0, _SESSION)
        signals = MatchRule(type="signal", sender=NAME, path=path, interface=_SESSION)
        self._endings = [
            connection.on_signal(changes, lambda signal: self._changed(connection, path, signal)),
            connection.on_signal(signals, lambda signal: self._heard.signalled(field(signal, HeaderFields.member))),
        ]
        self._look(connection, path)

    def _look(self, connection: Connection, path: str) -> None:
        asked = self._owner

        def answered(reply: Message) -> None:
            if not self._hears(connection, asked):
                return
            if has_body(reply, "a{sv}"):
                self._heard.told(reply.body[0])
            else:
                failed("it answers what is no answer")

        def failed(reason: str) -> None:
            if self._hears(connection, asked):
                self._heard.missing(f"logind does not tell of our session ({reason})")

        connection.call(_call(path, _PROPERTIES, "GetAll", "s", _SESSION), answered, failed)

    def _changed(self, connection: Connection, path: str, signal: Message) -> None:
        if not has_body(signal, "sa{sv}as"):
            return
        _, changed, withheld = signal.body
        if changed:
            self._heard.told(changed)
        if withheld:
            self._look(connection, path)

    def _hears(self, connection: Connection, owner: str | None) -> bool:
        """Whether an answer of this logind still matters."""
        return connection is self._connection and owner == self._owner

    def _stop_listening(self) -> None:
        for end in self._endings:
            end()
        self._endings = []


def _questions(environment: Mapping[str, str]) -> list[Message]:
    """The calls that may be answered with our session, the surest first."""
    named = environment.get("XDG_SESSION_ID")
    return [
        *([_call(PATH, MANAGER, "GetSession", "s", named)] if named else []),
        _call(PATH, MANAGER, "GetSessionByPID", "u", os.getpid()),
        _call(f"{PATH}/user/self", _PROPERTIES, "Get", "ss", _USER, "Display"),
    ]


def _path(reply: Message) -> str:
    """The object that an answer names; empty where it names none."""
    path: str = ""
    if has_body(reply, "o"):
        path = reply.body[0]
    elif has_body(reply, "v") and reply.body[0][0] == "(so)":
        path = reply.body[0][1][1]
    return "" if path == "/" else path


def _call(path: str, interface: str, member: str, signature: str, *body: object) -> Message:
    return new_method_call(DBusAddress(path, bus_name=NAME, interface=interface), member, signature, body)
