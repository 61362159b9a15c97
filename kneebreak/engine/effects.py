"""What is to be done: imperatives for the shell, in the order in which they take effect."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import NamedTuple

from kneebreak.engine.events import Via
from kneebreak.engine.movement import Movement, Posture, Side


class Origin(Enum):
    """Why a prompt is there."""

    RHYTHM = "rhythm"
    FIXED = "fixed"
    ASKED = "asked"


class Prompt(NamedTuple):
    """One request to do a movement, from falling due to its last outcome."""

    id: str
    """Unique across machines."""
    due: datetime
    shown: datetime
    """When it was first shown, in UTC."""
    movement: Movement
    side: Side | None
    """The side to use, or to begin with; None where the movement has no sides."""
    origin: Origin = Origin.RHYTHM
    snoozed: int = 0
    """How often it has been snoozed so far."""


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


class Correction(NamedTuple):
    """One line of the user's log that takes an earlier one back."""

    id: str
    at: datetime
    undoes: str
    """The id of the entry; where several bear it, the last one is meant."""


class Record(NamedTuple):
    """Write this line into the log, durably, before anything else is done."""

    line: Entry | Correction


class ShowPrompt(NamedTuple):
    """Show this prompt, in place of any that is shown."""

    prompt: Prompt


class WithdrawPrompt(NamedTuple):
    """Take the prompt off the screen."""


class Refusal(Enum):
    """Why something that was asked for could not be done now."""

    NO_PROMPT = "no prompt"
    STALE_PROMPT = "stale prompt"
    NO_SNOOZE_LEFT = "no snooze left"
    NOTHING_ELSE = "nothing else"
    NOT_PAUSED = "not paused"
    NOTHING_TO_UNDO = "nothing to undo"


class Refuse(NamedTuple):
    """Tell whoever asked that it could not be done, and why."""

    why: Refusal


Effect = Record | ShowPrompt | WithdrawPrompt | Refuse
