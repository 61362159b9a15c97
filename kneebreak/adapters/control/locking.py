"""One instance on Windows: a locked byte that the system frees however the process ends."""

# ruff: noqa: PTH103, PTH118 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import msvcrt
import os
import sys

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file is at home


class Hold:
    """The locked file, held open."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def release(self) -> None:
        """Let another one in."""
        os.close(self._fd)


def hold(folder: str) -> Hold | None:
    """The lock of a runtime folder; None: another process has it."""
    os.makedirs(folder, exist_ok=True)
    fd = os.open(os.path.join(folder, "lock"), os.O_RDWR | os.O_CREAT | os.O_BINARY | os.O_NOINHERIT, 0o600)
    try:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
    except OSError:
        os.close(fd)
        return None
    return Hold(fd)
