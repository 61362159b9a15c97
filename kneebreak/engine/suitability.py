"""Which movements suit: the body, the place, the time of day, and what the user thinks of them."""

from __future__ import annotations

from collections.abc import Iterator

from kneebreak.engine.feedback import factor, spared
from kneebreak.engine.moment import Moment
from kneebreak.engine.movement import Kind, Movement, Posture
from kneebreak.engine.plan import Body, Plan

STRENGTH = frozenset({Kind.HIPS, Kind.CORE})
"""The kinds that count towards the day's strength exercises."""

OFFICE = "office"
_OFFICE_DISCREET = 2
_SORE_KNEE = 2
"""So much load at the kneecap is too much for a sore knee."""

_TOO_MUCH = {
    "knee_sore": frozenset({"knee-deep", "stairs"}),
    "no_floor": frozenset({"needs-floor", "side-lie", "supine"}),
    "on_wheels": frozenset({"needs-floor", "needs-stand"}),
    "pregnancy": frozenset({"knee-deep", "supine"}),
    "balance": frozenset({"balance", "stairs"}),
    "blood_pressure": frozenset({"bend", "long-hold"}),
    "wrists": frozenset({"wrist"}),
    "shoulders": frozenset({"overhead"}),
    "arms_only": frozenset({"legs"}),
}
"""By what is so with a body: the tags of what is not for it."""

_UNSTEADY = frozenset({"balance", "bend"})
_HEAVY_MEAL = frozenset({"supine", "bend"})
"""Tags of what is not done soon after lunch."""


def bears(body: Body, movement: Movement) -> bool:
    """Whether a body can do a movement."""
    if not bears_tags(body, movement.tags):
        return False
    if body.knee_sore and movement.knee >= _SORE_KNEE:
        return False
    if body.pregnancy and movement.tags >= _UNSTEADY:
        return False
    return body.on_wheels or "needs-wheelchair" not in movement.tags


def bears_tags(body: Body, tags: frozenset[str]) -> bool:
    """Whether a body can do what has these tags, as far as each of them alone says."""
    return not any(getattr(body, name) and tags & too_much for name, too_much in _TOO_MUCH.items())


def suits(plan: Plan, place: str, movement: Movement) -> bool:
    """Whether a movement is for this body, in this place, on this level."""
    rhythm = plan.rhythm
    discreet = max(rhythm.discreet, _OFFICE_DISCREET) if place == OFFICE else rhythm.discreet
    return (
        bears(plan.body, movement)
        and place in movement.places
        and movement.level <= plan.body.level
        and movement.discreet >= discreet
        and (rhythm.leave_desk or "leave-desk" not in movement.tags)
    )


def welcome(plan: Plan, moment: Moment, movement: Movement) -> bool:
    """Whether a movement suits, and the user has nothing against it at present."""
    feedback = moment.feedback
    return (
        suits(plan, moment.place, movement)
        and factor(feedback, movement) > 0
        and not spared(feedback, movement, moment.at)
    )


def timely(moment: Moment, movement: Movement) -> bool:
    """Whether a movement is one for this time of day."""
    if movement.slots and not movement.slots & moment.slots:
        return False
    return not (moment.after_lunch and movement.tags & _HEAVY_MEAL)


def reachable(body: Body, posture: Posture, movement: Movement) -> bool:
    """Whether a movement can begin from this posture, or by rising from it, and leads somewhere else.

    Nobody is called back to the chair, and nobody is told to take the posture they are in.
    """
    if body.on_wheels and posture is Posture.MOVING:
        posture = Posture.SITTING  # wheels are a seat
    if movement.start is None:
        # Another seat is for those who sit; for all others it would be the chair again.
        return (movement.result is posture) is (movement.result is Posture.SITTING)
    return movement.start is posture or movement.start is Posture.STANDING


def breaks_sitting(movement: Movement) -> bool:
    """Whether somebody who sits does not sit any more after it."""
    return movement.rise or movement.result in (Posture.STANDING, Posture.FLOOR, Posture.MOVING)


def strengthens(body: Body, movement: Movement) -> bool:
    """Whether a movement counts towards the day's strength exercises."""
    if movement.kind in STRENGTH:
        return True
    return body.on_wheels and (movement.kind is Kind.SEAT or "upper-back" in movement.tags)


def easier(plan: Plan, movement: Movement) -> Iterator[Movement]:
    """The movements that take the place of this one, each easier than the one before."""
    seen = {movement.id}
    following = plan.movements.get(movement.alt or "")
    while following is not None and following.id not in seen:
        yield following
        seen.add(following.id)
        following = plan.movements.get(following.alt or "")
