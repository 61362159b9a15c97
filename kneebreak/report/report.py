"""A report in the making: everything that the page and the text show, out of the log's entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta, tzinfo

from kneebreak.engine.entry import Outcome
from kneebreak.engine.movement import Kind
from kneebreak.engine.summary import Logged
from kneebreak.record import NamedTuple
from kneebreak.report.clock import LocalClock
from kneebreak.report.figures import Counting, Figures, Told
from kneebreak.report.period import Period
from kneebreak.report.ribbon import Ribbon, ribbon

WEEKS = 54
"""Weeks of the calendar, the present one included."""
RIBBONS = 7
"""Days that are drawn, at the most."""
_FAR = timedelta(days=3)


class Aims(NamedTuple):
    """What the schedule aims at for a day."""

    strength: int
    kinds: int
    strengthens: Callable[[str | None, Kind | None], bool]
    """Whether a movement, by its id and kind, is an exercise for strength."""
    stays: Mapping[str, timedelta]
    """How long the posture that a movement leads to is kept, by the movement's id."""


class Known(NamedTuple):
    """What a report is made from."""

    entries: Iterable[Logged]
    """What holds of the log, oldest first, from the calendar's beginning and the period's at least."""
    passed_over: int
    """How many lines of it could not be read."""
    now: datetime
    """In UTC."""
    zone: tzinfo | None
    """In which days and hours are meant; None: the machine's own."""


class Report(NamedTuple):
    """What there is to show. Days and times are local."""

    period: Period
    now: datetime
    figures: Figures
    ribbons: tuple[Ribbon, ...]
    """Of the last days of the period and of the log, seven at the most, the newest first."""
    calendar: Mapping[date, int]
    """How much was done on each day of the year past; days without anything are left out."""
    aims: Aims
    beginning: date | None
    """The first day with an entry, as far as was read; None: the log is empty."""
    machines: tuple[str, ...]
    """Those that the period's entries come from."""
    passed_over: int
    """How many lines could not be read."""
    ahead: int
    """How many entries lie in the future, and are left out."""


def calendar_begins(today: date) -> date:
    """The Monday on which the calendar begins."""
    return today - timedelta(days=today.weekday() + 7 * (WEEKS - 1))


def make(known: Known, period: Period, aims: Aims) -> Report:
    """The report on a period that ends today.

    Of the future nothing counts, for another machine's clock may be ahead.
    """
    clock = LocalClock(known.zone)
    local = clock.at(known.now)
    begins = calendar_begins(local.date())
    tomorrow = local.date() + timedelta(days=1)
    calendar: Counter[date] = Counter()
    ribbons: dict[date, list[Told]] = {day: [] for day in reversed(period.days()[-RIBBONS:])}
    counting, machines = Counting(), set()
    beginning: date | None = None
    ahead = 0
    for entry in known.entries:
        # What is far ahead is so in every zone, and may lie beyond what the system knows local times of.
        at = clock.at(entry.at) if entry.at < known.now + _FAR else None
        day = tomorrow if at is None else at.date()
        if at is None or day >= tomorrow:
            ahead += 1
            continue
        beginning = beginning or day
        if entry.outcome is Outcome.DONE and day >= begins:
            calendar[day] += 1
        if day >= period.first:
            counting.take(at, entry)
            machines.add(entry.machine)
            if day in ribbons:
                ribbons[day].append(Told(at, entry))
    return Report(
        period=period,
        now=local,
        figures=counting.figures(aims.strengthens),
        ribbons=tuple(
            ribbon(day, told, aims.stays, local if day == local.date() else None)
            for day, told in ribbons.items()
            if day >= (beginning or local.date())
        ),
        calendar=dict(calendar),
        aims=aims,
        beginning=beginning,
        machines=tuple(sorted(machines)),
        passed_over=known.passed_over,
        ahead=ahead,
    )
