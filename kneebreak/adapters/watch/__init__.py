"""Watching a file for changes that its user saves."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

from kneebreak.ports import FileWaiter


class Watch(Protocol):
    """Tells of changes until it is closed."""

    def close(self) -> None:
        """Tell of no more."""


def choose(path: str, loop: FileWaiter | None, changed: Callable[[], None]) -> Watch:
    """Calls `changed` soon after each save of a file, on the loop, or without one (None) from a thread of its own.

    The file and its folder need not exist. Raises OSError where the system has no room for another watch.
    """
    if sys.platform == "linux" and loop is not None:
        from kneebreak.adapters.watch import inotify  # noqa: PLC0415 - each platform loads its own

        return inotify.Watch(path, loop, changed)
    from kneebreak.adapters.watch import observer  # noqa: PLC0415 - the same

    return observer.Watch(path, changed)
