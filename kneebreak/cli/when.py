"""A moment to begin at, as people name one."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from kneebreak.engine.plan import Plan
from kneebreak.engine.schedule import DAY, at_clock_time, instant_of, local_day
from kneebreak.language import tr
from kneebreak.wording.times import parse_clock

_YEARS = range(2000, 3000)
"""Those of which every system knows clocks and time zones."""


def parse_when(text: str, plan: Plan, now: datetime) -> datetime:
    """The instant, in UTC, that "09:00", "tomorrow", "2026-11-23" or "2026-11-23 09:00" names, or an ISO 8601 time.

    A time alone is the next one that local clocks show, a day alone begins with it, and today begins now. Raises
    ValueError with a message that says what to write instead.
    """
    try:
        at = _instant(text.split(), plan, now)
    except ValueError:
        what = tr('“{text}” is no time; write it like 09:00, tomorrow, 2026-11-23 or "2026-11-23 09:00"', text=text)
        raise ValueError(what) from None
    if at.year not in _YEARS:
        raise ValueError(
            tr(
                "“{text}” is too far off; name a day in the years {first} to {last}",
                text=text,
                first=_YEARS[0],
                last=_YEARS[-1],
            )
        )
    return at.astimezone(UTC)


def _instant(words: list[str], plan: Plan, now: datetime) -> datetime:
    clock = parse_clock(words[-1]) if words else None
    match words:
        case [_] if clock is not None:
            return at_clock_time(plan, now, clock)
        case [word] if (day := _day(word, plan, now)) is not None:
            return now if day == local_day(plan, now) else _at(plan, day, time.min)
        case [word, _] if clock is not None and (day := _day(word, plan, now)) is not None:
            return _at(plan, day, clock)
    at = datetime.fromisoformat(" ".join(words))
    return at if at.tzinfo is not None else at.replace(tzinfo=plan.zone)


def _at(plan: Plan, day: date, clock: time) -> datetime:
    """That instant; where the year is out of all bounds, just that time, for it is refused anyway."""
    return instant_of(plan, day, clock) if day.year in _YEARS else datetime.combine(day, clock, UTC)


def _day(word: str, plan: Plan, now: datetime) -> date | None:
    """The day that a word names; None where it names a time as well, or nothing."""
    today = local_day(plan, now)
    match word.lower():
        case "today":
            return today
        case "tomorrow":
            return today + DAY
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None
