"""Opening the schedule and the log in the user's own programs."""

from __future__ import annotations

import sys
from typing import Protocol

from kneebreak.adapters.opener.attempts import Failed
from kneebreak.adapters.surroundings import Surroundings


class Opener(Protocol):
    """What a platform has for opening; all return at once, and `around.trouble` hears where nothing could open it."""

    def open_file(self, path: str, around: Surroundings) -> None:
        """Open a TOML file in the user's text editor."""

    def open_folder(self, path: str, around: Surroundings) -> None:
        """Open a folder in the user's file manager."""

    def run(self, command: tuple[str, ...], failed: Failed, around: Surroundings) -> None:
        """Run a command of our own; `failed` is called if it ends with an error."""


def open_file(path: str, around: Surroundings) -> None:
    """Open a TOML file in the user's text editor; `path` is absolute."""
    choose().open_file(path, around)


def open_folder(path: str, around: Surroundings) -> None:
    """Open a folder in the user's file manager; `path` is absolute."""
    choose().open_folder(path, around)


def open_page(command: tuple[str, ...], text: str, around: Surroundings) -> None:
    """Open a page by a command of our own, in a process that is gone afterwards; where it cannot, a text instead."""
    choose().run(command, lambda _: open_file(text, around), around)


def choose() -> Opener:
    """What this platform has for opening."""
    if sys.platform == "win32":
        from kneebreak.adapters.opener import windows  # noqa: PLC0415 - one platform's own, and rarely asked for

        return windows
    elif sys.platform == "darwin":  # noqa: RET505 - an elif is what a type checker for another platform can leave out
        from kneebreak.adapters.opener import macos  # noqa: PLC0415 - the same

        return macos
    else:
        from kneebreak.adapters.opener import freedesktop  # noqa: PLC0415 - the same

        return freedesktop
