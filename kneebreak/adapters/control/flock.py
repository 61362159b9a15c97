"""One instance on Unix: a file lock that the kernel frees however the process ends."""

# ruff: noqa: PTH118 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import fcntl
import os
import sys

from kneebreak.adapters.control import runtime

assert sys.platform != "win32"  # noqa: S101 - tells the type checker where this file is at home


class Hold:
    """The locked file, held open."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def release(self) -> None:
        """Let another one in; the file stays, for whoever removes it could remove the lock of the next holder."""
        os.close(self._fd)


def hold(folder: str) -> Hold | None:
    """The lock of a runtime folder; None: another process has it."""
    runtime.prepare(folder, os.getuid())
    # O_CLOEXEC is Python's default: a child that outlives us must not keep the lock.
    fd = os.open(os.path.join(folder, runtime.LOCK), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # The sticky bit keeps those who clean up away: XDG Base Directory Specification, XDG_RUNTIME_DIR.
        os.fchmod(fd, 0o1600)
    except BlockingIOError:
        os.close(fd)
        return None
    except OSError:
        os.close(fd)
        raise
    return Hold(fd)
