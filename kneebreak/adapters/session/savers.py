"""Screen savers and lockers on the session bus, listened to and never started."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

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
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.session.screen import Screen
from kneebreak.language import marked
from kneebreak.record import NamedTuple

SOURCE = marked("screen saver")
_SILENT = marked("none on the session bus tells when it is active")
_ADVICE = marked("use a screen locker that tells: your desktop's own, or one that xss-lock starts")


class _Kind(NamedTuple):
    """Where a desktop has its screen saver."""

    name: str
    interface: str
    path: str


_KINDS = (
    _Kind("org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),  # Plasma
    # GNOME Shell speaks for itself; the other name is that of a go-between, which may run or not.
    _Kind("org.gnome.Shell.ScreenShield", "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    _Kind("org.gnome.ScreenSaver", "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    _Kind("org.cinnamon.ScreenSaver", "org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    _Kind("org.mate.ScreenSaver", "org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    _Kind("org.xfce.ScreenSaver", "org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)


class Savers:
    """Tells the screen what each screen saver says of itself, by the connection it has: one may bear two names.

    Each is asked once when it appears, by the name of its connection, which starts nothing; from then on its
    ActiveChanged is heard. A name alone says nothing: GNOME's stand-in for org.freedesktop.ScreenSaver knows no answer.
    """

    def __init__(self, connection: Connection, screen: Screen, ledger: Ledger) -> None:
        self._connection = connection
        self._screen = screen
        self._ledger = ledger
        self._owners: dict[str, str] = {}
        self._telling: set[str] = set()
        self._endings: list[Callable[[], None]] = []
        for interface in dict.fromkeys(kind.interface for kind in _KINDS):
            rule = MatchRule(type="signal", interface=interface, member="ActiveChanged")
            self._endings.append(connection.on_signal(rule, self._changed))
        for kind in _KINDS:
            self._endings.append(connection.follow_name(kind.name, partial(self._owned, kind)))
        self._note()

    def close(self) -> None:
        """Listen no more."""
        for end in self._endings:
            end()

    def _owned(self, kind: _Kind, owner: str) -> None:
        before = self._owners.get(kind.name, "")
        if owner == before:
            return
        self._owners[kind.name] = owner
        if before and before not in self._owners.values():
            self._telling.discard(before)
            self._screen.forget(before)
            self._note()
        if owner:
            self._ask(DBusAddress(kind.path, bus_name=owner, interface=kind.interface))

    def _ask(self, saver: DBusAddress) -> None:
        self._connection.call(new_method_call(saver, "GetActive"), lambda reply: self._hear(saver.bus_name, reply))

    def _changed(self, signal: Message) -> None:
        self._hear(field(signal, HeaderFields.sender), signal)

    def _hear(self, owner: str, message: Message) -> None:
        """Take what a screen saver says, in answer or unasked."""
        if owner not in self._owners.values() or not has_body(message, "b"):
            return
        self._telling.add(owner)
        self._note()
        self._screen.say(owner, locked=message.body[0])

    def _note(self) -> None:
        if self._telling:
            self._ledger.serve(Need.LOCK, SOURCE)
        else:
            self._ledger.refuse(Need.LOCK, SOURCE, _SILENT, _ADVICE)
