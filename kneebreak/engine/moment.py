"""The moment for which a movement is chosen: the posture, the place, the day so far and what is left of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from kneebreak.engine.feedback import Feedback
from kneebreak.engine.movement import Kind, Slot
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import Stance, stance_at
from kneebreak.engine.schedule import LAST_MINUTES, local_day, rest_of_day, since_clock_time, stretch_at
from kneebreak.engine.state import State, Today
from kneebreak.record import NamedTuple

_LUNCH = timedelta(minutes=30)
"""How long lunch is taken to last, and how long before it its slot begins."""
_AFTER_LUNCH = timedelta(hours=1)
_DAY_END = timedelta(hours=1)
_DESK_DAY = timedelta(hours=8)
"""How long a day at the desk is taken to be where the plan has no hours."""


class Moment(NamedTuple):
    """What a choice depends on besides the plan and the rotation."""

    at: datetime
    stance: Stance
    place: str
    left: int = 1
    """How many prompts today still has, this one included."""
    done: Mapping[Kind, int] = {}
    """How often each kind was done today."""
    strength: int = 0
    """Strength exercises done today."""
    slots: frozenset[Slot] = frozenset()
    after_lunch: bool = False
    feedback: Feedback = Feedback()


def moment_at(plan: Plan, state: State, at: datetime) -> Moment:
    """The moment that this time is, as far as it is known by now."""
    stretch = stretch_at(plan, at)
    today = state.today.of(local_day(plan, at))
    since_lunch = since_clock_time(plan, at, plan.rhythm.lunch)
    return Moment(
        at=at,
        stance=stance_at(state.stance, at),
        place=stretch.place if stretch else plan.rhythm.place,
        left=_left(plan, today, at),
        done=today.kinds,
        strength=today.strength,
        slots=_slots(plan, at, since_lunch),
        after_lunch=timedelta(0) <= since_lunch < _LUNCH + _AFTER_LUNCH,
        feedback=state.feedback,
    )


def _slots(plan: Plan, at: datetime, since_lunch: timedelta) -> frozenset[Slot]:
    slots = set()
    if -_LUNCH <= since_lunch <= _LUNCH:
        slots.add(Slot.LUNCH)
    ends = [end for _, end in rest_of_day(plan, at)]
    if ends and ends[-1] - at <= _DAY_END:
        slots.add(Slot.DAY_END)
    return frozenset(slots)


def _left(plan: Plan, today: Today, at: datetime) -> int:
    every = plan.rhythm.every
    if not plan.hours:
        first = today.first or at
        return 1 + max(timedelta(0), first + _DESK_DAY - at) // every
    # One that would be due when the last minutes begin does not come any more.
    moment = timedelta(microseconds=1)
    return 1 + sum(
        max(timedelta(0), end - LAST_MINUTES - start - moment) // every for start, end in rest_of_day(plan, at)
    )
