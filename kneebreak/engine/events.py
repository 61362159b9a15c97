"""What happened: facts in the past tense, put before the engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum

from kneebreak.engine.busy import Busy
from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.feedback import Taste
from kneebreak.engine.movement import Posture, Side
from kneebreak.engine.ramp import Way
from kneebreak.record import NamedTuple


class Answer(Enum):
    """What the user makes of a prompt."""

    DONE = "done"
    SNOOZE = "snooze"
    SKIP = "skip"
    OTHER = "other"
    """Another movement, please."""


class Practised(NamedTuple):
    """A step of a guided practice ran to its end."""

    movement: str
    """Its id."""
    side: Side | None
    posture: Posture
    """The posture it was done in."""
    at: datetime
    """When, in UTC: as a rule just now, and before that where the program did not run then."""
    again: bool = False
    """Whether the same practice has had this movement before: it then is the same exercise, gone on with."""


class PracticeSeen(NamedTuple):
    """A guided practice is under way, by its own word."""


class PracticeEnded(NamedTuple):
    """A guided practice is over, by its own word."""


class Started(NamedTuple):
    """The program began its work, with whatever state it had kept.

    `logged` are the outcomes that the log holds for the prompt that was open, oldest first: a crash may fall between
    the log and the memory, and then the log is right.
    """

    logged: tuple[Outcome, ...] = ()
    taken_back: bool = False
    """Whether the log holds a correction of the last answer, which the state then does not know of."""
    practised: tuple[Practised, ...] = ()
    """The steps of practices that the log holds, oldest first, those that the state knows of among them."""


class Ticked(NamedTuple):
    """Time passed: the moment that `wakes_at` named has come, or something made it worth a look."""


class Answered(NamedTuple):
    """The user answered the prompt of this id; None means the one that is open."""

    prompt: str | None
    answer: Answer
    via: Via
    snooze_for: timedelta | None = None
    """How long to snooze; None: as the plan says."""


class Dismissed(NamedTuple):
    """The user closed the bubble of this prompt without pressing anything."""

    prompt: str
    looks_like_click: bool
    """Whether the notification server reports a click on the body in just this way."""


class BubbleLost(NamedTuple):
    """The bubble is gone without an answer, for the server that showed it went away or expired it."""


class BubbleRefused(NamedTuple):
    """Nobody took the bubble of the open prompt, so it is not on the screen; whoever comes may get it yet."""


class WentAway(NamedTuple):
    """No keyboard or mouse for as long as the plan's `away`; the last input was at `since`."""

    since: datetime


class CameBack(NamedTuple):
    """Input again, after an absence that began at `since`."""

    since: datetime


class Slept(NamedTuple):
    """The machine was suspended for this long and has just resumed."""

    length: timedelta


class Locked(NamedTuple):
    """The screen was locked."""


class Unlocked(NamedTuple):
    """The screen was unlocked: somebody has just come back to it."""


class Woke(NamedTuple):
    """The machine says that it resumed; how long it slept the clock knows better (`Slept`), or does not."""


class BusyChanged(NamedTuple):
    """A reason to leave the user alone began or ended; the event's `busy` says which hold now."""


class ClockSet(NamedTuple):
    """Somebody set the clock: it reads this much more than the time that really passed."""

    moved: timedelta


class PlanChanged(NamedTuple):
    """The plan handed over with this event is new."""


class BreakRequested(NamedTuple):
    """The user wants a prompt now."""


class Until(Enum):
    """Ends of a pause that are not times."""

    TOMORROW = "tomorrow"
    """The first hour of tomorrow's."""
    RESUMED = "resumed"
    """When the user says so."""


class PauseRequested(NamedTuple):
    """The user wants silence: for a while, until an instant, or until something."""

    until: timedelta | datetime | Until
    via: Via


class ResumeRequested(NamedTuple):
    """The user wants the pause to end."""


class PostureDeclared(NamedTuple):
    """The user said how they are at their work."""

    posture: Posture


class UndoRequested(NamedTuple):
    """The user takes the last answer back."""


class Rated(NamedTuple):
    """The user wants more of a movement, less, or none of it."""

    movement: str | None
    """Its id; None: the one of the open prompt, else of the last answer."""
    taste: Taste


class HurtReported(NamedTuple):
    """It hurts: the movement of the open prompt, else that of the last answer."""


class StepTaken(NamedTuple):
    """The user takes a step of the ramp."""

    way: Way
    stage: int | None = None
    """The stage it was said to lead to; None: whichever is next that way."""


class StepDeclined(NamedTuple):
    """The user does not want the step that is on offer."""


Happening = (
    Started
    | Ticked
    | Answered
    | Dismissed
    | BubbleLost
    | BubbleRefused
    | WentAway
    | CameBack
    | Slept
    | Locked
    | Unlocked
    | Woke
    | BusyChanged
    | ClockSet
    | PlanChanged
    | BreakRequested
    | PauseRequested
    | ResumeRequested
    | PostureDeclared
    | UndoRequested
    | Rated
    | HurtReported
    | PracticeSeen
    | Practised
    | PracticeEnded
    | StepTaken
    | StepDeclined
)


class Event(NamedTuple):
    """A happening with its time and what the world looked like."""

    at: datetime
    """In UTC."""
    what: Happening
    idle_for: timedelta | None = None
    """How long ago the last keyboard or mouse input was; None: unknown."""
    busy: Mapping[Busy, bool] = {}
    """The reasons to leave the user alone that hold now, and whether a `BusyChanged` will tell of the end of each.

    What is not known is not in it. `Unseen`: nobody has looked yet, and `step` raises LookFirst where it must be known.
    """
