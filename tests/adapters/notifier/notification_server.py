"""A notification server that does as a test tells it, on a real bus."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import NamedTuple

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import (
    BUS,
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)

NAME = "org.freedesktop.Notifications"
_OBJECT = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)
_BUS_OBJECT = DBusAddress("/org/freedesktop/DBus", bus_name=BUS, interface=BUS)


class Notification(NamedTuple):
    """The arguments of Notify, and the id it was given."""

    id: int
    application: str
    replaces: int
    icon: str
    title: str
    text: str
    actions: list[str]
    hints: dict[str, tuple[str, object]]
    timeout: int

    def key(self, label: str) -> str:
        """The key of the action with this label."""
        return self.actions[self.actions.index(label) - 1]


class NotificationServer:
    """Keeps what it shows; replies can be held back or refused, and every signal can be sent by hand."""

    def __init__(
        self,
        connection: Connection,
        name: str = "Plasma",
        capabilities: Iterable[str] = ("actions", "body", "body-markup"),
        first_id: int = 1,
    ) -> None:
        self.up: dict[int, Notification] = {}
        self.notified: list[Notification] = []
        self.closed: list[int] = []
        self.closing_starts_servers = False
        """Whether a bubble was ever closed in a way that would have started a server for it."""
        self.asked: list[str] = []
        self.properties: dict[tuple[str, str], tuple[str, object]] = {}
        """By interface and name: the D-Bus type and the value."""
        self.holds = False
        """Whether answers to Notify wait for `release`."""
        self.refuses: str | None = None
        """The error that Notify is answered with."""
        self._connection = connection
        self._name = name
        self._capabilities = list(capabilities)
        self._next = first_id
        self._held: list[Message] = []
        connection.serve(_OBJECT.object_path, self.answer)
        self.take_name()

    @property
    def shown(self) -> Notification:
        """The one bubble that is up."""
        (notification,) = self.up.values()
        return notification

    def take_name(self, flags: int = 3) -> None:
        """Become the server of the desktop, and let others become it (flags as of RequestName)."""
        request = new_method_call(_BUS_OBJECT, "RequestName", "su", (NAME, flags))
        self._connection.call_now(request, timedelta(seconds=2))

    def answer(self, call: Message) -> Message | None:
        """Answer a call as a server does."""
        member = call.header.fields[HeaderFields.member]
        self.asked.append(member)
        methods: dict[str, Callable[[Message], Message | None]] = {
            "GetServerInformation": lambda call: new_method_return(call, "ssss", (self._name, "us", "1", "1.2")),
            "GetCapabilities": lambda call: new_method_return(call, "as", (self._capabilities,)),
            "Notify": self._notify,
            "CloseNotification": self._close,
            "Get": self._get,
        }
        return methods[member](call)

    def release(self) -> None:
        """Send the answers that were held back."""
        for reply in self._held:
            self._connection.send(reply)
        self._held.clear()

    def act(self, number: int, key: str, reason: int = 2, times: int = 1) -> None:
        """Say that an action was invoked, and close the bubble."""
        for _ in range(times):
            self.signal("ActionInvoked", "us", number, key)
        self.close(number, reason, times)

    def close(self, number: int, reason: int, times: int = 1) -> None:
        """Close a bubble and say why."""
        self.up.pop(number, None)
        for _ in range(times):
            self.signal("NotificationClosed", "uu", number, reason)

    def turn(self, interface: str, name: str, *, on: bool, say_value: bool = True) -> None:
        """Change a property that is on or off, and say so, with or without its value."""
        self.properties[interface, name] = ("b", on)
        values, invalid = ({name: ("b", on)}, []) if say_value else ({}, [name])
        properties = DBusAddress(_OBJECT.object_path, interface="org.freedesktop.DBus.Properties")
        self._connection.send(new_signal(properties, "PropertiesChanged", "sa{sv}as", (interface, values, invalid)))

    def signal(self, member: str, signature: str, *body: object) -> None:
        self._connection.send(new_signal(_OBJECT, member, signature, body))

    def _notify(self, call: Message) -> Message | None:
        if self.refuses is not None:
            return new_error(call, self.refuses)
        application, replaces, *rest = call.body
        number = replaces or self._next
        self._next = max(self._next, number + 1)
        notification = Notification(number, application, replaces, *rest)
        self.up[number] = notification
        self.notified.append(notification)
        reply = new_method_return(call, "u", (number,))
        if self.holds:
            self._held.append(reply)
            return new_signal(_OBJECT, "NothingYet")
        return reply

    def _close(self, call: Message) -> Message:
        (number,) = call.body
        self.closed.append(number)
        self.closing_starts_servers |= not call.header.flags & MessageFlag.no_auto_start
        if number in self.up:
            self.close(number, 3)
        return new_method_return(call)

    def _get(self, call: Message) -> Message:
        interface, name = call.body
        if (interface, name) not in self.properties:
            return new_error(call, "org.freedesktop.DBus.Error.UnknownProperty")
        return new_method_return(call, "v", (self.properties[interface, name],))
