"""The X server of the session, on the program's own loop, for all who have something to ask of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kneebreak.adapters.ledger import Need
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.messages import Wish

if TYPE_CHECKING:  # each desktop loads its own
    from kneebreak.adapters.x11.server import Server

SOURCE = "X11"
"""What the ledger calls it."""

_NEEDS = (Need.IDLE, Need.FULL_SCREEN)
"""What it is asked about."""


def choose(around: Surroundings) -> Server | None:
    """The X server that DISPLAY names; None where there is none, or none to be believed: why goes into `around.ledger`.

    Blocks for a second at most.
    """
    if sys.platform == "linux":
        reason = _why_not(around)
        if not reason and around.loop is not None:
            from kneebreak.adapters.x11.server import Server, X11Unavailable  # noqa: PLC0415 - each desktop loads its own

            try:
                return Server(around.environment, around.loop, lambda lost: _end(around, lost))
            except X11Unavailable as unavailable:
                reason = str(unavailable)
        for need in _NEEDS:
            around.ledger.refuse(need, SOURCE, reason)
    return None


def _end(around: Surroundings, lost: str) -> None:
    """The screen is gone, and the session with it: one that lived on would stand in the way of the next."""
    around.trouble(f"the X server is gone ({lost}), and the session with it, so kneebreak ends")
    around.inbox(Wish.QUIT)


def _why_not(around: Surroundings) -> str:
    """Why there is none to ask; empty where there may be one."""
    if around.environment.get("WAYLAND_DISPLAY"):
        return "the X server inside a Wayland session knows only its own windows, and what is done to them"
    return "" if around.environment.get("DISPLAY") else "there is no X server here"
