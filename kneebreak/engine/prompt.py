"""A prompt: one request to do a movement."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from kneebreak.engine.movement import Movement, Side
from kneebreak.record import NamedTuple


class Origin(Enum):
    """Why a prompt is there."""

    RHYTHM = "rhythm"
    FIXED = "fixed"
    ASKED = "asked"


class Manner(Enum):
    """How the movement of a prompt is to be done."""

    PLAIN = "plain"
    RISING = "rising"
    """On the feet, though it could be done sitting: the user rises first."""
    SHORT = "short"
    """As the seated short form: where one sits, and half of it where all of it is long."""


class Because(Enum):
    """Why a prompt asks for this movement and no other."""

    TURN = "turn"
    """Its turn has come, as the weights have it."""
    SITTING = "sitting"
    """Sitting would pass its limit before the next prompt."""
    STANDING = "standing"
    """The same of standing still."""
    FLOOR = "floor"
    """The same of the floor."""
    STRENGTH = "strength"
    """The day runs out for the strength exercises that are still missing."""
    VARIETY = "variety"
    """There has been nothing of this kind today, and few other kinds."""
    SHORTS = "shorts"
    """The last two were seated short forms."""
    NAMED = "named"
    """The schedule names it."""
    STANDS_IN = "stands in"
    """The schedule names another one, which does not suit."""
    SHORT = "short"
    """The user asked for another one, and the first other one is the seated short form."""
    OTHER = "other"
    """The user asked for another one again."""
    HURT = "hurt"
    """The one before hurt; this one is easier."""
    BUSY = "busy"
    """The user is busy, and nobody else notices this one."""


class Choice(NamedTuple):
    """A movement, the side to use or to begin with, and all else that makes it the next one."""

    movement: Movement
    side: Side | None
    """None where the movement has no sides."""
    wording: int = 0
    """A number that picks one of its wordings."""
    manner: Manner = Manner.PLAIN
    because: Because = Because.TURN
    workspace: str | None = None
    """Where to go with one's work, as the user calls it; None: that is left to them."""


class Pending(NamedTuple):
    """A prompt that has fallen due and was not shown yet: its movement is chosen when it is."""

    id: str
    """Of the prompt that it becomes."""
    due: datetime
    movement: str | None = None
    """The id of the one that the schedule names for a fixed time; None: whichever is next."""

    @property
    def origin(self) -> Origin:
        """Why it is there."""
        return Origin.RHYTHM if self.movement is None else Origin.FIXED


class Prompt(NamedTuple):
    """One request to do a movement, from falling due to its last outcome."""

    id: str
    """Unique across machines."""
    due: datetime
    shown: datetime
    """When it was first shown, in UTC."""
    choice: Choice
    origin: Origin = Origin.RHYTHM
    snoozed: int = 0
    """How often it has been snoozed so far."""
    others: int = 0
    """How often another movement was asked for."""

    @property
    def movement(self) -> Movement:
        """What it asks for now."""
        return self.choice.movement

    @property
    def side(self) -> Side | None:
        """The side to use, or to begin with; None where the movement has no sides."""
        return self.choice.side
