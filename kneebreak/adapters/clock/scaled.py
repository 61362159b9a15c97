"""A clock that runs faster than time does."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from kneebreak.adapters.clock.steady import span
from kneebreak.ports import Reading

_NOTHING = timedelta(0)


class ScaledClock:
    """Begins at a moment of its own, and counts `pace` seconds in each; nothing ever befalls it."""

    def __init__(self, begins: datetime, pace: float, steady: Callable[[], int] = time.monotonic_ns) -> None:
        self._steady = steady
        self._run = (begins, steady(), pace)

    def now(self) -> datetime:
        """The time it has come to, from any thread."""
        begins, since, pace = self._run
        return begins + span(self._steady() - since) * pace

    def read(self) -> Reading:
        """Look at the clock."""
        return Reading(self.now(), _NOTHING, _NOTHING)

    def run_at(self, pace: float) -> None:
        """Go on from here at this pace."""
        self._run = (self.now(), self._steady(), pace)

    def real_time_until(self, moment: datetime) -> timedelta:
        """How long it really takes until this clock shows `moment`."""
        return max((moment - self.now()) / self._run[2], _NOTHING)
