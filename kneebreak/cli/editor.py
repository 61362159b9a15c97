"""The editor that somebody works with where they are."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Mapping

from kneebreak.adapters.opener.editor import EVERYWHERE, stays_in_terminal
from kneebreak.cli.ask import complain
from kneebreak.language import tr
from kneebreak.record import NamedTuple


class Editor(NamedTuple):
    """A program to run here and to wait for."""

    command: tuple[str, ...]
    fills_terminal: bool


def choose(environment: Mapping[str, str]) -> Editor | None:
    """The editor that the user's variables name, or a common one where there is a terminal and no desktop.

    None: that is left to the desktop.
    """
    for variable in ("VISUAL", "EDITOR"):
        editor = _named(variable, environment.get(variable, ""))
        if editor is not None and (in_terminal() or not editor.fills_terminal):
            return editor
    if _has_desktop(environment) or not in_terminal():
        return None
    found = next(filter(None, map(shutil.which, EVERYWHERE)), None)
    return None if found is None else Editor((found,), fills_terminal=True)


def in_terminal() -> bool:
    """Whether somebody types into this very program and sees what it prints."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _named(variable: str, value: str) -> Editor | None:
    try:
        words = shlex.split(value, posix=os.name == "posix")
    except ValueError:
        complain(tr("{variable} is {value}, which has an open quote", variable=variable, value=value))
        return None
    if not words:
        return None
    name, *options = words
    program = shutil.which(name)
    if program is None:
        complain(tr("{variable} names {name}, which is not there", variable=variable, name=name))
        return None
    return Editor((program, *options), stays_in_terminal(os.path.basename(name), options))


def _has_desktop(environment: Mapping[str, str]) -> bool:
    everywhere = ("win32", "darwin")  # a tuple of its own, or a type checker takes the rest for unreachable
    return sys.platform in everywhere or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
