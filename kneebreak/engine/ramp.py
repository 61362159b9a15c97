"""The ramp: from a gentle start to the full rhythm, in steps that are offered and never taken unasked.

1. A day is used when a prompt was answered on it: done, skipped or snoozed. No other day counts, so a missed one costs
   nothing.
2. A prompt counts by its end: for the pace when it was done, against it when it was skipped or missed, whatever had
   brought it. A snooze is no end. Rested counts for neither: whoever was away had a break of their own, but did not do
   what was asked. Nor does what was held back: nobody has seen it.
3. When five used days are over, a step up is on offer if at least 60 % of their prompts were done, and a step down if
   fewer than 35 % were. The day that is under way waits for its end: one prompt must not weigh as much as a whole day.
4. After a step or any other change of the pace, and after an offer that was declined, the count begins anew: the next
   offer is five used days away.
5. Taking an answer back takes it out of the count, on whichever day it was given.
6. A step sets pace, aim and level to those of its stage. One up makes nothing gentler, one down nothing harder; whoever
   does without strength exercises still does without.

The stages begin at the spacing that more people chose than any other (Diaz et al. 2026) and lead to that of the
laboratories (Dunstan et al. 2012, Duran et al. 2023). The two limits are choices of design; the upper one is near what
people in offices say they do, 62 to 69 % (Hargreaves et al. 2023).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum

from kneebreak.engine.entry import Outcome
from kneebreak.engine.plan import Plan
from kneebreak.record import NamedTuple

DAYS = 5
"""So many used days make an offer possible."""
_UP, _DOWN = 60, 35
"""Percent of the prompts: from here on a step up is on offer, and below this one down."""

_KEPT = DAYS + 2
"""Days that are remembered: besides those five the one under way, and one should an answer be taken back."""

_ANSWERED = (Outcome.DONE, Outcome.SKIPPED, Outcome.SNOOZED)
_ENDED = (Outcome.DONE, Outcome.SKIPPED, Outcome.MISSED)
_COUNTED = frozenset((*_ANSWERED, *_ENDED))


class Pace(NamedTuple):
    """How much is asked of the user."""

    every: timedelta
    """Desk time between two prompts."""
    strength: int
    """Aim for a day: exercises for hips and core."""
    level: int
    """The highest level of movements that come."""


STAGES = (
    Pace(timedelta(minutes=60), 1, 1),
    Pace(timedelta(minutes=60), 2, 1),
    Pace(timedelta(minutes=45), 3, 2),
    Pace(timedelta(minutes=30), 3, 2),
)
"""The paces of the ramp, the gentlest first."""


class Way(Enum):
    """Where a step leads."""

    UP = "up"
    DOWN = "down"


class Step(NamedTuple):
    """From one stage to the next one, or back."""

    way: Way
    stage: int
    """The one it leads to, counted from 1."""


class DayCount(NamedTuple):
    """What became of the prompts of a local day."""

    day: date
    outcomes: Mapping[Outcome, int] = {}
    """Never changed in place."""

    @property
    def used(self) -> bool:
        """Whether a prompt was answered."""
        return self.sum_of(*_ANSWERED) > 0

    def sum_of(self, *outcomes: Outcome) -> int:
        """How often any of these came."""
        return sum(self.outcomes.get(outcome, 0) for outcome in outcomes)


class Ramp(NamedTuple):
    """What is remembered of the last used days."""

    pace: Pace | None = None
    """At which they were spent; None: the ramp is off."""
    days: tuple[DayCount, ...] = ()
    """The oldest first; the last one may be under way."""
    shown: date | None = None
    """The local day on which a step was put before the user last."""


class Review(NamedTuple):
    """The used days that are over, five at the most, in numbers."""

    days: int
    prompts: int
    done: int


def pace(plan: Plan) -> Pace:
    """What a plan asks of the user."""
    return Pace(plan.rhythm.every, plan.strength, plan.body.level)


def stage(plan: Plan) -> int:
    """The last stage that a plan has reached in everything, from 1; 0: it is gentler than the first."""
    return sum(_hardest(pace(plan), each) == pace(plan) for each in STAGES)


def next_step(plan: Plan, way: Way) -> Step | None:
    """The step from where a plan is; None: none leads that way, or it would change nothing."""
    step = Step(way, stage(plan) + (1 if way is Way.UP else -1))
    if not 1 <= step.stage <= len(STAGES) or reached(plan, step) == pace(plan):
        return None
    return step


def reached(plan: Plan, step: Step) -> Pace:
    """The pace of a plan after a step."""
    there = STAGES[step.stage - 1]
    return (_hardest if step.way is Way.UP else _gentlest)(pace(plan), there)


def followed(plan: Plan, ramp: Ramp) -> Ramp:
    """The memory that goes with a plan: days at another pace say nothing about this one."""
    now = pace(plan) if plan.ramp else None
    return ramp if ramp.pace == now else Ramp(now, shown=ramp.shown)


def counted(ramp: Ramp, day: date, outcome: Outcome, by: int = 1) -> Ramp:
    """The memory with an outcome counted on its local day, or with `by` -1 taken back from it."""
    if ramp.pace is None or outcome not in _COUNTED:
        return ramp
    known = any(each.day == day for each in ramp.days)
    if not known and by > 0:
        days = (*(each for each in ramp.days if each.used), DayCount(day))[-_KEPT:]
        ramp = ramp._replace(days=days)
    return ramp._replace(days=tuple(_add(each, outcome, by) if each.day == day else each for each in ramp.days))


def review(ramp: Ramp, today: date) -> Review:
    """What an offer goes by: the last used days without today."""
    days = [each for each in ramp.days if each.used and each.day != today][-DAYS:]
    return Review(
        days=len(days),
        prompts=sum(each.sum_of(*_ENDED) for each in days),
        done=sum(each.sum_of(Outcome.DONE) for each in days),
    )


def on_offer(plan: Plan, ramp: Ramp, today: date) -> Step | None:
    """The step that may be offered on this local day."""
    days, prompts, done = review(ramp, today)
    if days < DAYS or not prompts:
        return None
    if 100 * done >= _UP * prompts:
        return next_step(plan, Way.UP)
    return next_step(plan, Way.DOWN) if 100 * done < _DOWN * prompts else None


def _add(count: DayCount, outcome: Outcome, by: int) -> DayCount:
    # What is taken back may have been counted before the count began anew: then there is nothing to take it from.
    now = max(0, count.outcomes.get(outcome, 0) + by)
    return count._replace(outcomes={**count.outcomes, outcome: now})


def _hardest(now: Pace, there: Pace) -> Pace:
    strength = max(now.strength, there.strength) if now.strength else 0
    return Pace(min(now.every, there.every), strength, max(now.level, there.level))


def _gentlest(now: Pace, there: Pace) -> Pace:
    return Pace(max(now.every, there.every), min(now.strength, there.strength), min(now.level, there.level))
