"""A file's content, put in place of another at one stroke."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from kneebreak.adapters import private
from kneebreak.adapters.config.toml import BYTE_ORDER_MARK
from kneebreak.adapters.contended import patiently
from kneebreak.language import tr


class Overtaken(Exception):  # noqa: N818  it is the moment's fault
    """The file is no longer what the new content was made from."""


def replace(path: str, old: bytes, new: bytes) -> None:
    """Put the new text into the file that holds the old one, whole or not at all.

    A symbolic link stays one, and a byte order mark, the permissions and the owner stay as well. Raises Overtaken
    where the file holds something else by now, and OSError where it may not be written.
    """
    file = Path(path).resolve()
    if not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    draft = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        content = patiently(file.read_bytes)
        if content.removeprefix(BYTE_ORDER_MARK) != old:
            raise Overtaken(path)
        mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK) else b""
        with private.naming(path):
            _write(draft, mark + new, file.stat())
        patiently(lambda: draft.replace(file))
    finally:
        draft.unlink(missing_ok=True)
    _settle(file.parent)


def hindrance(error: Overtaken | OSError) -> str:
    """What kept a file from being changed, and what to do about it, in words for its user."""
    if isinstance(error, Overtaken):
        return tr("{error}: another program saved it just now, so nothing was changed; try again", error=error)
    return tr("{place}: {error}; see to it that you may write there", place=error.filename, error=error.strerror)


def _write(draft: Path, content: bytes, like: os.stat_result) -> None:
    with open(private.for_writing(str(draft)), "wb") as file:  # noqa: PTH123  a path cannot be opened for its owner alone
        file.write(content)
        file.flush()
        if sys.platform != "win32":  # where files have no such owner
            _hand_over(file.fileno(), like)
        os.fsync(file.fileno())
    draft.chmod(like.st_mode & 0o7777)


def _settle(folder: Path) -> None:
    """Have the folder's new entry on the disk before anybody is told."""
    if sys.platform != "win32":  # where folders cannot be opened
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


if sys.platform != "win32":

    def _hand_over(descriptor: int, like: os.stat_result) -> None:
        """Give the file the owner it had, so that a superuser's change does not take it away."""
        written = os.fstat(descriptor)
        if (written.st_uid, written.st_gid) != (like.st_uid, like.st_gid):
            os.fchown(descriptor, like.st_uid, like.st_gid)
