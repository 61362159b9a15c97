"""A program that may open something, and where programs are."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta

from kneebreak.record import NamedTuple


class Program(NamedTuple):
    """A program that is there, with its arguments."""

    name: str
    """What people call it."""
    command: tuple[str, ...]
    """Its absolute path and its arguments."""
    folder: str | None = None
    """Where it wants to run; None: anywhere."""
    patience: timedelta = timedelta(seconds=2)
    """An end with an error within this time means that it opened nothing."""


class Unfit(NamedTuple):
    """Something that should have opened it and cannot."""

    why: str


Candidate = Program | Unfit


def find(name: str, environment: Mapping[str, str]) -> str | None:
    """The absolute path of an executable file, by its own or by its name in PATH; None: it is not there."""
    if "/" in name:
        return name if name.startswith("/") and _is_executable(name) else None
    folders = (environment.get("PATH") or os.defpath).split(":")
    # What a relative folder means depends on where we happen to run.
    paths = (f"{folder}/{name}" for folder in folders if folder.startswith("/"))
    return next(filter(_is_executable, paths), None) if name else None


def _is_executable(path: str) -> bool:
    return os.path.isfile(path) and os.access(path, os.X_OK)  # noqa: PTH113 - pathlib costs the daemon 1.2 MB
