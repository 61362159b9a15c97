"""Whether somebody is at the desk, by whatever knows on this system."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from kneebreak.adapters.ledger import Need
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.wayland import SOURCE
from kneebreak.messages import Wish
from kneebreak.ports import Presence


class Watcher(Presence, Protocol):
    """A presence that holds something of the system."""

    def close(self) -> None:
        """Give it back."""


def choose(around: Surroundings, now: Callable[[], datetime]) -> Watcher:
    """The source that knows most; why others were refused is told to `around.trouble`.

    Without any, nobody's absence is ever noticed: breaks go on being due while the desk is empty.
    """
    if sys.platform == "linux" and around.loop is not None:
        if around.environment.get("WAYLAND_DISPLAY"):
            # An X server that lives inside a Wayland session sees only what is done to its own windows.
            found = _on_wayland(around, now)
            if found is not None:
                return found
            around.trouble("it is not known when you are away: this Wayland compositor does not tell")
        elif not around.environment.get("DISPLAY"):
            around.trouble("it is not known when you are away: there is no desktop session here")
        else:
            from kneebreak.adapters.presence import x11  # noqa: PLC0415 - each desktop loads its own

            try:
                return x11.X11Presence(
                    around.environment, around.loop, around.inbox, now, lambda text: _end(around, text)
                )
            except x11.X11Unavailable as reason:
                around.trouble(f"it is not known when you are away: {reason}")
    from kneebreak.adapters.presence.none import NoPresence  # noqa: PLC0415 - rarely wanted

    return NoPresence()


def _on_wayland(around: Surroundings, now: Callable[[], datetime]) -> Watcher | None:
    """The compositor's notifications; None: it has none, or cannot be asked, which the ledger says."""
    if around.wayland is None:
        return None
    from kneebreak.adapters.presence import wayland  # noqa: PLC0415 - each desktop loads its own

    try:
        found = wayland.WaylandPresence(around.wayland, around.inbox, now, lambda text: _silent(around, text))
    except wayland.WaylandUnavailable as reason:
        around.ledger.refuse(Need.IDLE, SOURCE, str(reason))
        return None
    around.ledger.serve(Need.IDLE, SOURCE, lacks=found.lacks)
    return found


def _silent(around: Surroundings, reason: str) -> None:
    around.ledger.refuse(Need.IDLE, SOURCE, reason)
    around.trouble(f"it is not known any more when you are away: {SOURCE} says nothing of it ({reason})")


def _end(around: Surroundings, lost: str) -> None:
    """The screen is gone, and the session with it: one that lived on would stand in the way of the next."""
    around.trouble(lost)
    around.inbox(Wish.QUIT)
