"""What to mind with a movement, in one short line."""

from __future__ import annotations

from kneebreak.engine.movement import Kind, Movement, Posture
from kneebreak.language import tr

_NOTHING_TO_MIND = frozenset({Kind.STAND, Kind.WALK, Kind.WORKSPACE, Kind.CHORE, Kind.EYES})
_AT_EASE = frozenset({Kind.FEET, Kind.TURN, Kind.REACH})
"""Kinds with movements that are no exercise: a look, or a mug on the other side. They are no dose to be halved."""


def safety(movement: Movement) -> str:
    """The line that a movement's card ends with; nothing where there is nothing to guide."""
    if movement.result is Posture.FLOOR or movement.start is Posture.FLOOR:
        return tr("A clear, dry floor, and move at the first tingling or pain.")
    if movement.tags & {"balance", "stairs"}:
        return tr("Hold on to something that cannot roll, and stop if it hurts.")
    if movement.kind in _NOTHING_TO_MIND or (movement.kind in _AT_EASE and movement.half is None):
        return ""
    if movement.start is Posture.SITTING:
        return tr("A chair that stays put, easy breaths, and stop if it hurts.")
    return tr("Comfortable range, easy breaths, and stop if it hurts.")
