"""The one place where the program waits."""

from __future__ import annotations

import sys
from typing import Protocol

from kneebreak.ports import Clock, FileWaiter, Waiter


class MainWaiter(Waiter, Protocol):
    """The waiter of the main thread, which signals reach."""

    def quit_on_signals(self) -> None:
        """Let the signals that end a program put `Wish.QUIT` into the inbox."""

    def close(self) -> None:
        """Give back what it holds."""


if sys.platform == "linux":
    from kneebreak.adapters.waiter import linux

    def choose(clock: Clock) -> MainWaiter:  # noqa: ARG001 - the kernel has the time here
        """The waiter of this platform."""
        return linux.LinuxWaiter()

    def loop(waiter: MainWaiter) -> FileWaiter | None:
        """The waiter again where it watches file descriptors, else None."""
        return waiter if isinstance(waiter, linux.LinuxWaiter) else None

else:
    from datetime import timedelta

    from kneebreak.adapters.waiter.queueing import QueueingWaiter

    # Windows tells that the machine woke up or its clock was set; that macOS always does nobody has seen yet.
    _LONGEST = None if sys.platform == "win32" else timedelta(minutes=1)

    def choose(clock: Clock) -> MainWaiter:
        """The waiter of this platform."""
        return QueueingWaiter(clock.now, _LONGEST)

    def loop(waiter: MainWaiter) -> FileWaiter | None:  # noqa: ARG001 - the same question on each platform
        """The waiter again where it watches file descriptors, else None."""
        return None
