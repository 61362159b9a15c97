"""Files that another program has open at this very moment, which on Windows stands in one's way."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

_Result = TypeVar("_Result")

_TRIES = 100
_LULL_SECONDS = 0.005
"""Together half a second: reading a file of ours takes milliseconds, and a file that may not be touched stays so."""
# ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION; Python's own open() goes by C's errno and leaves this at None.
_IN_THE_WAY = (5, 32, None)
_LOCKED_BYTE = 1 << 40
"""Far behind all that a file of ours will hold: a byte that is locked on Windows can be read by nobody else."""


def patiently(attempt: Callable[[], _Result]) -> _Result:
    """What `attempt` returns; on Windows it is tried again for a while where it meets a file that is in use.

    Windows does not let a file be replaced while another program reads it, nor read while it is being replaced, and
    says PermissionError to both sides. Raises what the last attempt raised.
    """
    if sys.platform == "win32":
        for _ in range(_TRIES - 1):
            try:
                return attempt()
            except PermissionError as error:
                if error.winerror not in _IN_THE_WAY:
                    raise
            time.sleep(_LULL_SECONDS)
    return attempt()


@contextmanager
def alone(fd: int) -> Iterator[None]:
    """Let one program at a time append to a file, where the system does not see to that.

    On Windows the C library appends in two steps, looking for the end and writing there; elsewhere write(2) does both.
    Raises OSError where somebody else does not let go of it.
    """
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there on Windows only

        def lock() -> None:
            os.lseek(fd, _LOCKED_BYTE, os.SEEK_SET)
            try:
                msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
            except OSError as held:  # of the C library, with whatever number; Wine's is 0
                raise PermissionError(errno.EACCES, "another program goes on writing to it") from held

        patiently(lock)
        try:
            yield
        finally:
            os.lseek(fd, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)
    else:
        yield
