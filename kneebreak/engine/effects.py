"""What is to be done: imperatives for the shell, in the order in which they take effect."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from kneebreak.engine.entry import Correction, Entry
from kneebreak.engine.prompt import Prompt


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
    NO_MOVEMENT = "no movement"
    TOO_LITTLE_LEFT = "too little left"
    PRACTISING = "practising"


class Refuse(NamedTuple):
    """Tell whoever asked that it could not be done, and why."""

    why: Refusal


Effect = Record | ShowPrompt | WithdrawPrompt | Refuse
