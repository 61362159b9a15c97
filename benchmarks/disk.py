"""What happens on the disk, seen from outside the program that writes there, and what the disk alone takes for it."""

from __future__ import annotations

import os
import select
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from kneebreak.adapters.watch.changes import Changes

_CLOSE_WRITE, _MOVED_TO = 0x8, 0x80
_LINE = b"." * 399 + b"\n"
"""As long as an entry."""


class DiskWatch:
    """Tells when a line was flushed to the log and when the memory file was replaced: inotify(7).

    The log is closed as soon as its line is flushed, so that its closing is the first moment at which that is known.
    """

    def __init__(self, log_folder: Path, memory: Path) -> None:
        self._changes = Changes()
        self._log = self._changes.add_watch(str(log_folder), _CLOSE_WRITE)
        self._memory = self._changes.add_watch(str(memory.parent), _MOVED_TO)
        self._name = memory.name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._changes.close()

    def forget(self) -> None:
        """Leave out of account what happened until now."""
        list(self._changes.read())

    def kept(self, within: float) -> tuple[float, float] | None:
        """When a line was flushed, and when the memory file was replaced after it; None: not within so many seconds."""
        deadline = time.monotonic() + within
        flushed: float | None = None
        while (left := deadline - time.monotonic()) > 0:
            select.select([self._changes], [], [], left)
            now = time.time()
            for change in self._changes.read():
                if change.watch == self._log:
                    flushed = now
                elif change.name == self._name and flushed is not None:
                    return flushed, now
        return None


def bare_flush(folder: Path) -> float:
    """Milliseconds that this disk takes to keep a line that is appended to a file, with nothing around it."""
    fd = os.open(folder / "bare", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        began = time.perf_counter()
        os.write(fd, _LINE)
        os.fdatasync(fd)
        return (time.perf_counter() - began) * 1000
    finally:
        os.close(fd)
