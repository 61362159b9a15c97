"""The folders and names that a path leads through, symbolic links followed one by one."""

from __future__ import annotations

import os
from collections.abc import Iterator

from kneebreak.record import NamedTuple

_MOST_LINKS = 40  # as many as the kernel follows: path_resolution(7)


class Step(NamedTuple):
    """A real folder on the way, and the name in it on which the way depends."""

    folder: str
    name: str | None
    """None: an ordinary folder follows, and nothing but its going away could change the way."""


def route(path: str) -> Iterator[Step]:
    """Lead from the root to what `path` means, or as far as it exists.

    Looks into a folder only after its step was taken, so that who watches each step misses nothing.
    """
    folder, ahead = "/", _names(os.path.join(os.getcwd(), path))  # noqa: PTH109, PTH118 - pathlib costs 1.2 MB
    links = 0
    while ahead:
        yield Step(folder, None)
        name = ahead.pop(0)
        entry = os.path.normpath(os.path.join(folder, name))  # noqa: PTH118 - the same
        if ahead and _target(entry) is None and os.path.isdir(entry):  # noqa: PTH112 - the same
            folder = entry
            continue
        yield Step(folder, name)
        target = _target(entry)
        links += target is not None
        if target is None and os.path.isdir(entry):  # noqa: PTH112 - the same
            folder = entry
            continue
        if target is None or links > _MOST_LINKS:
            return
        folder = "/" if target.startswith("/") else folder
        ahead = _names(target) + ahead


def _names(path: str) -> list[str]:
    return [name for name in path.split("/") if name not in ("", ".")]


def _target(entry: str) -> str | None:
    """Where a symbolic link points; None: it is none."""
    try:
        return os.readlink(entry)  # noqa: PTH115 - pathlib costs 1.2 MB
    except OSError:
        return None
