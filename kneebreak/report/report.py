"""A report in the making: everything that the page and the text show, out of the log's entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from kneebreak.engine.entry import Outcome
from kneebreak.engine.summary import Logged
from kneebreak.report.figures import Figures, Told, count
from kneebreak.report.period import Period
from kneebreak.report.ribbon import Ribbon, ribbon

WEEKS = 54
"""Weeks of the calendar, the present one included."""
_RIBBONS = 7


class Aims(NamedTuple):
    """What the schedule aims at for a day."""

    strength: int
    kinds: int
    strengthens: Callable[[Logged], bool]
    """Whether something done is an exercise for strength."""
    stays: Mapping[str, timedelta]
    """How long the posture that a movement leads to is kept, by the movement's id."""


class Report(NamedTuple):
    """What there is to show. Days and times are local."""

    period: Period
    now: datetime
    figures: Figures
    ribbons: tuple[Ribbon, ...]
    """Of the last days of the period, seven at the most, the newest first."""
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


def make(
    entries: Iterable[Logged], passed_over: int, period: Period, aims: Aims, now: datetime, zone: tzinfo | None
) -> Report:
    """The report on a period that ends today, from entries that reach back to the calendar's beginning at least.

    `now` is in UTC; `zone` None is the machine's own. Of days the tenth of a minute counts, of the future nothing does:
    another machine's clock may have been ahead.
    """
    local = now.astimezone(zone)
    told = [Told(entry.at.astimezone(zone), entry) for entry in entries]
    tomorrow = local.date() + timedelta(days=1)
    present = [each for each in told if each.at.date() < tomorrow]
    calendar: Counter[date] = Counter()
    begins = calendar_begins(local.date())
    within = []
    for each in present:
        day = each.at.date()
        if day >= begins and each.entry.outcome is Outcome.DONE:
            calendar[day] += 1
        if day >= period.first:
            within.append(each)
    return Report(
        period=period,
        now=local,
        figures=count(within, aims.strengthens),
        ribbons=_ribbons(within, period, aims, local),
        calendar=dict(calendar),
        aims=aims,
        beginning=present[0].at.date() if present else None,
        machines=tuple(sorted({each.entry.machine for each in within})),
        passed_over=passed_over,
        ahead=len(told) - len(present),
    )


def _ribbons(within: list[Told], period: Period, aims: Aims, now: datetime) -> tuple[Ribbon, ...]:
    days: dict[date, list[Told]] = {day: [] for day in reversed(period.days()[-_RIBBONS:])}
    for each in reversed(within):
        day = each.at.date()
        if day not in days:
            break
        days[day].append(each)
    return tuple(ribbon(day, told[::-1], aims.stays, now if day == now.date() else None) for day, told in days.items())
