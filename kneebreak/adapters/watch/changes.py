"""The kernel's queue of changes in folders: inotify(7)."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterator

from kneebreak.record import NamedTuple

_HEAD = struct.Struct("iIII")
"""The watch's number, the mask, a cookie, the length of the name that follows."""
_FLAGS: int = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)  # Windows, for its type checker, lacks them
_MOST = 64 * 1024


class Change(NamedTuple):
    """Something that happened to a watched folder or to an entry of it."""

    watch: int
    mask: int
    name: str
    """Of the entry; "" where the folder itself is meant."""


class Changes:
    """A queue of changes; raises OSError where the kernel has no room for another one."""

    def __init__(self) -> None:
        # The C library that Python has loaded; looking for it would start other programs.
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._fd = self._checked(self._libc.inotify_init1(_FLAGS), "inotify")

    def fileno(self) -> int:
        """The descriptor that becomes readable with a change."""
        return self._fd

    def add_watch(self, folder: str, mask: int) -> int:
        """Watch a folder for what the mask names; its number."""
        return self._checked(self._libc.inotify_add_watch(self._fd, os.fsencode(folder), ctypes.c_uint32(mask)), folder)

    def read(self) -> Iterator[Change]:
        """What has come so far, oldest first."""
        try:
            buffer = os.read(self._fd, _MOST)
        except BlockingIOError:
            return
        at = 0
        while at < len(buffer):
            watch, mask, _, length = _HEAD.unpack_from(buffer, at)
            at += _HEAD.size + length
            yield Change(watch, mask, os.fsdecode(buffer[at - length : at].rstrip(b"\0")))

    def close(self) -> None:
        """Stop watching everything."""
        os.close(self._fd)

    def _checked(self, result: int, what: str) -> int:
        if result < 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), what)
        return result
