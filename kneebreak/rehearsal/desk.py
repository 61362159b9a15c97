"""The user's desk as it is played: who is there, and what a prompt would disturb."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from kneebreak.engine.busy import Busy


class PlayedPresence:
    """Somebody who is there until they are sent away; of their typing nothing is known."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.away_since: datetime | None = None

    def idle_for(self) -> timedelta | None:
        """How long they have been away; None: they are there."""
        return None if self.away_since is None else self._now() - self.away_since

    def watch(self, away: timedelta) -> None:
        """Nothing: the script knows when somebody goes."""

    def watch_lull(self, span: timedelta | None) -> None:
        """Nothing: the same."""


class PlayedBusyness:
    """Nothing to disturb, but for what the script says."""

    def __init__(self) -> None:
        self.reason: Busy | None = None

    def now(self) -> Mapping[Busy, bool]:
        """The reason that the script names; its end is told."""
        return {} if self.reason is None else {self.reason: True}
