"""Moments as people name them: 14:35, tomorrow 09:00, Monday 09:00."""

from __future__ import annotations

from datetime import date, datetime, time

from kneebreak.engine.plan import Plan
from kneebreak.engine.schedule import local_day
from kneebreak.language import marked, marked_in, tr, tr_in

WEEKDAYS = (
    marked("Monday"),
    marked("Tuesday"),
    marked("Wednesday"),
    marked("Thursday"),
    marked("Friday"),
    marked("Saturday"),
    marked("Sunday"),
)

MONTHS = (
    marked("January"),
    marked("February"),
    marked("March"),
    marked("April"),
    marked("May"),
    marked("June"),
    marked("July"),
    marked("August"),
    marked("September"),
    marked("October"),
    marked("November"),
    marked("December"),
)


_TOMORROW = {"moment": marked_in("moment", "tomorrow {time}"), "when": marked_in("when", "tomorrow {time}")}
_WEEKDAY = {"moment": marked_in("moment", "{weekday} {time}"), "when": marked_in("when", "{weekday} {time}")}
_DATE = {"moment": marked_in("moment", "{date} {time}"), "when": marked_in("when", "{date} {time}")}
_TODAY = {
    # For translators: a time of today, after until, since and for; it may need an article
    "moment": marked_in("moment", "{time}"),
    # For translators: when something happens
    "when": marked_in("when", "at {time}"),
}


def clock(plan: Plan, moment: datetime, now: datetime) -> str:
    """A moment by the user's clock, with the day where it is not today; it follows since, until, for and the like."""
    return _named("moment", plan, moment, now)


def at_clock(plan: Plan, moment: datetime, now: datetime) -> str:
    """The same where something happens at that moment: at 14:35, tomorrow 09:00."""
    return _named("when", plan, moment, now)


def time_of_day(at: datetime) -> str:
    """Such as 14:35."""
    # For translators: how hours and minutes are written; :02 means two digits
    return tr_in("time of day", "{hour:02}:{minute:02}", hour=at.hour, minute=at.minute)


def long_date(day: date) -> str:
    """Such as "Friday, 20 November 2026"."""
    return tr_in(
        "date",
        "{weekday}, {day} {month} {year}",
        weekday=tr(WEEKDAYS[day.weekday()]),
        day=day.day,
        month=tr(MONTHS[day.month - 1]),
        year=day.year,
    )


def short_date(at: date) -> str:
    """A day of any year in digits."""
    # For translators: how a day is written in digits; :02 means two digits
    return tr_in("date", "{year}-{month:02}-{day:02}", year=at.year, month=at.month, day=at.day)


def parse_clock(text: str) -> time | None:
    """The time of day that a text such as "9:00" or "14:30" names; None: it names none."""
    hour, colon, minute = text.partition(":")
    digits = (hour + minute).isascii() and hour.isdecimal() and minute.isdecimal() and len(minute) == 2
    if not (colon and digits and int(hour) < 24 and int(minute) < 60):
        return None
    return time(int(hour), int(minute))


def _named(use: str, plan: Plan, moment: datetime, now: datetime) -> str:
    local = moment.astimezone(plan.zone)
    days = (local_day(plan, moment) - local_day(plan, now)).days
    shown = time_of_day(local)
    if days in (0, 1):
        return tr_in(use, (_TOMORROW if days else _TODAY)[use], time=shown)
    if 1 < days < 7:
        return tr_in(use, _WEEKDAY[use], weekday=tr(WEEKDAYS[local.weekday()]), time=shown)
    return tr_in(use, _DATE[use], date=short_date(local), time=shown)
