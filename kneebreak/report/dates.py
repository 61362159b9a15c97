"""Days in words."""

from __future__ import annotations

from datetime import date

from kneebreak.language import marked_in, tr, tr_in
from kneebreak.wording.times import MONTHS, long_date

_WEEKDAYS = (
    marked_in("short", "Mon"),
    marked_in("short", "Tue"),
    marked_in("short", "Wed"),
    marked_in("short", "Thu"),
    marked_in("short", "Fri"),
    marked_in("short", "Sat"),
    marked_in("short", "Sun"),
)
_MONTHS = (
    marked_in("short", "Jan"),
    marked_in("short", "Feb"),
    marked_in("short", "Mar"),
    marked_in("short", "Apr"),
    marked_in("short", "May"),
    marked_in("short", "Jun"),
    marked_in("short", "Jul"),
    marked_in("short", "Aug"),
    marked_in("short", "Sep"),
    marked_in("short", "Oct"),
    marked_in("short", "Nov"),
    marked_in("short", "Dec"),
)


def day_in_words(day: date) -> str:
    """Such as "Friday, 20 November 2026"."""
    return long_date(day)


def short_day(day: date) -> str:
    """Such as "Fri 20 Nov"."""
    return tr_in("date", "{weekday} {day} {month}", weekday=short_weekday(day), day=day.day, month=short_month(day))


def short_weekday(day: date) -> str:
    """Such as "Fri"."""
    return tr_in("short", _WEEKDAYS[day.weekday()])


def short_month(day: date) -> str:
    """Such as "Nov"."""
    return tr_in("short", _MONTHS[day.month - 1])


def month_in_words(day: date) -> str:
    """Such as "November 2026"."""
    return tr_in("date", "{month} {year}", month=tr(MONTHS[day.month - 1]), year=day.year)


def days_in_words(first: date, last: date) -> str:
    """Such as "14 to 20 November 2026"."""
    begins, ends = tr(MONTHS[first.month - 1]), tr(MONTHS[last.month - 1])
    if first.year != last.year:
        return tr_in(
            "date",
            "{day} {month} {year} to {last_day} {last_month} {last_year}",
            day=first.day,
            month=begins,
            year=first.year,
            last_day=last.day,
            last_month=ends,
            last_year=last.year,
        )
    return tr_in(
        "date",
        "{day} {month} to {last_day} {last_month} {year}",
        day=first.day,
        month=begins,
        last_day=last.day,
        last_month=ends,
        year=last.year,
    )
