"""The icon in the tray and its menu."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Protocol

from kneebreak.messages import Message
from kneebreak.record import NamedTuple


class Icon(Enum):
    """What the tray icon can look like; told apart by shape, not by colour alone."""

    WORKING = "working"
    DUE = "due"
    AWAY = "away"
    PAUSED = "paused"
    """Nothing comes: the user asked for silence, or is busy."""
    OFF = "off"


class Face(NamedTuple):
    """What the tray icon shows."""

    icon: Icon
    eighths: int
    """How far the interval has gone, 0 to 8; 0 for icons other than WORKING."""
    title: str
    tooltip: str
    """Plain text of one or two lines, with absolute clock times so that it does not go stale."""


class MenuItem(NamedTuple):
    """A line of the tray menu; an empty label is a separator, one without `means` and `items` is a text."""

    label: str
    means: Message | None = None
    items: tuple[MenuItem, ...] = ()
    checked: bool | None = None
    """None: not a check mark."""
    default: bool = False
    """Whether a click on the icon does this where the icon can do no better."""


Menu = Callable[[], tuple[MenuItem, ...]]
"""Makes the menu as it is at this moment; trays ask on each opening."""


class Tray(Protocol):
    """An icon in the desktop's tray, with a menu."""

    def show(self, face: Face) -> None:
        """Let the icon look like this from now on."""

    def close(self) -> None:
        """Take the icon away."""
