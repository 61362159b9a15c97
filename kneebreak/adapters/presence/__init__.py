"""Whether somebody is at the desk, by whatever knows on this system."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from kneebreak.adapters.ledger import Need
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
    if sys.platform == "win32":
        return _on_windows(around, now)
    else:  # noqa: RET505 - an else is what a type checker for another platform can leave out
        from kneebreak.adapters.presence.none import NoPresence  # noqa: PLC0415 - rarely wanted

        return NoPresence()


if sys.platform == "win32":

    def _on_windows(around: Surroundings, now: Callable[[], datetime]) -> Watcher:
        from kneebreak.adapters.presence.predicting import PredictingPresence  # noqa: PLC0415 - for this platform
        from kneebreak.adapters.presence.windows import WindowsInput  # noqa: PLC0415 - the same

        assert around.window is not None  # noqa: S101 - Windows has one
        around.ledger.serve(Need.IDLE, "GetLastInputInfo")
        return PredictingPresence(WindowsInput(around.window), around.inbox, now)


def _end(around: Surroundings, lost: str) -> None:
    """The screen is gone, and the session with it: one that lived on would stand in the way of the next."""
    around.trouble(lost)
    around.inbox(Wish.QUIT)
