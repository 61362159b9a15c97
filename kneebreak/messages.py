"""What comes in from outside: happenings for the engine, wishes for the program, commands of other processes."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from kneebreak.engine.events import Happening
from kneebreak.record import NamedTuple


class Wish(Enum):
    """Something the user wants of the program itself rather than of the engine."""

    GREET = "greet"
    SHOW_STATUS = "show status"
    OPEN_SCHEDULE = "open schedule"
    OPEN_LOG = "open log"
    OPEN_ABOUT = "open about"
    TOGGLE_AUTOSTART = "toggle autostart"
    DIAGNOSE = "diagnose"
    RELOAD = "reload"
    QUIT = "quit"


class Reply(NamedTuple):
    """The answer to a request: an exit code and what to print."""

    code: int
    """0 fine, 1 could not be done now, 2 the input is wrong."""
    text: str


class Request(NamedTuple):
    """A command that another process sent, such as `("snooze", "5 min")`."""

    words: tuple[str, ...]
    reply: Callable[[Reply], None]
    """To be called exactly once, from the shell's thread."""


class TrayClicked(NamedTuple):
    """The icon itself was clicked."""

    middle: bool
    """With the middle button; else the main one."""


class Trouble(NamedTuple):
    """Something that the user asked for does not work, in words for them."""

    text: str


Message = Happening | Wish | Request | TrayClicked | Trouble
Inbox = Callable[[Message], None]
"""Takes a message from any thread; the shell reads it at its next turn."""
