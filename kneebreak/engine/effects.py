"""What is to be done: imperatives for the shell, in the order in which they take effect."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from kneebreak.engine.entry import Correction, Entry
from kneebreak.engine.prompt import Prompt
from kneebreak.engine.ramp import Pace, Step


class Record(NamedTuple):
    """Write this line into the log, durably, before anything else is done."""

    line: Entry | Correction


class ShowPrompt(NamedTuple):
    """Show this prompt, in place of any that is shown."""

    prompt: Prompt


class WithdrawPrompt(NamedTuple):
    """Take the prompt off the screen."""


class OfferStep(NamedTuple):
    """Put this step of the ramp before the user, for them to take or to decline."""

    step: Step


class WithdrawOffer(NamedTuple):
    """Take the offer off the screen, if it is there."""


class ChangePace(NamedTuple):
    """Change the user's schedule from the one pace to the other, and nothing else in it."""

    before: Pace
    after: Pace


class Refusal(Enum):
    """Why something that was asked for could not be done now."""

    NO_PROMPT = "no prompt"
    STALE_PROMPT = "stale prompt"
    NO_SNOOZE_LEFT = "no snooze left"
    NOTHING_ELSE = "nothing else"
    NOT_PAUSED = "not paused"
    NOTHING_TO_UNDO = "nothing to undo"
    NO_MOVEMENT = "no movement"
    TOO_LITTLE_LEFT = "too little left"
    PRACTISING = "practising"
    NO_RAMP = "no ramp"
    NO_STEP = "no step"
    STALE_STEP = "stale step"
    NO_OFFER = "no offer"


class Refuse(NamedTuple):
    """Tell whoever asked that it could not be done, and why."""

    why: Refusal


Effect = Record | ShowPrompt | WithdrawPrompt | OfferStep | WithdrawOffer | ChangePace | Refuse
