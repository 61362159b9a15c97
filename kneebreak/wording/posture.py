"""The posture in words: since when, and that it may be time for another."""

from __future__ import annotations

from datetime import datetime

from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import ONE_POSITION, Stance, held, limits, stance_at
from kneebreak.engine.state import Prompting, State, Working
from kneebreak.wording.times import clock

_NAMES = {
    Posture.SITTING: "sitting",
    Posture.STANDING: "standing",
    Posture.FLOOR: "on the floor",
    Posture.MOVING: "moving",
}
_ADVICE = {
    Posture.SITTING: "rise when you like",
    Posture.STANDING: "walk or sit when you like",
    Posture.FLOOR: "sit another way, or get up",
}
_SORE_KNEES = "unbend your knees for a moment"


def named(posture: Posture) -> str:
    """The posture as the end of a phrase such as “still sitting”."""
    return _NAMES[posture]


def posture(plan: Plan, state: State) -> str:
    """The posture and since when it has been so."""
    stance = stance_at(state.stance, state.at)
    return f"{_NAMES[stance.posture]} since {clock(plan, stance.since, state.at)}"


def hint(plan: Plan, state: State) -> str:
    """A word on a posture that has lasted for long; nothing before that, and nothing to somebody who is not there."""
    stance = stance_at(state.stance, state.at)
    if not isinstance(state.situation, Working | Prompting) or not _is_long(plan, stance, state.at):
        return ""
    sore = plan.body.knee_sore and stance.posture is Posture.SITTING
    words = posture(plan, state)
    return f"{words[:1].upper()}{words[1:]}: {_SORE_KNEES if sore else _ADVICE[stance.posture]}"


def _is_long(plan: Plan, stance: Stance, at: datetime) -> bool:
    limit = ONE_POSITION if stance.posture is Posture.FLOOR else limits(plan.body, stance.posture)
    return limit is not None and held(stance, at) >= limit.soft
