"""The time, and what befalls a clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

from kneebreak.record import NamedTuple


class Reading(NamedTuple):
    """One look at the clock."""

    at: datetime
    """In UTC."""
    slept: timedelta
    """How long the machine was suspended since the last look."""
    moved: timedelta
    """How far somebody set the clock since the last look, suspension not counted."""


class Clock(Protocol):
    """Tells the time and what befell it."""

    def now(self) -> datetime:
        """The time in UTC, from any thread; what befell the clock is left for the next look."""

    def read(self) -> Reading:
        """Look at the clock."""
