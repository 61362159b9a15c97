"""The log of all machines, read back."""

# ruff: noqa: PTH118, PTH208 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from datetime import MAXYEAR, datetime
from functools import partial
from typing import BinaryIO

from kneebreak.adapters import regular
from kneebreak.adapters.contended import patiently
from kneebreak.adapters.log.correcting import corrected
from kneebreak.adapters.log.line import parse
from kneebreak.engine.entry import Correction
from kneebreak.engine.summary import Logged
from kneebreak.record import NamedTuple
from kneebreak.wording.span import escaped

_LARGEST = 64 * 1024 * 1024
_LONGEST = 64 * 1024
"""Bytes of a line that are read; those of kneebreak have a few hundred."""
_MOST_PROBLEMS = 1000
"""After so many of one file nobody needs to hear more, nor wait for them."""


class Line(NamedTuple):
    """A line as it stands, and what it says."""

    text: str
    says: Logged | Correction


class Contents(NamedTuple):
    """What a folder of logs holds."""

    lines: tuple[Line, ...]
    """Every line that can be read, file by file, as it stands."""
    problems: tuple[str, ...]
    """What was passed over: where, and what is wrong with it."""

    def corrected(self) -> list[tuple[Line, Logged]]:
        """What holds after all corrections, oldest first; what stands in several files counts once."""
        lines = [self.lines[place] for place in corrected([line.says for line in self.lines])]
        return [(line, line.says) for line in lines if isinstance(line.says, Logged)]


def read(folder: str, since: datetime | None = None) -> Contents:
    """Everything in the `*.jsonl` files of a folder: other machines' too, and the copies that file syncs leave.

    Changes nothing. Files whose names tell that all they hold is older than `since` are left out. A folder that is not
    there holds nothing; raises OSError where one cannot be read.
    """
    problems: list[str] = []
    lines = [Line(text, says) for text, says in readable(folder, since, problems)]
    return Contents(tuple(lines), tuple(problems))


def readable(folder: str, since: datetime | None, problems: list[str]) -> Iterator[tuple[str, Logged | Correction]]:
    """The text and meaning of each line that `read` reads; what is wrong with the others is added to `problems`."""
    first_year = 0 if since is None else since.year - 1  # in some time zone the old year may still last
    try:
        names = sorted(filter(_is_log, os.listdir(folder)))
    except FileNotFoundError:
        return
    for name in names:
        if _year(name) < first_year:
            continue
        path = os.path.join(folder, name)
        try:
            yield from _lines(path, problems)
        except OSError as error:
            problems.append(f"{escaped(path)}: {error.strerror}; the file is passed over")


def _is_log(name: str) -> bool:
    return name.endswith(".jsonl") and not name.startswith(".")


def _year(name: str) -> int:
    """The latest year that a file's name may speak of, whatever a file sync has added to it."""
    return max(map(int, re.findall(r"(?<!\d)\d{4}(?!\d)", name, re.ASCII)), default=MAXYEAR)


def _lines(path: str, problems: list[str]) -> Iterator[tuple[str, Logged | Correction]]:
    enough = len(problems) + _MOST_PROBLEMS
    with patiently(lambda: regular.for_reading(path)) as file:
        if os.fstat(file.fileno()).st_size > _LARGEST:
            raise OSError(errno.EFBIG, "is larger than 64 MiB, which no year of breaks is")
        for number, raw in enumerate(_lines_of(file), 1):
            if len(problems) == enough:
                problems.append(f"{escaped(path)}:{number}: this is no log; the rest of the file is passed over")
                return
            stripped = raw.strip()
            if not stripped:
                continue
            try:
                text = stripped.decode()
                says = parse(text)
            except UnicodeDecodeError:
                problems.append(f"{escaped(path)}:{number}: is not UTF-8; the line is passed over")
            except ValueError as error:
                problems.append(f"{escaped(path)}:{number}: {error}; the line is passed over")
            else:
                yield text, says


def _lines_of(file: BinaryIO) -> Iterator[bytes]:
    """The beginnings of its lines."""
    for line in iter(partial(file.readline, _LONGEST), b""):
        yield line
        rest = line
        while len(rest) == _LONGEST and not rest.endswith(b"\n"):
            rest = file.readline(_LONGEST)
