"""The clock of Linux."""

from __future__ import annotations

import sys
import time
from datetime import timedelta

from kneebreak.adapters.clock.steady import Nanoseconds, SteadyClock

assert sys.platform == "linux"  # noqa: S101 - tells the type checker where this file is at home


class LinuxClock(SteadyClock):
    """CLOCK_REALTIME, CLOCK_BOOTTIME and CLOCK_MONOTONIC (clock_gettime(2)), which are all slewed alike."""

    def __init__(
        self,
        wall: Nanoseconds = time.time_ns,
        boot: Nanoseconds = lambda: time.clock_gettime_ns(time.CLOCK_BOOTTIME),
        awake: Nanoseconds = time.monotonic_ns,
    ) -> None:
        super().__init__(wall, boot, awake, grain=timedelta(milliseconds=10))
