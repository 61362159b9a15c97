"""Which day is played: the next one with hours, or a usual one where the schedule has none."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from kneebreak.engine.plan import EVERY_DAY, Hours, Plan
from kneebreak.engine.schedule import DAY, instant_of, local_day, rest_of_day
from kneebreak.record import NamedTuple

_USUAL = (Hours(EVERY_DAY, time(9), time(17, 30)),)
_LONGEST = timedelta(hours=16)
"""What is longer is nobody's day at a desk: such hours are another word for always."""
_AHEAD = 8
_MOST_PROMPTS = 24
"""More than these in two minutes would only flicker."""


class Day(NamedTuple):
    """A day to be played."""

    plan: Plan
    """As the user's, but for what would touch more than this day."""
    begins: datetime
    ends: datetime
    prompts: int
    """How many come, about."""
    is_whole: bool = True
    """Whether it goes on to the end of the hours."""


def day_of(plan: Plan, now: datetime) -> Day:
    """The next day of this plan that has hours, today's from its beginning."""
    spans = next(filter(None, (_spans(plan, now + days * DAY) for days in range(_AHEAD))), [])
    if not spans or spans[-1][1] - spans[0][0] > _LONGEST:
        plan = plan._replace(hours=_USUAL)
        spans = _spans(plan, now)
    begins, closes = spans[0][0], spans[-1][1]
    ends = min(closes, begins + _MOST_PROMPTS * _round(plan))
    return Day(plan._replace(hooks={}), begins, ends, max(1, (ends - begins) // _round(plan)), ends == closes)


def _spans(plan: Plan, moment: datetime) -> list[tuple[datetime, datetime]]:
    """The hours of a local day; what began on the day before is the other day's."""
    midnight = instant_of(plan, local_day(plan, moment), time(0))
    before = rest_of_day(plan, midnight - timedelta(microseconds=1))
    carried = {end for start, end in before if start < midnight < end}
    return [(start, end) for start, end in rest_of_day(plan, midnight) if end not in carried]


def _round(plan: Plan) -> timedelta:
    """From one prompt to the next."""
    return plan.rhythm.every + answered_after(plan)


def answered_after(plan: Plan) -> timedelta:
    """How long a prompt waits for a click before it is answered in the user's place."""
    return plan.rhythm.patience * 0.7
