"""A panel in a few lines: the watcher and host of the StatusNotifierItem protocol, scripted by a test."""

from __future__ import annotations

from typing import Any

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    bus_call,
    field,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from tests.fakes.file_waiter import SelectingWaiter

ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"
PATHS = {ITEM: "/StatusNotifierItem", MENU: "/MenuBar"}
_WATCHER = "org.kde.StatusNotifierWatcher"
_WATCHER_PATH = "/StatusNotifierWatcher"
_NO_QUEUE = 4


class RefusedError(Exception):
    """A call was answered by an error; its text is the error's D-Bus name."""


class Host:
    """Keeps what registers itself and the signals it hears, and calls items and their menus."""

    def __init__(self, address: str, waiter: SelectingWaiter, *, draws: bool | None = True) -> None:
        self.items: list[str] = []
        """Names in the order of their registration."""
        self.signals: list[tuple[str, Any]] = []
        """Names and bodies, since they were taken last."""
        self.draws = draws
        """What it says of itself; None: it has no such property."""
        self._icon = ""  # the connection of the item that registered last
        self._waiter = waiter
        self.connection = Connection.open(address, waiter, lambda: None)
        self.connection.serve(_WATCHER_PATH, self._answer)
        for interface in (ITEM, MENU):
            self.connection.on_signal(MatchRule(type="signal", interface=interface), self._hear)

    def appear(self) -> None:
        """Take the watcher's name."""
        request = new_method_call(
            DBusAddress("/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus"),
            "RequestName",
            "su",
            (_WATCHER, _NO_QUEUE),
        )
        assert self._reply(request) == (1,)

    def disappear(self) -> None:
        """Give the watcher's name away, as a panel that ends does."""
        self._reply(bus_call("ReleaseName", _WATCHER))

    def say_that_hosts_changed(self, *, draws: bool) -> None:
        """Let there be a host, or none any more, behind a watcher that stays."""
        self.draws = draws
        name = "StatusNotifierHostRegistered" if draws else "StatusNotifierHostUnregistered"
        self.connection.send(new_signal(DBusAddress(_WATCHER_PATH, interface=_WATCHER), name))

    def call(self, interface: str, member: str, signature: str = "", *body: object) -> Any:
        """Call the item that registered last, or its menu; the body of the answer, or RefusedError."""
        return self.call_at(PATHS[interface], interface, member, signature, *body)

    def call_at(self, path: str, interface: str, member: str, signature: str = "", *body: object) -> Any:
        """Call any object of the item that registered last; without an interface if that is empty."""
        address = DBusAddress(path, bus_name=self.items[-1], interface=interface or None)
        return self._reply(new_method_call(address, member, signature or None, body))

    def properties(self, interface: str) -> dict[str, Any]:
        """All properties of the item or its menu, without their signatures."""
        (found,) = self.call_at(PATHS[interface], PROPERTIES, "GetAll", "s", interface)
        return {name: value for name, (_, value) in found.items()}

    def take_signals(self) -> list[tuple[str, Any]]:
        """The signals heard since the last time, of everything that was sent before this."""
        if self._icon:
            ping = DBusAddress("/", bus_name=self._icon, interface="org.freedesktop.DBus.Peer")
            self._reply(new_method_call(ping, "Ping"))
        taken, self.signals = self.signals, []
        return taken

    def owned(self, name: str) -> bool:
        """Whether a name has an owner."""
        return bool(self._reply(bus_call("NameHasOwner", name))[0])

    def close(self) -> None:
        """Leave the bus."""
        self.connection.close()

    def _reply(self, message: Message) -> Any:
        answers: list[Any] = []
        errors: list[str] = []
        self.connection.call(message, lambda reply: answers.append(reply.body), errors.append)
        self._waiter.run_until(lambda: answers or errors)
        if errors:
            raise RefusedError(errors[0])
        return answers[0]

    def _hear(self, signal: Message) -> None:
        self.signals.append((field(signal, HeaderFields.member), signal.body))

    def _answer(self, call: Message) -> Message | None:
        member = field(call, HeaderFields.member)
        if member == "RegisterStatusNotifierItem":
            self._icon = field(call, HeaderFields.sender)
            self.items.append(call.body[0])
            return new_method_return(call)
        if member == "Get" and self.draws is not None:
            assert call.body == (_WATCHER, "IsStatusNotifierHostRegistered")
            return new_method_return(call, "v", (("b", self.draws),))
        return new_error(call, "org.freedesktop.DBus.Error.UnknownProperty")
