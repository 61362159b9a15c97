"""Whether somebody is at the desk, by whatever knows on this system."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from kneebreak.adapters.surroundings import Surroundings
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
            around.trouble("it is not known when you are away: this Wayland session is not asked about it yet")
        elif around.x11 is None:
            around.trouble("it is not known when you are away: there is no desktop session here")
        else:
            from kneebreak.adapters.presence.x11 import X11Presence  # noqa: PLC0415 - each desktop loads its own
            from kneebreak.adapters.x11.server import X11Unavailable  # noqa: PLC0415 - the same

            try:
                return X11Presence(around.x11.open(), around.inbox, now, lambda text: _end(around, text))
            except X11Unavailable as reason:
                around.trouble(f"it is not known when you are away: {reason}")
    from kneebreak.adapters.presence.none import NoPresence  # noqa: PLC0415 - rarely wanted

    return NoPresence()


def _end(around: Surroundings, lost: str) -> None:
    """The screen is gone, and the session with it: one that lived on would stand in the way of the next."""
    around.trouble(lost)
    around.inbox(Wish.QUIT)
