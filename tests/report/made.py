"""Reports on entries that a test names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.movement import Kind, Posture
from kneebreak.engine.summary import Logged
from kneebreak.report.period import Span, period
from kneebreak.report.report import Aims, Known, Report, make
from tests.report.counting import strength_by_kind

FRIDAY = datetime(2025, 11, 21, 15, 40, tzinfo=UTC)
DONE = Logged(
    id="p1",
    at=FRIDAY.replace(hour=10, minute=0),
    due=FRIDAY.replace(hour=9, minute=57),
    shown=FRIDAY.replace(hour=9, minute=58),
    machine="desk",
    outcome=Outcome.DONE,
    movement="stand-work",
    kind=Kind.STAND,
    side=None,
    posture=Posture.STANDING,
    via=Via.NOTIFICATION,
    reason=None,
)
STAYS = {"stand-work": timedelta(minutes=20), "walk-lap": timedelta(minutes=3)}


def report(
    *entries: Logged, span: Span | date = Span.WEEK, passed_over: int = 0, stays: Mapping[str, timedelta] = STAYS
) -> Report:
    """The report of Friday afternoon, in UTC, by three strength exercises and five kinds a day."""
    known = Known(in_order(entries), passed_over, FRIDAY, UTC)
    return make(known, period(span, FRIDAY.date()), Aims(3, 5, strength_by_kind, stays))


def in_order(entries: Iterable[Logged]) -> list[Logged]:
    return sorted(entries, key=lambda entry: entry.at)
