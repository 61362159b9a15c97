"""An icon on the private bus, looked at and used by the scripted host."""

from __future__ import annotations

from typing import Any

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.tray.frames import frames
from kneebreak.adapters.tray.statusnotifier import StatusNotifierTray
from kneebreak.messages import Message
from kneebreak.ports import Face, MenuItem
from tests.adapters.tray.bus import PrivateBus
from tests.adapters.tray.host import ITEM, MENU, Host
from tests.contracts.tray import START, Shown
from tests.fakes.file_waiter import SelectingWaiter

EVERYTHING = -1


class IconOnBus:
    """Drives a StatusNotifierTray through its host, as a panel with a user in front of it does."""

    def __init__(self, bus: PrivateBus, waiter: SelectingWaiter, host: Host, looks: str) -> None:
        self.heard: list[Message] = []
        self.items: tuple[MenuItem, ...] = ()
        self.registered: list[bool] = []
        self._looks = looks
        self._host = host
        self._waiter = waiter
        self._opened: list[Any] = []
        self._connection = Connection.open(bus.address, waiter, lambda: None)
        self.tray = StatusNotifierTray(
            self._connection, self.heard.append, lambda: self.items, looks, START, self.registered.append
        )

    def shows(self, face: Face) -> bool:
        found = self._host.properties(ITEM)
        return bool(
            found["IconPixmap"] == frames(self._looks, face)
            and found["Title"] == face.title
            and found["ToolTip"][2:] == (face.title, face.tooltip)
        )

    def is_there(self) -> bool:
        """Panels show an item as long as the name has an owner by which it registered."""
        self._waiter.run_until(lambda: self.registered)
        self._host.take_signals()
        return bool(self._host.items) and self._host.owned(self._host.items[-1])

    def click(self, *, middle: bool) -> None:
        self._host.call(ITEM, "SecondaryActivate" if middle else "Activate", "ii", 10, 20)

    def open_menu(self) -> tuple[Shown, ...]:
        self._host.call(MENU, "AboutToShow", "i", 0)
        _, (_, _, self._opened) = self._host.call(MENU, "GetLayout", "iias", 0, EVERYTHING, [])
        return shown(self._opened)

    def choose(self, *labels: str) -> None:
        lines = self._opened
        for label in labels[:-1]:
            lines = _line(lines, label)[2]
        self._host.call(MENU, "Event", "isvu", _line(lines, labels[-1])[0], "clicked", ("i", 0), 0)

    def join_anew(self) -> None:
        """Go to the bus that has taken the place of the one that ended."""
        self._waiter.run_until(lambda: not self._connection.is_joined)
        self._connection.join_anew()

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()


def shown(lines: list[Any]) -> tuple[Shown, ...]:
    """Lines as a layout has them, as a host draws them."""
    return tuple(_drawn(properties, below) for _, (_, properties, below) in lines)


def _drawn(properties: dict[str, tuple[str, Any]], below: list[Any]) -> Shown:
    told = {name: value for name, (_, value) in properties.items()}
    is_separator = told.get("type") == "separator"
    checked = bool(told["toggle-state"]) if told.get("toggle-type") == "checkmark" else None
    assert bool(below) == (told.get("children-display") == "submenu")
    label = told.get("label", "").replace("__", "_")
    return Shown(label, told.get("enabled", True) and not is_separator, checked, shown(below))


def _line(lines: list[Any], label: str) -> Any:
    return next(line for _, line in lines if line[1].get("label") == ("s", label))
