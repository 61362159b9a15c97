"""The watcher that tells panels which items there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.handshake import BusError
from kneebreak.adapters.dbus.messages import BUS, DBusAddress, MatchRule, Message, has_body, new_method_call

_WATCHER = "org.kde.StatusNotifierWatcher"
_PATH = "/StatusNotifierWatcher"
_BUS_OBJECT = DBusAddress("/org/freedesktop/DBus", bus_name=BUS, interface=BUS)
_NO_QUEUE = 4  # of the flags of org.freedesktop.DBus.RequestName
_AT_ONCE = timedelta(seconds=1)  # a watcher answers within milliseconds


def host_is_there(connection: Connection) -> bool:
    """Whether some panel draws the items of this protocol; blocks for a second at most."""
    try:
        reply = connection.call_now(_host_question(), _AT_ONCE)
    except BusError:
        return False
    return _is_true(reply)


class Registration:
    """Keeps the item of this connection known to the watcher, which starts anew with the panel.

    `drawn` hears at the beginning and at each change whether the item has a panel that draws it. Names are those of
    the StatusNotifierItem specification.
    """

    def __init__(self, connection: Connection, drawn: Callable[[bool], None]) -> None:
        self._connection = connection
        self._drawn = drawn
        self._is_drawn: bool | None = None
        self._name = ""
        self._ended = False
        connection.watch_name(_WATCHER, self._watcher_changed)
        for change in ("StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"):
            rule = MatchRule(type="signal", interface=_WATCHER, member=change, path=_PATH)
            connection.on_signal(rule, lambda _: self._ask_for_host())
        connection.on_joined(self._begin)
        self._begin()

    def end(self) -> None:
        """Let the item be forgotten: watchers drop an item whose name has no owner."""
        self._ended = True
        self._connection.send(new_method_call(_BUS_OBJECT, "ReleaseName", "s", (self._name,)))

    def _begin(self) -> None:
        if self._ended:
            return
        # A name for this item alone: by the connection, for two sandboxes may share the number of a process.
        self._name = f"org.kde.StatusNotifierItem-{self._connection.unique_name.lstrip(':').replace('.', '-')}"
        name = new_method_call(_BUS_OBJECT, "RequestName", "su", (self._name, _NO_QUEUE))
        self._connection.call(name, failed=lambda _: self._go_by_unique_name())
        self._register()

    def _go_by_unique_name(self) -> None:
        """A sandbox may allow no names; watchers take the connection's own as well."""
        self._name = self._connection.unique_name
        self._register()

    def _watcher_changed(self, owner: str) -> None:
        if owner:
            self._register()
        else:
            self._tell(drawn=False)

    def _register(self) -> None:
        if self._ended:
            return
        register = new_method_call(_watcher(_WATCHER), "RegisterStatusNotifierItem", "s", (self._name,))
        self._connection.call(register, lambda _: self._ask_for_host(), lambda _: self._tell(drawn=False))

    def _ask_for_host(self) -> None:
        self._connection.call(
            _host_question(),
            lambda reply: self._tell(drawn=_is_true(reply)),
            # A watcher that does not say whether there is a host is taken for one that is a host itself.
            lambda _: self._tell(drawn=True),
        )

    def _tell(self, *, drawn: bool) -> None:
        if drawn is not self._is_drawn:
            self._is_drawn = drawn
            self._drawn(drawn)


def _watcher(interface: str) -> DBusAddress:
    return DBusAddress(_PATH, bus_name=_WATCHER, interface=interface)


def _host_question() -> Message:
    properties = _watcher("org.freedesktop.DBus.Properties")
    return new_method_call(properties, "Get", "ss", (_WATCHER, "IsStatusNotifierHostRegistered"))


def _is_true(reply: Message) -> bool:
    return has_body(reply, "v") and bool(reply.body[0] == ("b", True))
