"""What the log holds: one entry for each outcome, and corrections."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from kneebreak.engine.movement import Movement, Posture, Side
from kneebreak.record import NamedTuple


class Via(Enum):
    """Where an answer came from, as the log names it."""

    NOTIFICATION = "notification"
    DISMISSAL = "dismissal"
    TRAY = "tray"
    CLI = "cli"
    TERMINAL = "terminal"
    PRACTICE = "practice"
    """A step of a guided practice that ran to its end."""


class Outcome(Enum):
    """How a prompt ended, or was put off."""

    DONE = "done"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    MISSED = "missed"
    RESTED = "rested"
    """The user was away for long enough: a break of their own."""
    HELD = "held"


class Entry(NamedTuple):
    """One line of the user's log: an outcome, when it is decided."""

    id: str
    """Of the prompt; of the absence where no prompt was open."""
    at: datetime
    due: datetime
    shown: datetime | None
    """None: nothing was shown, as for an absence without a prompt."""
    outcome: Outcome
    movement: Movement | None
    side: Side | None
    posture: Posture
    """The posture after it."""
    via: Via | None = None
    """None: nobody answered."""
    reason: str | None = None


def exercise_of(entry: str, movement: str) -> tuple[str, str]:
    """What the entry of a practice's step, by its id, belongs to.

    The rounds and sides of a movement are one exercise of one practice.
    """
    return entry.rpartition("-")[0], movement


class Correction(NamedTuple):
    """One line of the user's log that takes an earlier one back."""

    id: str
    at: datetime
    undoes: str
    """The id of the entry; where several bear it, the last one is meant."""
