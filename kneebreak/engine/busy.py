"""What a prompt would disturb, and what the user wants done about it."""

from __future__ import annotations

from enum import Enum


class Busy(Enum):
    """A reason to leave the user alone, as the schedule names it."""

    DO_NOT_DISTURB = "do_not_disturb"
    FULL_SCREEN = "full_screen"
    CALL = "call"
    """A microphone or a camera is in use."""


class Policy(Enum):
    """What becomes of a prompt that falls due meanwhile."""

    HOLD = "hold"
    """It is shown when that ends."""
    DISCREET = "discreet"
    """It asks for the seated short form, which nobody on the other side notices."""
    SKIP = "skip"
    """It is left out, and the log says why."""
    SHOW = "show"
    """It comes as if nothing were."""
