"""What is to be done: imperatives for the shell, in the order in which they take effect."""

from __future__ import annotations

from enum import Enum

from kneebreak.engine.entry import Correction, Entry
from kneebreak.engine.prompt import Prompt
from kneebreak.engine.ramp import Pace, Step
from kneebreak.record import NamedTuple


class Record(NamedTuple):
    """Write this line into the log, durably, before anything else is done."""

    line: Entry | Correction


class ShowPrompt(NamedTuple):
    """Show this prompt, in place of any that is shown."""

    prompt: Prompt
    neutral: bool = False
    """Whether others may see the screen: what it asks for is nobody's business then."""
    sound: bool = False
    """Whether it may be heard."""


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


class Obstacle(Enum):
    """Why no prompt has reached a user who was at work for so long that two should have."""

    HELD = "held"
    """One is held back, and what holds it does not end."""
    LOST = "lost"
    """Nobody takes the bubbles, or they are lost as soon as they are shown."""
    WAITING = "waiting"
    """One is due and something else keeps it waiting, such as returns that never end."""


class Warn(NamedTuple):
    """Tell the user that no prompt reaches them, by every means there is; once as long as that lasts."""

    why: Obstacle
    by_bubble: bool
    """Whether a bubble is among these: it is not while one would disturb, or not be seen."""


Effect = Record | ShowPrompt | WithdrawPrompt | OfferStep | WithdrawOffer | ChangePace | Refuse | Warn
