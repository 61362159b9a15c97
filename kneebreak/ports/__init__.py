"""What the core wants of the world: a Protocol for each need in its own words, and the values they pass."""

from kneebreak.ports.autostart import Autostart
from kneebreak.ports.busy import Busyness
from kneebreak.ports.clock import Clock, Reading
from kneebreak.ports.hooks import Commands
from kneebreak.ports.log import BreakLog
from kneebreak.ports.memory import Memory
from kneebreak.ports.notifier import Ability, Bubble, Button, Notifier, Slot
from kneebreak.ports.presence import Presence
from kneebreak.ports.schedule import Mistakes, Schedule
from kneebreak.ports.tray import Face, Icon, Menu, MenuItem, Tray
from kneebreak.ports.waiter import FileWaiter, Waiter

__all__ = [
    "Ability",
    "Autostart",
    "BreakLog",
    "Bubble",
    "Busyness",
    "Button",
    "Clock",
    "Commands",
    "Face",
    "FileWaiter",
    "Icon",
    "Memory",
    "Menu",
    "MenuItem",
    "Mistakes",
    "Notifier",
    "Presence",
    "Reading",
    "Schedule",
    "Slot",
    "Tray",
    "Waiter",
]
