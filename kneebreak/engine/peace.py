"""Two minutes of peace for somebody who has just come back, or may have."""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.state import State

PEACE = timedelta(minutes=2)
"""So long after a return nothing comes but what the user asks for; what is open may stay."""


def peace_ends(state: State) -> datetime | None:
    """When the peace after the last return ends, or has ended; None: no return is known."""
    returned = state.returned
    # One that lies ahead is of a clock that was set back while nobody looked.
    return None if returned is None or returned > state.at else returned + PEACE
