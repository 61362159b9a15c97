"""TOML files, read from disk."""

from __future__ import annotations

import os
import stat

from kneebreak.adapters.config.mistake import Mistake, ScheduleMistakes
from kneebreak.adapters.contended import patiently
from kneebreak.adapters.toml_text import parsed
from kneebreak.language import tr
from kneebreak.record import NamedTuple
from kneebreak.wording.span import escaped

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_LARGEST = 128 * 1024
"""In bytes: sixteen default schedules, read in half a second whatever is in them."""


class Source(NamedTuple):
    """What a file says."""

    file: str
    """Its base name, for messages."""
    text: bytes
    """UTF-8, without a byte order mark."""
    document: dict[str, object]


def read(path: str) -> Source:
    """Read a TOML file; raises ScheduleMistakes with the one thing that keeps it from being read."""
    file = escaped(os.path.basename(path) or path)  # noqa: PTH119  pathlib costs the daemon 1.2 MB
    try:
        content = _content(path)
    except OSError as error:
        what = tr(
            "cannot be read ({strerror}); see to it that the file exists and that you may read it",
            strerror=error.strerror,
        )
        raise _of_file(file, what) from None
    except _Unreadable as unreadable:
        raise _of_file(file, str(unreadable)) from None
    return parse(file, content)


def parse(file: str, content: bytes) -> Source:
    """What the content of a file of this name says; raises ScheduleMistakes where it is no TOML."""
    text = content.removeprefix(BYTE_ORDER_MARK)  # some editors on Windows begin a file with it
    try:
        return Source(file, text, parsed(text.decode()))
    except (ValueError, RecursionError) as error:
        # Loaded for a mistake only.
        from kneebreak.adapters.config.syntax import explain  # noqa: PLC0415

        raise ScheduleMistakes([explain(file, text, error)]) from None


class _Unreadable(Exception):  # noqa: N818  it is the file's state, and becomes a mistake at once
    """The file is of a sort that is not read."""


def _content(path: str) -> bytes:
    mode = os.stat(path).st_mode  # noqa: PTH116  as above; before opening, for opening a pipe would wait for its writer
    if stat.S_ISDIR(mode):
        raise _Unreadable(tr("is a folder; name the file in it"))
    if not stat.S_ISREG(mode):
        raise _Unreadable(tr("is no regular file; name a text file"))
    with patiently(lambda: open(path, "rb")) as file:  # noqa: PTH123  as above
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise _Unreadable(tr("is larger than 128 KiB; that is no schedule, or make it shorter"))
    return content


def _of_file(file: str, what: str) -> ScheduleMistakes:
    return ScheduleMistakes([Mistake(file, None, None, "", what)])
