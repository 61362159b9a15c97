"""The log as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from itertools import groupby

from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.movement import Side
from kneebreak.engine.summary import Logged, summarise

_VIA = {
    Via.NOTIFICATION: "",  # the usual way needs no words
    Via.DISMISSAL: "by closing the bubble",
    Via.TRAY: "in the tray",
    Via.CLI: "by command",
    Via.TERMINAL: "in the terminal",
}
_SIDES = {Side.LEFT: ", left", Side.RIGHT: ", right", Side.BOTH: ", both sides"}
_UNNAMED = {Outcome.RESTED: "a break of your own", Outcome.HELD: "not shown"}
"""What is said of an entry without a movement."""
_WIDEST_WHAT = 34


def table(entries: Sequence[Logged], zone: tzinfo | None, width: int | None) -> Iterator[str]:
    """Its lines, day by day in the zone's time (None: the machine's own), cut to the width (None: to none)."""
    names = {entry.machine for entry in entries}
    widest = min(_WIDEST_WHAT, max((len(_what(entry)) for entry in entries), default=0))
    for day, of_day in groupby(entries, key=lambda entry: _local(entry, zone).date()):
        yield _cut(f"{day:%A}, {day.day} {day:%B %Y}", width)
        for entry in of_day:
            note = _note(entry, several_machines=len(names) > 1)
            line = f"  {_local(entry, zone):%H:%M}  {entry.outcome.value:7}  {_what(entry):{widest}}  {note}"
            yield _cut(line.rstrip(), width)
        yield ""
    yield from _wrapped(_total(entries), width)


def _local(entry: Logged, zone: tzinfo | None) -> datetime:
    return entry.at.astimezone(zone)


def _what(entry: Logged) -> str:
    if entry.movement is None:
        return _UNNAMED.get(entry.outcome, "")
    side = "" if entry.side is None else _SIDES[entry.side]
    return _printable(entry.movement.replace("-", " ") + side)


def _note(entry: Logged, *, several_machines: bool) -> str:
    notes = (
        "" if entry.via is None else _VIA[entry.via],
        _printable((entry.reason or "").replace("_", " ")),
        f"on {_printable(entry.machine)}" if several_machines else "",
    )
    return ", ".join(filter(None, notes))


def _total(entries: Sequence[Logged]) -> list[str]:
    """How often what came of it, in words."""
    summary = summarise(entries)
    parts = [f"{count} {outcome.value}" for outcome, count in summary.outcomes.items()]
    if summary.strength:
        exercises = "hip exercise" if summary.strength == 1 else "hip exercises"
        parts[0] += f" ({summary.strength} {exercises})"  # what was done comes first
    return parts


def _wrapped(parts: Sequence[str], width: int | None) -> Iterator[str]:
    line = ""
    for part in parts:
        longer = f"{line}, {part}" if line else part
        if width is not None and line and len(longer) > width:
            yield f"{line},"[:width]
            longer = part
        line = longer
    yield _cut(line, width)


def _cut(line: str, width: int | None) -> str:
    return line if width is None or len(line) <= width else line[: width - 1] + "…"


def _printable(text: str) -> str:
    """Text of the log without anything that a terminal would obey."""
    return "".join(char if char.isprintable() else "?" for char in text)
