"""What: which movement comes next.

1. Never the kind that was shown last.
2. Never a posture that one is in already, and nobody is called back to the chair from standing or the floor.
3. Nothing that does not suit the body or the place.
4. Kinds come up in proportion to their weights; within a kind, none of the movements shown last where another is left.
5. Sided movements begin on the side that did not begin last time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kneebreak.engine.chance import draw, pick
from kneebreak.engine.movement import Kind, Movement, Posture, Side, Sides
from kneebreak.engine.plan import Body, Plan
from kneebreak.engine.state import Rotation

REMEMBERED = 6
"""How many movements back one may not come again, where its kind has others."""

_DRAWS_A_CHOICE = 2
"""One for the kind, one for the movement; the side takes its bit from the second."""

_UNSUITABLE = {
    "knee_sore": frozenset({"knee-deep", "knee-load", "stairs"}),
    "no_floor": frozenset({"needs-floor"}),
    "seated": frozenset({"needs-floor", "needs-stand"}),
}


class Choice(NamedTuple):
    """A movement and the side to use, or to begin with."""

    movement: Movement
    side: Side | None


def choose(plan: Plan, rotation: Rotation, posture: Posture, place: str) -> Choice:
    """The movement that comes next; the same for the same arguments."""
    bits, rotation = draw(rotation)
    return take(_pick(plan, rotation, _candidates(plan, rotation, posture, place), bits), rotation)


def take(movement: Movement, rotation: Rotation) -> Choice:
    """A given movement, with the side whose turn it is."""
    if movement.sides is Sides.NONE:
        return Choice(movement, None)
    before = rotation.sides.get(movement.id)
    if before is not None:
        return Choice(movement, before.other)
    bits, _ = draw(rotation)
    return Choice(movement, Side.LEFT if bits & 1 else Side.RIGHT)


def shown(rotation: Rotation, choice: Choice) -> Rotation:
    """The rotation after this choice was put before the user."""
    sides = rotation.sides if choice.side is None else {**rotation.sides, choice.movement.id: choice.side}
    return rotation._replace(
        draws=rotation.draws + _DRAWS_A_CHOICE,
        last_kind=choice.movement.kind,
        recent=(*rotation.recent, choice.movement.id)[-REMEMBERED:],
        sides=sides,
    )


def suits(body: Body, movement: Movement) -> bool:
    """Whether a movement is one for this body."""
    return not any(getattr(body, need) and movement.tags & tags for need, tags in _UNSUITABLE.items())


def _candidates(plan: Plan, rotation: Rotation, posture: Posture, place: str) -> list[Movement]:
    suitable = [m for m in plan.movements.values() if suits(plan.body, m) and place in m.places]
    fresh = [m for m in suitable if m.kind is not rotation.last_kind and _reachable(m, posture)]
    return (
        [m for m in fresh if plan.weights.get(m.kind, 0) > 0]
        # The weights leave nothing for this posture: better the gentlest of another kind than the same kind again.
        or [m for m in fresh if m.start is None and m.result is None]
        or fresh
        or suitable
        or list(plan.movements.values())
    )


def _reachable(movement: Movement, posture: Posture) -> bool:
    if movement.start is None:
        return movement.result is not posture
    return movement.start is posture or movement.start is Posture.STANDING


def _pick(plan: Plan, rotation: Rotation, movements: list[Movement], bits: int) -> Movement:
    kinds = _kinds(movements)
    kind = pick(kinds, [plan.weights.get(kind, 0) or 1.0 for kind in kinds], bits)
    of_kind = [m for m in movements if m.kind is kind]
    unseen = [m for m in of_kind if m.id not in rotation.recent] or of_kind
    second, _ = draw(rotation)
    return pick(unseen, [1.0] * len(unseen), second)


def _kinds(movements: Iterable[Movement]) -> list[Kind]:
    return list(dict.fromkeys(m.kind for m in movements))
