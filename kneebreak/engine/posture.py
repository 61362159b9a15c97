"""Posture as a state: what was done or said last, for how long it has been so, and how long it may be so."""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import Body
from kneebreak.engine.prompt import Choice, Manner
from kneebreak.record import NamedTuple

RELIEF = timedelta(minutes=15)
"""What a seated short form takes off the sitting clock; it does not set it back to the beginning."""


class Stance(NamedTuple):
    """The posture the user is assumed to be in."""

    posture: Posture
    since: datetime
    until: datetime | None = None
    """When it is silently taken for sitting again; None: not before they say so or are away for long."""
    way: str | None = None
    """The id of the movement that led to it: which position on the floor, perched or standing; None: they said so."""
    relief: timedelta = timedelta(0)
    """What seated short forms took off its clock."""


class Limits(NamedTuple):
    """How long a posture is fine."""

    soft: timedelta
    """From here on the tray says so."""
    hard: timedelta
    """Before this is passed a prompt asks for something else."""


def _minutes(soft: int, hard: int) -> Limits:
    return Limits(timedelta(minutes=soft), timedelta(minutes=hard))


_SITTING, _SITTING_KNEE_SORE = _minutes(30, 60), _minutes(20, 45)
_STANDING, _STANDING_PREGNANT = _minutes(20, 40), _minutes(10, 15)
_FLOOR = _minutes(20, 40)
ONE_POSITION = _minutes(5, 10)
"""Of one position on the floor: a tenth of the shortest sitting that is known to have hurt a nerve (Yu et al. 2013)."""


def stance_at(stance: Stance, at: datetime) -> Stance:
    """The stance as it is by then: a stay that is over has silently become sitting."""
    if stance.until is None or at < stance.until:
        return stance
    return Stance(Posture.SITTING, stance.until)


def held(stance: Stance, at: datetime) -> timedelta:
    """How long the posture of a stance has lasted by then, as its clock has it."""
    return max(timedelta(0), at - stance.since - stance.relief)


def limits(body: Body, posture: Posture) -> Limits | None:
    """How long a posture is fine for this body; None: for ever."""
    match posture:
        case Posture.SITTING:
            return None if body.on_wheels else _SITTING_KNEE_SORE if body.knee_sore else _SITTING
        case Posture.STANDING:
            return _STANDING_PREGNANT if body.pregnancy else _STANDING
        case Posture.FLOOR:
            return _FLOOR
        case Posture.MOVING:
            return None


def after(body: Body, stance: Stance, choice: Choice, at: datetime) -> Stance:
    """The stance of somebody who has just done what they were asked for."""
    now = stance_at(stance, at)
    result = Posture.STANDING if choice.manner is Manner.RISING else choice.movement.result
    if result is None:
        eases = choice.manner is Manner.SHORT and now.posture is Posture.SITTING
        return now._replace(relief=min(now.relief + RELIEF, at - now.since)) if eases else now
    if result is Posture.SITTING:  # another seat is another sight, and no less sitting
        return now._replace(way=choice.movement.id) if now.posture is result else Stance(result, at)
    until = at + _stay(body, choice, result)
    if now.posture is not result:
        return Stance(result, at, until, choice.movement.id)
    longer = None if now.until is None else max(now.until, until)
    return Stance(result, now.since, longer, choice.movement.id)


def declared(stance: Stance, posture: Posture, at: datetime) -> Stance:
    """The stance of somebody who says how they are; what they already were goes on."""
    now = stance_at(stance, at)
    return now._replace(until=None) if now.posture is posture else Stance(posture, at)


def _stay(body: Body, choice: Choice, result: Posture) -> timedelta:
    longest = ONE_POSITION if result is Posture.FLOOR else limits(body, result)
    stay = choice.movement.stay
    return stay if longest is None else min(stay, longest.hard)
