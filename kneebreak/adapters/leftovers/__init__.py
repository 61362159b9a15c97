"""What only the start needed of the memory."""

from __future__ import annotations

import sys
from datetime import timedelta

from kneebreak.adapters.surroundings import Surroundings

_OVER = timedelta(seconds=3)
"""After this a start is over: the icon is in the tray, the welcome on the screen, and nobody asks anything."""


def give_back_soon(around: Surroundings) -> None:
    """Give it back to the system once the start is over; nothing where that cannot be done."""
    if sys.platform == "linux" and around.loop is not None:
        from kneebreak.adapters.leftovers.linux import give_back  # noqa: PLC0415 - calls the C library

        around.loop.after(_OVER, give_back)
