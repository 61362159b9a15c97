"""What the families of movements are called."""

from __future__ import annotations

from kneebreak.engine.movement import Kind
from kneebreak.language import marked_in, tr_in

_NAMES = {
    Kind.STAND: marked_in("kind", "stand"),
    Kind.FLOOR: marked_in("kind", "floor"),
    Kind.TURN: marked_in("kind", "turn"),
    Kind.FEET: marked_in("kind", "feet"),
    Kind.HIPS: marked_in("kind", "hips"),
    Kind.CORE: marked_in("kind", "core"),
    Kind.KNEE: marked_in("kind", "knee"),
    Kind.REACH: marked_in("kind", "reach"),
    Kind.WALK: marked_in("kind", "walk"),
    Kind.WORKSPACE: marked_in("kind", "workspace"),
    Kind.CHORE: marked_in("kind", "chore"),
    Kind.EYES: marked_in("kind", "eyes"),
    Kind.SEAT: marked_in("kind", "seat"),
}


def kind_name(kind: Kind) -> str:
    """The name of a kind; in English it is the one that the schedule knows it by."""
    return tr_in("kind", _NAMES[kind])
