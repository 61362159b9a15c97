"""A prompt: one request to do a movement."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import NamedTuple

from kneebreak.engine.movement import Movement, Side


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
