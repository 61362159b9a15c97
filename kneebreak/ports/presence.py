"""Whether somebody is there."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol


class Presence(Protocol):
    """Knows whether somebody is there; reports `WentAway` and `CameBack` where it can tell."""

    def idle_for(self) -> timedelta | None:
        """How long there has been no input, as far as that is known; None: nothing is known of it."""

    def watch(self, away: timedelta) -> None:
        """Report `WentAway` after this long without input from now on."""

    def watch_lull(self, span: timedelta | None) -> None:
        """Report `Ticked` each time that there was no input for this long; None: no more.

        A source that knows idle times reports these, for nobody asks again whether the typing has paused.
        """
