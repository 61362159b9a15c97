"""Whether somebody is at the desk, by whatever knows on this system."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from kneebreak.adapters.ledger import Need
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.x11 import SOURCE as X11
from kneebreak.messages import Wish
from kneebreak.ports import Presence


class Watcher(Presence, Protocol):
    """A presence that holds something of the system."""

    def close(self) -> None:
        """Give it back."""


def choose(around: Surroundings, now: Callable[[], datetime]) -> Watcher:
    """The source that knows most; what became of each goes into `around.ledger`.

    Without any, which is told to `around.trouble`, nobody's absence is ever noticed: breaks go on being due while the
    desk is empty.
    """
    if sys.platform == "linux":
        if around.x11 is not None:
            from kneebreak.adapters.presence.x11 import X11Presence  # noqa: PLC0415 - each desktop loads its own
            from kneebreak.adapters.x11.server import X11Unavailable  # noqa: PLC0415 - the same

            try:
                watcher = X11Presence(around.x11, around.inbox, now, lambda text: _end(around, text))
            except X11Unavailable as reason:
                around.ledger.refuse(Need.IDLE, X11, str(reason))
            else:
                around.ledger.serve(Need.IDLE, X11)
                return watcher
        refused = (found for found in around.ledger.findings() if found.need is Need.IDLE)
        around.trouble(f"it is not known when you are away: {'; '.join(found.reason for found in refused)}")
    from kneebreak.adapters.presence.none import NoPresence  # noqa: PLC0415 - rarely wanted

    return NoPresence()


def _end(around: Surroundings, lost: str) -> None:
    """The screen is gone, and the session with it: one that lived on would stand in the way of the next."""
    around.trouble(lost)
    around.inbox(Wish.QUIT)
