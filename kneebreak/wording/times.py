"""Moments as people name them: 14:35, tomorrow 09:00, Monday 09:00."""

from __future__ import annotations

from datetime import datetime

from kneebreak.engine.plan import Plan
from kneebreak.engine.schedule import local_day

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def clock(plan: Plan, moment: datetime, now: datetime) -> str:
    """A moment by the user's clock, with the day where it is not today."""
    local = moment.astimezone(plan.zone)
    days = (local_day(plan, moment) - local_day(plan, now)).days
    time = f"{local:%H:%M}"
    if days == 0:
        return time
    if days == 1:
        return f"tomorrow {time}"
    if 1 < days < 7:
        return f"{_WEEKDAYS[local.weekday()]} {time}"
    return f"{local:%Y-%m-%d} {time}"
