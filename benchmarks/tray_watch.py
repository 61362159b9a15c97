"""The moment at which an icon is in the tray."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jeepney import MatchRule, message_bus  # type: ignore[import-untyped]  # jeepney ships no types
from jeepney.io.blocking import (  # type: ignore[import-untyped]  # jeepney ships no types
    DBusConnection,
    Proxy,
    open_dbus_connection,
)

_WATCHER = "org.kde.StatusNotifierWatcher"
_WITHIN = 10.0
"""Seconds that a start may take."""


class TrayWatch:
    """Listens on a session's bus for icons that were registered with the tray."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._rule = MatchRule(type="signal", interface=_WATCHER, member="StatusNotifierItemRegistered")
        Proxy(message_bus, connection).AddMatch(self._rule)

    @contextmanager
    def registration(self) -> Iterator[None]:
        """Left as soon as an icon is registered that was not when it was entered; TimeoutError after 10 s."""
        with self._connection.filter(self._rule) as registered:
            yield
            self._connection.recv_until_filtered(registered, timeout=_WITHIN)


@contextmanager
def watch(address: str) -> Iterator[TrayWatch]:
    """A watch on the bus of this address."""
    with open_dbus_connection(bus=address) as connection:
        yield TrayWatch(connection)
