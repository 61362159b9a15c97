"""A practice on the screen: a page in the browser where there is one, else a terminal."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Mapping
from typing import Protocol


def has_browser(environment: Mapping[str, str]) -> bool:
    """Whether a browser with a window can be opened here."""
    # Without a desktop, webbrowser would put a text browser into this very terminal.
    if sys.platform not in ("win32", "darwin") and not ({"DISPLAY", "WAYLAND_DISPLAY"} & environment.keys()):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


class Keys(Protocol):
    """Single keys, as they are typed."""

    can_come: bool
    """Whether anybody could type at all."""

    def wait(self, seconds: float) -> str:
        """What is typed within this time; empty if nothing is. Raises EOFError where nothing more can come."""

    def close(self) -> None:
        """Give back what it holds."""


def choose_keys() -> Keys:
    """The keys of the terminal that this process was started from."""
    if sys.stdin is None or not sys.stdin.isatty():
        from kneebreak.adapters.practice.keys_none import NoKeys  # noqa: PLC0415 - one case's own

        return NoKeys()
    if sys.platform == "win32":
        from kneebreak.adapters.practice.keys_windows import ConsoleKeys  # noqa: PLC0415 - one platform's own

        return ConsoleKeys()
    else:  # noqa: RET505 - an else is what a type checker for another platform can leave out
        from kneebreak.adapters.practice.keys_posix import TerminalKeys  # noqa: PLC0415 - the same

        return TerminalKeys(sys.stdin.fileno())
