"""Other ways than the rotation to come by a movement: the short form, what stands in for another, what is gentler."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.engine.moment import Moment
from kneebreak.engine.movement import Movement
from kneebreak.engine.plan import Plan
from kneebreak.engine.prompt import Because, Choice, Manner
from kneebreak.engine.rotation import choose, not_lately, pick_from, prefer, take
from kneebreak.engine.state import Rotation
from kneebreak.engine.suitability import bears, easier, reachable, timely, welcome
from kneebreak.engine.workspaces import located

_SHORTEST, _LONGEST = timedelta(seconds=20), timedelta(seconds=45)

_NOBODY_NOTICES = 3
"""Of the three degrees of discreetness the one for calls: `Movement.discreet`."""


def short_form(plan: Plan, rotation: Rotation, moment: Moment) -> Choice | None:
    """A movement of half a minute that is done where one sits; None: there is none now."""
    pool = _short_forms(plan, rotation, moment)
    return _short(plan, rotation, moment, pool, Because.SHORT) if pool else None


def unnoticed(plan: Plan, rotation: Rotation, moment: Moment) -> Choice | None:
    """A short form that nobody notices who sees or hears the user; None: there is none now."""
    pool = [m for m in _short_forms(plan, rotation, moment) if m.discreet >= _NOBODY_NOTICES]
    return _short(plan, rotation, moment, pool, Because.BUSY) if pool else None


def foreseen(plan: Plan, rotation: Rotation, moment: Moment, movement: str | None) -> Choice:
    """What comes next: the movement of this id where the plan names one that it still has, else by the rotation."""
    known = plan.movements.get(movement) if movement is not None else None
    return choose(plan, rotation, moment) if known is None else named(plan, rotation, moment, known)


def short_length(movement: Movement) -> timedelta | None:
    """How long its short form takes, all of it or half; None: neither is short."""
    for length in (movement.length, movement.half):
        if length is not None and _SHORTEST <= length <= _LONGEST:
            return length
    return None


def named(plan: Plan, rotation: Rotation, moment: Moment, movement: Movement) -> Choice:
    """A movement that the schedule names; what stands in for it where the body does not bear it."""
    for candidate in (movement, *easier(plan, movement)):
        if bears(plan.body, candidate) and (candidate is movement or welcome(plan, moment, candidate)):
            because = Because.NAMED if candidate is movement else Because.STANDS_IN
            return located(plan, rotation, moment, take(candidate, rotation))._replace(because=because)
    return choose(plan, rotation, moment)


def gentler(plan: Plan, rotation: Rotation, moment: Moment, movement: Movement) -> Choice:
    """What to do instead of a movement that hurts."""
    for candidate in easier(plan, movement):
        if welcome(plan, moment, candidate) and reachable(plan.body, moment.stance.posture, candidate):
            return located(plan, rotation, moment, take(candidate, rotation))._replace(because=Because.HURT)
    return choose(plan, rotation, moment, again=True)._replace(because=Because.HURT)


def _short_forms(plan: Plan, rotation: Rotation, moment: Moment) -> list[Movement]:
    return [
        m
        for m in plan.movements.values()
        if welcome(plan, moment, m)
        and timely(moment, m)
        and plan.weights.get(m.kind, 0) > 0
        and m.kind is not rotation.last_kind
        and m.result is None
        and reachable(plan.body, moment.stance.posture, m)
        and m.start in (None, moment.stance.posture)
        and short_length(m) is not None
    ]


def _short(plan: Plan, rotation: Rotation, moment: Moment, pool: list[Movement], because: Because) -> Choice:
    pool = prefer(pool, lambda m: m.kind is not rotation.kind_before)
    pool = prefer(not_lately(rotation, pool) or pool, lambda m: m.id not in rotation.passed)
    picked = pick_from(plan, rotation, moment, pool)
    return picked._replace(manner=Manner.SHORT, because=because)
