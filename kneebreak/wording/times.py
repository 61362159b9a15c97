"""Moments as people name them: 14:35, tomorrow 09:00, Monday 09:00."""

from __future__ import annotations

from datetime import datetime, time

from kneebreak.engine.plan import Plan
from kneebreak.engine.schedule import local_day

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def clock(plan: Plan, moment: datetime, now: datetime) -> str:
    """A moment by the user's clock, with the day where it is not today."""
    local = moment.astimezone(plan.zone)
    days = (local_day(plan, moment) - local_day(plan, now)).days
    shown = f"{local:%H:%M}"
    if days == 0:
        return shown
    if days == 1:
        return f"tomorrow {shown}"
    if 1 < days < 7:
        return f"{_WEEKDAYS[local.weekday()]} {shown}"
    return f"{local:%Y-%m-%d} {shown}"


def parse_clock(text: str) -> time | None:
    """The time of day that a text such as "9:00" or "14:30" names; None: it names none."""
    hour, colon, minute = text.partition(":")
    digits = (hour + minute).isascii() and hour.isdecimal() and minute.isdecimal() and len(minute) == 2
    if not (colon and digits and int(hour) < 24 and int(minute) < 60):
        return None
    return time(int(hour), int(minute))
