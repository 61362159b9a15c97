"""When: hours, weekdays and fixed times of day, as instants. The only local time in the engine.

A local time that a change of the clocks leaves out is taken as if the clocks had not changed yet (02:30 becomes 03:30);
one that comes twice means its first coming.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from kneebreak.engine.plan import FixedTime, Hours, Plan
from kneebreak.record import NamedTuple

DAY = timedelta(days=1)
MORNING = time(5)
"""Where one day ends and the next begins for somebody who says tomorrow."""

LAST_MINUTES = timedelta(minutes=10)
"""No prompt of the rhythm falls due so shortly before the hours end."""

_MOMENT = timedelta(microseconds=1)

_HORIZON = 8
"""Days to look ahead: a week, and one more for ranges that began the evening before."""


class Stretch(NamedTuple):
    """A stretch of time in which kneebreak may speak; ranges that touch or overlap are one stretch."""

    start: datetime | None
    end: datetime | None
    """None: no end in sight, for the plan has no hours."""
    place: str


def stretch_at(plan: Plan, at: datetime) -> Stretch | None:
    """The stretch of the hours that holds this instant, if there is one."""
    if not plan.hours:
        return Stretch(None, None, plan.rhythm.place)
    return next((s for s in _stretches(plan, at) if _starts(s) <= at < _ends(s)), None)


def speaks_at(stretch: Stretch, due: datetime) -> datetime:
    """When a prompt that is due then is shown; the end of the stretch where that is too late for it."""
    if stretch.end is not None and due >= stretch.end - LAST_MINUTES:
        return stretch.end
    return due


def next_opening(plan: Plan, at: datetime) -> datetime | None:
    """When the next stretch begins, after this instant; None for a plan without hours."""
    return next((s.start for s in _stretches(plan, at) if _starts(s) > at), None)


def next_fixed(plan: Plan, after: datetime) -> tuple[datetime, FixedTime] | None:
    """The first fixed time after this instant; several of one time follow each other a moment apart, in their order."""
    for day in _days(local_day(plan, after)) if plan.fixed else ():
        coming = [
            (instant, order)
            for order, fixed in enumerate(plan.fixed)
            if day.weekday() in fixed.days
            and (instant := instant_of(plan, day, fixed.time) + _behind(plan, order) * _MOMENT) > after
        ]
        if coming:
            instant, order = min(coming)
            return instant, plan.fixed[order]
    return None


def rest_of_day(plan: Plan, at: datetime) -> list[tuple[datetime, datetime]]:
    """Where kneebreak may still speak in what has begun by the end of this local day: starts and ends, in order.

    Empty for a plan without hours.
    """
    today = local_day(plan, at)
    if not plan.hours:
        return []
    return [
        (max(at, _starts(stretch)), _ends(stretch))
        for stretch in _stretches(plan, at)
        if at < _ends(stretch) and local_day(plan, _starts(stretch)) <= today
    ]


def since_clock_time(plan: Plan, at: datetime, clock: time) -> timedelta:
    """How long ago local clocks showed this time today; negative where they are still to."""
    return at - instant_of(plan, local_day(plan, at), clock)


def tomorrow(plan: Plan, at: datetime) -> datetime:
    """The first hour of tomorrow's: the first opening of the next day that has one, or the morning without hours."""
    local = at.astimezone(plan.zone).replace(tzinfo=None)
    day = local.date() if local.time() < MORNING else local.date() + DAY
    morning = instant_of(plan, day, MORNING)
    if stretch_at(plan, morning) is not None:
        return morning
    return next_opening(plan, morning) or morning


def local_day(plan: Plan, at: datetime) -> date:
    """The calendar day of an instant, where the user is."""
    return at.astimezone(plan.zone).date()


def instant_of(plan: Plan, day: date, clock: time) -> datetime:
    """The instant at which local clocks show this time on this day."""
    return datetime.combine(day, clock, tzinfo=plan.zone).astimezone(UTC)


def at_clock_time(plan: Plan, at: datetime, clock: time) -> datetime:
    """The next instant after `at` at which local clocks show this time."""
    today = local_day(plan, at)
    return next(instant for day in _days(today) if (instant := instant_of(plan, day, clock)) > at)


def _stretches(plan: Plan, at: datetime) -> Iterator[Stretch]:
    ranges = sorted(
        (instant_of(plan, day, hours.start), instant_of(plan, _last_day(day, hours), hours.end), hours.place or "")
        for day in _days(local_day(plan, at))
        for hours in plan.hours
        if day.weekday() in hours.days
    )
    open_from: datetime | None = None
    until = at
    place = plan.rhythm.place
    for start, end, where in ranges:
        if open_from is not None and start <= until:
            until = max(until, end)
            if start <= at < end:
                place = where or plan.rhythm.place
            continue
        if open_from is not None:
            yield Stretch(open_from, until, place)
        open_from, until, place = start, end, where or plan.rhythm.place
    if open_from is not None:
        yield Stretch(open_from, until, place)


def _behind(plan: Plan, order: int) -> int:
    """How many fixed times of the same time of day come before this one."""
    return sum(fixed.time == plan.fixed[order].time for fixed in plan.fixed[:order])


def _days(today: date) -> Iterator[date]:
    return (today + timedelta(days=offset) for offset in range(-1, _HORIZON + 1))


def _last_day(day: date, hours: Hours) -> date:
    return day if hours.end > hours.start else day + DAY


def _starts(stretch: Stretch) -> datetime:
    return stretch.start or datetime.min.replace(tzinfo=UTC)


def _ends(stretch: Stretch) -> datetime:
    return stretch.end or datetime.max.replace(tzinfo=UTC)
