"""The posture in words: since when, and that it may be time for another."""

from __future__ import annotations

from datetime import datetime

from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import ONE_POSITION, Stance, held, limits, stance_at
from kneebreak.engine.state import Prompting, State, Working
from kneebreak.language import marked, marked_in, tr, tr_in
from kneebreak.wording.times import clock

_NAMES = {
    Posture.SITTING: marked_in("posture", "sitting"),
    Posture.STANDING: marked_in("posture", "standing"),
    Posture.FLOOR: marked_in("posture", "on the floor"),
    Posture.MOVING: marked_in("posture", "moving"),
}
_ADVICE = {
    Posture.SITTING: marked("rise when you like"),
    Posture.STANDING: marked("walk or sit when you like"),
    Posture.FLOOR: marked("sit another way, or get up"),
}
_SORE_KNEES = marked("unbend your knees for a moment")


def named(posture: Posture) -> str:
    """The posture as the end of a phrase such as “still sitting”."""
    return tr_in("posture", _NAMES[posture])


def posture(plan: Plan, state: State) -> str:
    """The posture and since when it has been so."""
    stance = stance_at(state.stance, state.at)
    since = clock(plan, stance.since, state.at)
    return tr("{posture} since {since}", posture=named(stance.posture), since=since)


def hint(plan: Plan, state: State) -> str:
    """A word on a posture that has lasted for long; nothing before that, and nothing to somebody who is not there."""
    stance = stance_at(state.stance, state.at)
    if not isinstance(state.situation, Working | Prompting) or not _is_long(plan, stance, state.at):
        return ""
    sore = plan.body.knee_sore and stance.posture is Posture.SITTING
    words = posture(plan, state)
    advice = tr(_SORE_KNEES if sore else _ADVICE[stance.posture])
    # For translators: “Sitting since 10:00: rise when you like”
    return tr("{posture}: {advice}", posture=f"{words[:1].upper()}{words[1:]}", advice=advice)


def _is_long(plan: Plan, stance: Stance, at: datetime) -> bool:
    limit = ONE_POSITION if stance.posture is Posture.FLOOR else limits(plan.body, stance.posture)
    return limit is not None and held(stance, at) >= limit.soft
