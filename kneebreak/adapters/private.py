"""Files and folders for their owner alone, whatever the umask says."""

# ruff: noqa: PTH102, PTH112, PTH120 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager


def make_folder(path: str) -> None:
    """See to it that there is a folder; those above it that are missing are made for their owner alone as well.

    The XDG Base Directory Specification wants it so. Raises OSError where that fails.
    """
    above = os.path.dirname(path)
    if above not in ("", path) and not os.path.isdir(above):
        make_folder(above)
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:
        if not os.path.isdir(path):
            raise


@contextmanager
def naming(path: str) -> Iterator[None]:
    """Let an error within say which file it is about: that of a full disk does not by itself."""
    try:
        yield
    except OSError as error:
        if error.filename is not None:
            raise
        raise OSError(error.errno or errno.EIO, error.strerror or str(error), path) from None


def for_writing(path: str) -> int:
    """An empty file to write to, in place of what it held; raises OSError where that fails."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
