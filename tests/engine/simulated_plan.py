"""Whatever plan a simulated life may have."""

from __future__ import annotations

import random
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.plan import EVERY_DAY, FixedTime, Hours, Plan
from kneebreak.engine.ramp import Pace
from tests.engine.catalogue import OFFICE_HOURS, PLAN, at_pace

ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")]
_TWO_SHIFTS = (Hours(EVERY_DAY, time(9), time(12)), Hours(EVERY_DAY, time(13), time(17)))
_NIGHTS = (Hours(EVERY_DAY, time(21), time(5)),)
_NIGHT_WALK = FixedTime(time(2, 30), "walk-errand")
_TWO_AT_ONCE = (FixedTime(time(12, 30), "walk-lap"), FixedTime(time(12, 30), "toe-lift"), _NIGHT_WALK)


def any_plan(chance: random.Random, pace: Pace | None) -> Plan:
    """A plan; `pace` is that of somebody on the ramp."""
    own = Pace(timedelta(minutes=chance.choice([20, 45, 60])), PLAN.strength, PLAN.body.level)
    return at_pace(PLAN, pace or own)._replace(
        ramp=pace is not None,
        hours=chance.choice([(), OFFICE_HOURS, _TWO_SHIFTS, _NIGHTS]),
        fixed=chance.choice([(), _TWO_AT_ONCE]),
        busy={reason: chance.choice(list(Policy)) for reason in Busy},
        insist=chance.random() < 0.2,
        zone=chance.choice(ZONES),
    )
