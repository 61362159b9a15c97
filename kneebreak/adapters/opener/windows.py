"""Opening on Windows, by the shell's own verbs."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

from kneebreak.adapters.opener import process, wording
from kneebreak.adapters.surroundings import Surroundings

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file is at home


run = process.run


def open_file(path: str, around: Surroundings) -> None:
    """Open a file in the program for its type, or where there is none in Notepad."""
    if os.path.isfile(path):  # noqa: PTH113 - like its neighbours
        _in_background([lambda: os.startfile(path), lambda: _notepad(path)], path, around.trouble)  # noqa: S606 - that is the task
    else:
        around.trouble(wording.no_file(path))


def open_folder(path: str, around: Surroundings) -> None:
    """Open a folder in the Explorer."""
    if os.path.isdir(path):  # noqa: PTH112 - like its neighbours
        _in_background([lambda: os.startfile(path)], path, around.trouble)  # noqa: S606 - that is the task
    else:
        around.trouble(wording.no_folder(path))


def _notepad(path: str) -> None:
    # No Windows path can hold a double quote.
    os.startfile("notepad.exe", "open", f'"{path}"')  # noqa: S606, S607 - the shell knows where its Notepad is


def _in_background(ways: list[Callable[[], None]], path: str, trouble: Callable[[str], None]) -> None:
    """Try each way in a thread: the shell may take seconds to find a program."""

    def run() -> None:
        reasons = []
        for way in ways:
            try:
                way()
            except OSError as error:
                reasons.append(str(error))
            else:
                return
        trouble(wording.not_opened(path, reasons))

    threading.Thread(target=run, name="opener", daemon=True).start()
