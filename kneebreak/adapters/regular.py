"""Files that hold bytes, told from what else somebody may have put in their place."""

from __future__ import annotations

import errno
import os
import stat
from typing import BinaryIO

# A pipe is opened at once, without waiting for its writer; Windows has neither such pipes nor these words for them.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_APPENDING = (
    os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
) | getattr(os, "O_NOFOLLOW", 0)


def for_reading(path: str) -> BinaryIO:
    """A file to read, perhaps by a link; raises OSError where it is a folder, a pipe or a device."""
    return open(_checked(os.open(path, _READING), path), "rb")


def for_appending(path: str) -> int:
    """A file to append to, made for its owner alone where there is none; raises OSError where it is anything else.

    A link is refused: whoever may write into the folder could have what is appended end up in any file of the user's.
    """
    try:
        return _checked(os.open(path, _APPENDING, 0o600), path)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, "is a link; put the file itself in its place", path) from None
        raise


def _checked(fd: int, path: str) -> int:
    mode = os.fstat(fd).st_mode
    if stat.S_ISREG(mode):
        return fd
    os.close(fd)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    raise OSError(errno.EINVAL, "is no regular file", path)
