"""The log as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from itertools import groupby

from kneebreak.cli.columns import cut, heading, padded, printable
from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.movement import Side
from kneebreak.engine.summary import Logged, summarise
from kneebreak.language import marked, tr, tr_many
from kneebreak.wording.outcomes import outcome_name, reason_name

_VIA = {
    Via.DISMISSAL: marked("by closing the bubble"),
    Via.TRAY: marked("in the tray"),
    Via.CLI: marked("by command"),
    Via.TERMINAL: marked("in the terminal"),
    Via.PRACTICE: marked("in a practice"),
}
_SIDES = {
    Side.LEFT: marked("{movement}, left"),
    Side.RIGHT: marked("{movement}, right"),
    Side.BOTH: marked("{movement}, both sides"),
}
_UNNAMED = {Outcome.RESTED: marked("a break of your own"), Outcome.HELD: marked("not shown")}
"""What is said of an entry without a movement."""
_TOTALS = {
    Outcome.DONE: marked("{count} done"),
    Outcome.SNOOZED: marked("{count} snoozed"),
    Outcome.SKIPPED: marked("{count} skipped"),
    Outcome.MISSED: marked("{count} missed"),
    Outcome.RESTED: marked("{count} rested"),
    Outcome.HELD: marked("{count} held"),
}
_WIDEST_WHAT = 34


def table(entries: Sequence[Logged], zone: tzinfo | None, width: int | None) -> Iterator[str]:
    """Its lines, day by day in the zone's time (None: the machine's own), cut to the width (None: to none)."""
    names = {entry.machine for entry in entries}
    widest = min(_WIDEST_WHAT, max((len(_what(entry)) for entry in entries), default=0))
    outcomes = max(7, *(len(outcome_name(outcome)) for outcome in Outcome))
    for day, of_day in groupby(entries, key=lambda entry: _local(entry, zone).date()):
        yield cut(heading(day), width)
        for entry in of_day:
            note = _note(entry, several_machines=len(names) > 1)
            outcome, what = padded(outcome_name(entry.outcome), outcomes), padded(_what(entry), widest)
            line = f"  {_local(entry, zone):%H:%M}  {outcome}  {what}  {note}"
            yield cut(line.rstrip(), width)
        yield ""
    yield from _wrapped(_total(entries), width)


def _local(entry: Logged, zone: tzinfo | None) -> datetime:
    return entry.at.astimezone(zone)


def _what(entry: Logged) -> str:
    if entry.movement is None:
        unnamed = _UNNAMED.get(entry.outcome)
        return tr(unnamed) if unnamed else ""
    name = entry.movement.replace("-", " ")
    return printable(name if entry.side is None else tr(_SIDES[entry.side], movement=name))


def _note(entry: Logged, *, several_machines: bool) -> str:
    notes = (
        tr(_VIA[entry.via]) if entry.via in _VIA else "",
        printable(reason_name(entry.reason)) if entry.reason else "",
        tr("on {machine}", machine=printable(entry.machine)) if several_machines else "",
    )
    return ", ".join(filter(None, notes))


def _total(entries: Sequence[Logged]) -> list[str]:
    """How often what came of it, in words."""
    summary = summarise(entries)
    parts = [tr(_TOTALS[outcome], count=count) for outcome, count in summary.outcomes.items()]
    if summary.strength:
        exercises = tr_many("{count} hip exercise", "{count} hip exercises", summary.strength)
        parts[0] += f" ({exercises})"  # what was done comes first
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
