"""A movement somebody can be asked to do, and the words of its anatomy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from enum import Enum
from typing import Protocol

from kneebreak.record import NamedTuple


class Kind(Enum):
    """The families of change that the rotation varies."""

    STAND = "stand"
    FLOOR = "floor"
    TURN = "turn"
    FEET = "feet"
    HIPS = "hips"
    CORE = "core"
    KNEE = "knee"
    REACH = "reach"
    WALK = "walk"
    WORKSPACE = "workspace"
    CHORE = "chore"
    EYES = "eyes"
    SEAT = "seat"


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


class Intensity(Enum):
    """How hard a movement is; there is nothing beyond moderate on purpose: nobody has warmed up at a desk."""

    LIGHT = "light"
    MODERATE = "moderate"


class Slot(Enum):
    """A part of the day that a movement belongs to."""

    LUNCH = "lunch"
    DAY_END = "day-end"
    ANCHOR = "anchor"
    """Never by the clock: it belongs to something that one does anyway, such as brushing one's teeth."""


class Wording(NamedTuple):
    """One way to ask for a movement.

    Both may hold `{side}` and `{other}`, which a prompt fills with its side and the opposite one.
    """

    title: str
    text: str


class Wordings(Protocol):
    """The ways to ask for a movement, at least one; a tuple is one such, others read them when somebody looks."""

    def __len__(self) -> int:
        """How many there are."""

    def __getitem__(self, number: int, /) -> Wording:
        """The one of this number, from 0."""

    def __iter__(self) -> Iterator[Wording]:
        """All of them."""


class Movement(NamedTuple):
    """One small change that a prompt can ask for."""

    id: str
    kind: Kind
    wordings: Wordings
    length: timedelta
    """How long doing it takes, both sides included."""
    start: Posture | None = None
    """The posture it begins in; None: any."""
    result: Posture | None = None
    """The posture it leaves behind; None: the same as before."""
    stay: timedelta = timedelta(0)
    """How long the posture is kept afterwards at the most, and so is assumed to last."""
    stay_least: timedelta = timedelta(0)
    """How long it is worth keeping at the least."""
    sides: Sides = Sides.NONE
    places: frozenset[str] = frozenset({"home", "office"})
    tags: frozenset[str] = frozenset()
    """What it asks of the body, such as `needs-floor` or `knee-deep`."""
    half: timedelta | None = None
    """How long half of it takes; None: it is no dose that could be halved."""
    rise: bool = False
    """Whether somebody who sits can rise first and do it on their feet; it starts in any posture then."""
    discreet: int = 3
    """3: nobody notices or minds, 2: fine in most offices, 1: for oneself."""
    intensity: Intensity = Intensity.LIGHT
    knee: int = 0
    """How much it loads the kneecap, from 0 (not at all) to 3."""
    level: int = 1
    """1: from the first day, 2: for those who are used to it, 3: for those who ask for it."""
    alt: str | None = None
    """The id of the movement that takes its place where this one does not suit; the easier one."""
    needs: str = ""
    """What must be at hand."""
    slots: frozenset[Slot] = frozenset()
    """When it may come; empty: at any time."""


def with_side(words: str, side: Side | None) -> str:
    """A title or text with its `{side}` and `{other}` filled in, and its first letter a capital.

    Other braces, as in words of the user's own, stay.
    """
    begins = side or Side.LEFT
    filled = words.replace("{side}", begins.value).replace("{other}", begins.other.value)
    return filled[:1].upper() + filled[1:]
