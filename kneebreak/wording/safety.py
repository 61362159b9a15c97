"""What to mind with a movement, in one short line."""

from __future__ import annotations

from kneebreak.engine.movement import Kind, Movement, Posture

_NOTHING_TO_MIND = frozenset({Kind.STAND, Kind.WALK, Kind.WORKSPACE, Kind.CHORE, Kind.EYES})
_AT_EASE = frozenset({Kind.FEET, Kind.TURN, Kind.REACH})
"""Kinds with movements that are no exercise: a look, or a mug on the other side. They are no dose to be halved."""
_FLOOR = "A clear, dry floor, and move at the first tingling or pain."
_BALANCE = "Hold on to something that cannot roll, and stop if it hurts."
_CHAIR = "A chair that stays put, easy breaths, and stop if it hurts."
_ANY = "Comfortable range, easy breaths, and stop if it hurts."


def safety(movement: Movement) -> str:
    """The line that a movement's card ends with; nothing where there is nothing to guide."""
    if movement.result is Posture.FLOOR or movement.start is Posture.FLOOR:
        return _FLOOR
    if movement.tags & {"balance", "stairs"}:
        return _BALANCE
    if movement.kind in _NOTHING_TO_MIND or (movement.kind in _AT_EASE and movement.half is None):
        return ""
    return _CHAIR if movement.start is Posture.SITTING else _ANY
