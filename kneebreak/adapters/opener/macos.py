"""Opening on macOS, by open(1)."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable

from kneebreak.adapters.opener import process, wording
from kneebreak.adapters.surroundings import Surroundings

_OPEN = "/usr/bin/open"

run = process.run


def open_file(path: str, around: Surroundings, program: str = _OPEN) -> None:
    """Open a file in the default text editor, whatever its type."""
    if os.path.isfile(path):  # noqa: PTH113 - like its neighbours
        _in_background([program, "-t", path], path, around.trouble)
    else:
        around.trouble(wording.no_file(path))


def open_folder(path: str, around: Surroundings, program: str = _OPEN) -> None:
    """Open a folder in the Finder."""
    if os.path.isdir(path):  # noqa: PTH112 - like its neighbours
        _in_background([program, path], path, around.trouble)
    else:
        around.trouble(wording.no_folder(path))


def _in_background(command: list[str], path: str, trouble: Callable[[str], None]) -> None:
    """Run a command in a thread: it waits for the program that it starts."""
    threading.Thread(target=_run, args=(command, path, trouble), name="opener", daemon=True).start()


def _run(command: list[str], path: str, trouble: Callable[[str], None]) -> None:
    try:
        ended = subprocess.run(  # noqa: S603 - no shell reads it
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False
        )
    except OSError as error:
        trouble(wording.not_opened(path, [str(error)]))
        return
    if ended.returncode:
        trouble(wording.not_opened(path, [ended.stderr.strip() or f"exit status {ended.returncode}"]))
