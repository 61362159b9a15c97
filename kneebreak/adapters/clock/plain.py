"""A clock for platforms of which nothing special is known."""

from __future__ import annotations

import time
from datetime import datetime

from kneebreak.adapters.clock.steady import Nanoseconds, moment, span
from kneebreak.ports import Reading

_GRAIN = 2_000_000_000


class PlainClock:
    """Compares wall-clock time with monotonic time, from one look to the next.

    Wall-clock time that leaps ahead is taken for suspension, during which most monotonic clocks stand still: that is
    what happens every day, while hardly anybody sets a clock forward. Time that falls back can only have been set.
    """

    def __init__(self, wall: Nanoseconds = time.time_ns, awake: Nanoseconds = time.monotonic_ns) -> None:
        self._wall = wall
        self._awake = awake
        self._ahead = wall() - awake()

    def now(self) -> datetime:
        """The time in UTC, from any thread; what befell the clock is left for the next look."""
        return moment(self._wall())

    def read(self) -> Reading:
        """Look at the clock."""
        now = self._wall()
        leap = now - self._awake() - self._ahead
        if abs(leap) < _GRAIN:
            leap = 0  # reading takes time, and the two are not disciplined alike
        self._ahead += leap
        return Reading(moment(now), slept=span(max(leap, 0)), moved=span(min(leap, 0)))
