"""A kernel timer for a moment of wall-clock time that also notices resuming and setting of the clock."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from datetime import UTC, datetime, timedelta
from typing import Protocol

assert sys.platform == "linux"  # noqa: S101 - tells the type checker where this file is at home

_CLOCK_REALTIME = 0
_TFD_NONBLOCK = os.O_NONBLOCK
_TFD_CLOEXEC = os.O_CLOEXEC
_TFD_TIMER_ABSTIME = 1
_TFD_TIMER_CANCEL_ON_SET = 2

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NEVER = (1 << (8 * ctypes.sizeof(ctypes.c_long) - 1)) - 1


class Kernel(Protocol):
    """The two calls of the C library that a timer needs; a failure is -1 and its number in `ctypes.get_errno()`."""

    def timerfd_create(self, clock: int, flags: int, /) -> int:
        """Make a timer and return its descriptor."""

    def timerfd_settime(self, fd: int, flags: int, new: ctypes.Array[ctypes.c_long], old: None, /) -> int:
        """Arm a timer with an interval and a moment, each in seconds and nanoseconds."""


class WallTimer:
    """A timerfd on CLOCK_REALTIME (timerfd_create(2)); it can be read once its moment came or the clock was set.

    The kernel counts a resume as a setting of the clock, for wall-clock time then leaps against monotonic time.
    """

    def __init__(self, kernel: Kernel | None = None) -> None:
        # Python has os.timerfd_create only from 3.13 on.
        self._kernel: Kernel = ctypes.CDLL(None, use_errno=True) if kernel is None else kernel
        self.fd = self._kernel.timerfd_create(_CLOCK_REALTIME, _TFD_NONBLOCK | _TFD_CLOEXEC)
        if self.fd < 0:
            raise _last_error()

    def arm(self, until: datetime | None) -> bool:
        """Run out at `until` (UTC; None: never), and say whether the clock was set since the last look."""
        if self._set(until):
            return False
        # The kernel told of a clock set in place of success; telling it once settles it.
        self._set(until)
        return True

    def quiet(self) -> None:
        """Make the timer unreadable again."""
        try:
            os.read(self.fd, 8)
        except BlockingIOError:
            pass  # somebody quieted it already
        except OSError as error:
            if error.errno != errno.ECANCELED:  # the clock was set: that is what it is for
                raise

    def close(self) -> None:
        """Give the timer back."""
        os.close(self.fd)

    def _set(self, until: datetime | None) -> bool:
        seconds, nanoseconds = _timespec(until)
        setting = (ctypes.c_long * 4)(0, 0, seconds, nanoseconds)
        flags = _TFD_TIMER_ABSTIME | _TFD_TIMER_CANCEL_ON_SET
        if self._kernel.timerfd_settime(self.fd, flags, setting, None) == 0:
            return True
        if ctypes.get_errno() != errno.ECANCELED:
            raise _last_error()
        return False


def _timespec(until: datetime | None) -> tuple[int, int]:
    if until is None:
        return _NEVER, 0
    seconds, rest = divmod(until - _EPOCH, timedelta(seconds=1))
    if seconds < 0:
        return 0, 1  # the past will do; zero would disarm
    return min(seconds, _NEVER), max(1, rest // timedelta(microseconds=1) * 1000)


def _last_error() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, f"the kernel's timer: {os.strerror(number)}")
