"""The notification server behind its name on the bus, whichever that is at the moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.handshake import BusError
from kneebreak.adapters.dbus.messages import (
    DBusAddress,
    MatchRule,
    Message,
    MessageFlag,
    bus_call,
    has_body,
    new_method_call,
)
from kneebreak.adapters.notifier.servers import Server, server
from kneebreak.language import marked, tr
from kneebreak.record import NamedTuple

NAME = "org.freedesktop.Notifications"

_OBJECT = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)
_AT_START = timedelta(seconds=1)
_PATIENCE = timedelta(seconds=30)
"""Longer than the 25 s that a bus gives a server to start."""


class Told(NamedTuple):
    """Who wants to hear what becomes of the server."""

    known: Callable[[], None]
    """There is a server and we know what it can do."""
    unreachable: Callable[[], None]
    """There is none, and none can be started."""
    gone: Callable[[], None]
    """It went away with everything it showed."""
    moved: Callable[[], None]
    """There is another bus, on which it may be started."""
    trouble: Callable[[str], None]
    """For people: what does not work; once for each fault."""


class Host:
    """Finds the server, learns what it can do, and talks to it."""

    def __init__(self, connection: Connection, told: Told) -> None:
        self.server: Server | None = None
        self._connection = connection
        self._told = told
        self._inquiry: _Inquiry | None = None
        self._fault = ""
        connection.watch_name(NAME, self._on_owner)
        connection.on_joined(told.moved)
        self.owner = owner(connection)
        """The server's unique name; empty while there is none."""

    def on(self, signal: str, signature: str, heard: Callable[[int, object], None]) -> None:
        """Hear a signal of the present server: its id and the value that goes with it."""

        def check(message: Message) -> None:
            if has_body(message, signature):
                heard(*message.body)

        self._connection.on_signal(MatchRule(type="signal", sender=NAME, interface=NAME, member=signal), check)

    def inquire(self) -> None:
        """Learn what the server can do; starts one if the bus knows how to."""
        if self._inquiry is None:
            self._inquiry = inquiry = _Inquiry(self._connection, lambda: self._learned(inquiry))

    def notify(
        self, arguments: tuple[object, ...], accepted: Callable[[int], None], refused: Callable[[], None]
    ) -> None:
        """Send a bubble; it is answered with its id, or not taken. What a server left open when it went is dropped."""
        asked = self.server

        def answered(reply: Message) -> None:
            if self.server is not asked:
                return
            if has_body(reply, "u"):
                self._fault = ""
                accepted(reply.body[0])
            else:
                failed(marked("it gave no id"))

        def failed(reason: str) -> None:
            if self.server is asked:
                self._complain(reason)
                refused()

        call = new_method_call(_OBJECT, "Notify", "susssasa{sv}i", arguments)
        self._connection.call(call, answered, failed, within=_PATIENCE)

    def close(self, number: int) -> None:
        """Take a bubble off the screen."""
        call = new_method_call(_OBJECT, "CloseNotification", "u", (number,))
        call.header.flags |= MessageFlag.no_auto_start
        self._connection.send(call)

    def _on_owner(self, owner: str) -> None:
        if owner == self.owner:
            return
        before, self.owner = self.owner, owner
        if before:
            self.server = self._inquiry = None
            self._told.gone()
        if owner:
            self.inquire()

    def _learned(self, inquiry: _Inquiry) -> None:
        if inquiry is not self._inquiry:
            return  # the server that was asked is gone
        self._inquiry = None
        if self.owner:
            self.server = server(inquiry.name, inquiry.capabilities)
            self._told.known()
        else:
            self._complain(inquiry.error)
            self._told.unreachable()

    def _complain(self, reason: str) -> None:
        if reason == self._fault:
            return
        self._fault = reason
        if not self._connection.is_joined:
            self._told.trouble(
                tr("bubbles wait for the session bus to come back; “kneebreak done” answers a prompt meanwhile")
            )
        elif self.owner:
            self._told.trouble(
                tr(
                    "the notification server did not take a bubble ({reason}); restart it if this goes on",
                    reason=reason,
                )
            )
        else:
            self._told.trouble(
                tr(
                    "no notification server answers ({reason}); start one, such as dunst or mako, or your"
                    " desktop's own",
                    reason=reason,
                )
            )


class _Inquiry:
    """Two questions to the server; a server that does not answer them is taken to keep to the specification."""

    def __init__(self, connection: Connection, over: Callable[[], None]) -> None:
        self.name = ""
        self.capabilities = frozenset({"actions", "body"})
        self.error = ""
        self._over = over
        self._open = 2
        for member, answered in (("GetServerInformation", self._named), ("GetCapabilities", self._able)):
            connection.call(new_method_call(_OBJECT, member), answered, self._failed, within=_PATIENCE)

    def _named(self, reply: Message) -> None:
        if has_body(reply, "ssss"):
            self.name = reply.body[0]
        self._one_less()

    def _able(self, reply: Message) -> None:
        if has_body(reply, "as"):
            self.capabilities = frozenset(reply.body[0])
        self._one_less()

    def _failed(self, error: str) -> None:
        self.error = error
        self._one_less()

    def _one_less(self) -> None:
        self._open -= 1
        if self._open == 0:
            self._over()


def owner(connection: Connection) -> str:
    """The unique name of the server that runs; empty where there is none. Blocks for a moment: for the start only."""
    try:
        answer: str = connection.call_now(bus_call("GetNameOwner", NAME), _AT_START).body[0]
    except BusError:
        return ""
    return answer


def is_there(connection: Connection) -> bool:
    """Whether a server runs or can be started by the bus. Blocks for a moment: for the start only."""
    if owner(connection):
        return True
    try:
        return NAME in connection.call_now(bus_call("ListActivatableNames"), _AT_START).body[0]
    except BusError:
        return False
