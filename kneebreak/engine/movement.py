"""A movement somebody can be asked to do, and the words of its anatomy."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """The families of change that the rotation varies."""

    STAND = "stand"
    FLOOR = "floor"
    TURN = "turn"
    FEET = "feet"
    HIPS = "hips"
    WALK = "walk"


class Posture(Enum):
    """How somebody is at their work; nothing senses it, so it is what they did or said last."""

    SITTING = "sitting"
    STANDING = "standing"
    FLOOR = "floor"
    MOVING = "moving"


class Side(Enum):
    """A side of the body, as the log names it."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> Side:
        """The opposite side; both is its own opposite."""
        return _OTHER[self]


_OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.BOTH: Side.BOTH}


class Sides(Enum):
    """How a movement uses the two sides of the body."""

    NONE = "none"
    ALTERNATE = "alternate"
    """One side this time, the other one next time."""
    BOTH = "both"
    """Both sides each time, beginning with the one that did not begin last time."""


class Movement(NamedTuple):
    """One small change that a prompt can ask for.

    `title` and `text` may hold `{side}` and `{other}`, which a prompt fills with its side and the opposite one.
    """

    id: str
    kind: Kind
    title: str
    text: str
    length: timedelta
    """How long doing it takes, both sides included."""
    start: Posture | None = None
    """The posture it begins in; None: any."""
    result: Posture | None = None
    """The posture it leaves behind; None: the same as before."""
    stay: timedelta = timedelta(0)
    """How long the posture is assumed to last afterwards."""
    sides: Sides = Sides.NONE
    places: frozenset[str] = frozenset({"home", "office"})
    tags: frozenset[str] = frozenset()
    """What it asks of the body, such as `needs-floor` or `knee-deep`."""


def with_side(words: str, side: Side | None) -> str:
    """A title or text with its `{side}` and `{other}` filled in, and its first letter a capital.

    Other braces, as in words of the user's own, stay.
    """
    begins = side or Side.LEFT
    filled = words.replace("{side}", begins.value).replace("{other}", begins.other.value)
    return filled[:1].upper() + filled[1:]
