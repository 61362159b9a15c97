"""The clock of macOS."""

from __future__ import annotations

import sys
import time
from datetime import timedelta

from kneebreak.adapters.clock.steady import SteadyClock

assert sys.platform == "darwin"  # noqa: S101 - tells the type checker where this file is at home


class DarwinClock(SteadyClock):
    """CLOCK_REALTIME, CLOCK_MONOTONIC_RAW, which goes on during sleep, and CLOCK_UPTIME_RAW, which does not.

    The raw clocks are not disciplined, so wall-clock time drifts against them by some seconds a day.
    """

    def __init__(self) -> None:
        super().__init__(
            time.time_ns,
            lambda: time.clock_gettime_ns(time.CLOCK_MONOTONIC_RAW),
            lambda: time.clock_gettime_ns(time.CLOCK_UPTIME_RAW),
            grain=timedelta(seconds=2),
        )
