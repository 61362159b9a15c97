"""What commands print line by line, however early its reader stops."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from io import TextIOWrapper

from kneebreak.adapters.plaintext import clean


def print_lines(lines: Iterable[str], *, to_people: bool) -> int:
    """Print lines as long as somebody reads them; returns the exit code."""
    if sys.stdout is None:  # a program without a console has no streams
        return 0
    try:
        _adapt(to_people=to_people)
        for line in lines:
            print(line)  # noqa: T201 - a command prints
        sys.stdout.flush()
    except OSError as error:
        _print_nowhere()
        return 0 if isinstance(error, BrokenPipeError) else 1  # whoever closed a pipe has read enough
    return 0


def print_at_once(line: str) -> bool:
    """Print a line for people now; False: nobody reads any more."""
    if sys.stdout is None:
        return False
    try:
        _adapt(to_people=True)
        print(clean(line), flush=True)  # noqa: T201 - a command prints
    except OSError:
        _print_nowhere()
        return False
    return True


def width() -> int | None:
    """How many columns a line may have; None: it does not go to a terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


def _print_nowhere() -> None:
    """Let what is still buffered go nowhere, or Python complains at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _adapt(*, to_people: bool) -> None:
    if not isinstance(sys.stdout, TextIOWrapper):
        return
    if to_people:
        sys.stdout.reconfigure(errors="replace")  # a question mark for what a terminal cannot show
    else:
        sys.stdout.reconfigure(encoding="utf-8")  # as JSON is: RFC 8259, section 8.1
