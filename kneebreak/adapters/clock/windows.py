"""The clock of Windows."""

from __future__ import annotations

import ctypes
import sys
import time
from datetime import timedelta

from kneebreak.adapters.clock.steady import SteadyClock

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file is at home

_TICK = 100  # nanoseconds in a unit of interrupt time
_MILLISECOND = 1_000_000


class WindowsClock(SteadyClock):
    """System time, GetTickCount64, which counts sleep, and QueryUnbiasedInterruptTime, which does not (Win32).

    The tick count goes in steps of some 16 ms, and system time is disciplined while the tick count is not.
    """

    def __init__(self) -> None:
        self._kernel = ctypes.WinDLL("kernel32")
        self._kernel.GetTickCount64.restype = ctypes.c_uint64
        super().__init__(time.time_ns, self._ticks, self._unbiased, grain=timedelta(seconds=2))

    def _ticks(self) -> int:
        return int(self._kernel.GetTickCount64()) * _MILLISECOND

    def _unbiased(self) -> int:
        units = ctypes.c_uint64()
        self._kernel.QueryUnbiasedInterruptTime(ctypes.byref(units))
        return units.value * _TICK
