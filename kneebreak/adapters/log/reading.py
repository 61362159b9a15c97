"""The log of all machines, read back."""

# ruff: noqa: PTH118, PTH123, PTH208 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import MAXYEAR, datetime
from typing import NamedTuple

from kneebreak.adapters.contended import patiently
from kneebreak.adapters.log.line import parse
from kneebreak.engine.entry import Correction
from kneebreak.engine.summary import Logged


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
        """What holds after all corrections, oldest first; a line that stands in several files counts once."""
        return _corrected(self.lines)


def read(folder: str, since: datetime | None = None) -> Contents:
    """Everything in the `*.jsonl` files of a folder: other machines' too, and the copies that file syncs leave.

    Changes nothing. Files whose names tell that all they hold is older than `since` are left out. A folder that is not
    there holds nothing; raises OSError where one cannot be read.
    """
    first_year = 0 if since is None else since.year - 1  # in some time zone the old year may still last
    try:
        names = sorted(filter(_is_log, os.listdir(folder)))
    except FileNotFoundError:
        return Contents((), ())
    lines: list[Line] = []
    problems: list[str] = []
    for name in names:
        if _year(name) < first_year:
            continue
        path = os.path.join(folder, name)
        try:
            for number, found in _lines(path):
                if isinstance(found, Line):
                    lines.append(found)
                else:
                    problems.append(f"{path}:{number}: {found}; the line is passed over")
        except OSError as error:
            problems.append(f"{path}: {error.strerror}; the file is passed over")
    return Contents(tuple(lines), tuple(problems))


def _is_log(name: str) -> bool:
    return name.endswith(".jsonl") and not name.startswith(".")


def _year(name: str) -> int:
    """The latest year that a file's name may speak of, whatever a file sync has added to it."""
    return max(map(int, re.findall(r"(?<!\d)\d{4}(?!\d)", name, re.ASCII)), default=MAXYEAR)


def _lines(path: str) -> Iterator[tuple[int, Line | str]]:
    """Number and line, or what is wrong with it."""
    with patiently(lambda: open(path, "rb")) as file:
        for number, raw in enumerate(file, 1):
            stripped = raw.strip()
            if stripped:
                yield number, _line(stripped)


def _line(raw: bytes) -> Line | str:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return "is not UTF-8"
    try:
        return Line(text, parse(text))
    except ValueError as error:
        return str(error)


def _corrected(lines: tuple[Line, ...]) -> list[tuple[Line, Logged]]:
    by_time = sorted({line.text: line for line in lines}.values(), key=_at)
    holding: dict[str, list[tuple[Line, Logged]]] = {}
    for line in by_time:
        if isinstance(line.says, Logged):
            holding.setdefault(line.says.id, []).append((line, line.says))
    for line in by_time:
        if isinstance(line.says, Correction):
            _undo(holding.get(line.says.undoes, []), line.says)
    return sorted((pair for pairs in holding.values() for pair in pairs), key=lambda pair: pair[1].at)


def _undo(entries: list[tuple[Line, Logged]], correction: Correction) -> None:
    """Take out the last of a prompt's entries that the correction can mean: one from before it.

    Where somebody set the clock back in between, all of them seem later, and it is the last one.
    """
    if entries:
        earlier = [index for index, (_, entry) in enumerate(entries) if entry.at <= correction.at]
        del entries[earlier[-1] if earlier else -1]


def _at(line: Line) -> datetime:
    return line.says.at
