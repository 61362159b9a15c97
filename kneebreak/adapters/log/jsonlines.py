"""One machine's part of the log: lines are appended to it, and never changed."""

# ruff: noqa: PTH110, PTH118, PTH208 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, tzinfo

from kneebreak.adapters import private, regular
from kneebreak.adapters.contended import alone, patiently
from kneebreak.engine.entry import Correction, Entry, Outcome, Via, exercise_of
from kneebreak.engine.events import Practised
from kneebreak.engine.movement import Posture, Side, Sides

VERSION = 1
_BLOCK = 256 * 1024
"""How many bytes from the end are searched for the outcomes of one prompt: a thousand lines or so."""


class JsonLinesLog:
    """Appends lines to `<machine>-<year>.jsonl`, with times as the zone has them; holds no file open in between."""

    def __init__(self, folder: str, machine: str, zone: tzinfo) -> None:
        self._folder = folder
        self._machine = machine
        self._zone = zone

    def append(self, line: Entry | Correction) -> None:
        """Write a line so that it survives a power cut; raises OSError where that fails."""
        private.make_folder(self._folder)
        path = os.path.join(self._folder, f"{self._machine}-{line.at.astimezone(self._zone).year:04}.jsonl")
        is_new = not os.path.exists(path)
        text = json.dumps(self._fields(line), ensure_ascii=False, separators=(",", ":"))
        fd = patiently(lambda: regular.for_appending(path))
        try:
            # Before the line is written: what fails after that is taken for a line that has to be written again.
            if is_new and sys.platform != "win32":
                self._flush_folder()
            with private.naming(path), alone(fd):
                _write(fd, text.encode() + b"\n")
        finally:
            os.close(fd)

    def outcomes_of(self, prompt: str) -> tuple[Outcome, ...]:
        """The outcomes in this machine's log for the prompt of this id, oldest first, those undone left out.

        Looks at the last 256 KiB alone: the prompt in question is one that was open a moment ago.
        """
        outcomes: list[Outcome] = []
        needle = _needle(prompt)
        for line in self._tail():
            fields = _parsed(line) if needle in line else {}
            if fields.get("undoes") == prompt:
                del outcomes[-1:]
            elif fields.get("id") == prompt and fields.get("outcome") in _OUTCOMES:
                outcomes.append(_OUTCOMES[fields["outcome"]])
        return tuple(outcomes)

    def took_back(self, entry: str) -> bool:
        """Whether this machine's log holds a correction of the entry of this id; looks as far as `outcomes_of` does."""
        needle = _needle(entry)
        return any(_parsed(line).get("undoes") == entry for line in self._tail() if needle in line)

    def practised(self) -> tuple[Practised, ...]:
        """The steps of practices in this machine's log, oldest first; looks as far as `outcomes_of` does."""
        steps: list[Practised] = []
        exercises: set[tuple[str, str]] = set()
        for line in self._tail():
            fields = _parsed(line) if _PRACTICE in line else {}
            step = _practised(fields)
            if step is not None:
                exercise = exercise_of(str(fields.get("id")), step.movement)
                steps.append(step._replace(again=exercise in exercises))
                exercises.add(exercise)
        return tuple(steps)

    def _fields(self, line: Entry | Correction) -> dict[str, object]:
        head = {"v": VERSION, "id": line.id, "at": self._time(line.at)}
        if isinstance(line, Correction):
            return head | {"machine": self._machine, "undoes": line.undoes}
        movement = line.movement
        return head | {
            "due": self._time(line.due),
            "shown": line.shown and self._time(line.shown),
            "machine": self._machine,
            "outcome": line.outcome.value,
            "movement": movement and movement.id,
            "kind": movement and movement.kind.value,
            "side": _side(line),
            "posture": line.posture.value,
            "via": line.via and line.via.value,
            "reason": line.reason,
        }

    def _time(self, at: datetime) -> str:
        return at.astimezone(self._zone).isoformat(timespec="milliseconds")

    def _tail(self) -> Iterator[bytes]:
        """The last lines of the newest files, oldest first; the first of them may have lost its beginning."""
        blocks: list[bytes] = []
        left = _BLOCK
        for path in self._newest_first():
            block = _end_of(path, left)
            blocks.append(block)
            left -= len(block)
            if left <= 0:
                break
        for block in reversed(blocks):
            yield from _lines(block)

    def _newest_first(self) -> list[str]:
        try:
            names = os.listdir(self._folder)
        except FileNotFoundError:
            return []
        own = re.compile(re.escape(self._machine) + r"-\d{4}\.jsonl", re.ASCII)
        return [os.path.join(self._folder, name) for name in sorted(filter(own.fullmatch, names), reverse=True)]

    def _flush_folder(self) -> None:
        """See to it that a new file's name survives a power cut as well: fsync(2)."""
        fd = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


_OUTCOMES: dict[object, Outcome] = {outcome.value: outcome for outcome in Outcome}


_PRACTICE = Via.PRACTICE.value.encode()


def _practised(fields: dict[str, object]) -> Practised | None:
    """The step that a line tells of; None: it tells of something else."""
    if (fields.get("via"), fields.get("outcome")) != (Via.PRACTICE.value, Outcome.DONE.value):
        return None
    side = fields.get("side")
    try:
        at = datetime.fromisoformat(str(fields.get("at")))
        sides = None if side is None else Side(side)
        step = Practised(str(fields.get("movement")), sides, Posture(fields.get("posture")), at.astimezone(UTC))
    except (ValueError, OverflowError):
        return None  # somebody has edited it
    return step if at.utcoffset() is not None else None


def _side(entry: Entry) -> str | None:
    # A prompt knows the side to begin with; both are used all the same.
    if entry.movement is not None and entry.movement.sides is Sides.BOTH:
        return Side.BOTH.value
    return entry.side and entry.side.value


def _write(fd: int, line: bytes) -> None:
    """Write a line in one go where the system lets us, on a line of its own even after one that was torn.

    Where that fails, on a full disk say, what was written of it is taken back.
    """
    size = os.lseek(fd, 0, os.SEEK_END)
    if size:
        os.lseek(fd, size - 1, os.SEEK_SET)
        if os.read(fd, 1) != b"\n":
            line = b"\n" + line
    written = 0
    try:
        while written < len(line):
            written += os.write(fd, line[written:])
        _flush(fd)
    except OSError:
        with suppress(OSError):  # the reason is in the first one
            # What somebody else has added meanwhile stays.
            if written and os.fstat(fd).st_size == size + written:
                os.ftruncate(fd, size)
        raise


def _flush(fd: int) -> None:
    # The length of the file goes along with its data; only the times may wait: fdatasync(2). macOS and Windows lack it.
    getattr(os, "fdatasync", os.fsync)(fd)


def _end_of(path: str, length: int) -> bytes:
    try:
        with patiently(lambda: regular.for_reading(path)) as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - length))
            return file.read(length)
    except OSError:
        return b""  # what keeps it from being read keeps it from being appended to, and is told then


def _lines(block: bytes) -> Iterator[bytes]:
    """One after the other: all at once would cost what runs all day a quarter of a megabyte."""
    begins = 0
    while (ends := block.find(b"\n", begins)) >= 0:
        yield block[begins:ends]
        begins = ends + 1
    yield block[begins:]


def _needle(name: str) -> bytes:
    """What a line must hold to be worth parsing."""
    return json.dumps(name, ensure_ascii=False)[1:-1].encode()


def _parsed(line: bytes) -> dict[str, object]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return {}  # torn, or cut by the search
    return fields if isinstance(fields, dict) else {}
