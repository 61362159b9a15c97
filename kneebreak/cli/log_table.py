"""The log as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from itertools import groupby

from kneebreak.cli.columns import cut, heading, padded, printable
from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.movement import Side
from kneebreak.engine.summary import Logged, summarise

_VIA = {
    Via.NOTIFICATION: "",  # the usual way needs no words
    Via.DISMISSAL: "by closing the bubble",
    Via.TRAY: "in the tray",
    Via.CLI: "by command",
    Via.TERMINAL: "in the terminal",
    Via.PRACTICE: "in a practice",
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
        yield cut(heading(day), width)
        for entry in of_day:
            note = _note(entry, several_machines=len(names) > 1)
            line = f"  {_local(entry, zone):%H:%M}  {entry.outcome.value:7}  {padded(_what(entry), widest)}  {note}"
            yield cut(line.rstrip(), width)
        yield ""
    yield from _wrapped(_total(entries), width)


def _local(entry: Logged, zone: tzinfo | None) -> datetime:
    return entry.at.astimezone(zone)


def _what(entry: Logged) -> str:
    if entry.movement is None:
        return _UNNAMED.get(entry.outcome, "")
    side = "" if entry.side is None else _SIDES[entry.side]
    return printable(entry.movement.replace("-", " ") + side)


def _note(entry: Logged, *, several_machines: bool) -> str:
    notes = (
        "" if entry.via is None else _VIA[entry.via],
        printable((entry.reason or "").replace("_", " ")),
        f"on {printable(entry.machine)}" if several_machines else "",
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
    yield cut(line, width)
