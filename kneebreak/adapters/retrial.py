"""Trying again what failed: soon at first, then ever more seldom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from kneebreak.ports import FileWaiter

WHILE_A_SCREEN_RESTARTS = (timedelta(seconds=1),) * 10
"""For a display server. Whose session is over must be gone before the user can have logged in anew."""
_LASTING = timedelta(minutes=1)
"""What fails again sooner goes on being tried where that was left off, or it could keep the loop busy."""


class Retrial:
    """Makes an attempt after each of the waits, until one succeeds; no wait at all is an attempt on the spot.

    `gave_up` is called where all were in vain; without it the last wait is repeated for as long as it takes.
    """

    def __init__(
        self,
        waiter: FileWaiter,
        attempt: Callable[[], bool],
        waits: Sequence[timedelta],
        gave_up: Callable[[], None] | None = None,
    ) -> None:
        self._waiter = waiter
        self._attempt = attempt
        self._waits = waits
        self._gave_up = gave_up
        self._tried = 0
        self._call_off: Callable[[], None] | None = None

    def begin(self) -> None:
        """Try from now on; it failed just now."""
        self.end()
        if self._tried < len(self._waits) or self._gave_up is None:
            wait = self._waits[min(self._tried, len(self._waits) - 1)]
            self._tried += 1
            if wait:
                self._call_off = self._waiter.after(wait, self._try)
            else:
                self._try()
        else:
            self._gave_up()

    def end(self) -> None:
        """Try no more."""
        if self._call_off is not None:
            self._call_off()
            self._call_off = None

    def _try(self) -> None:
        self._call_off = None
        if not self._attempt():
            self.begin()
        elif self._call_off is None:  # else it has failed again already
            self._call_off = self._waiter.after(_LASTING, self._forget)

    def _forget(self) -> None:
        self._call_off = None
        self._tried = 0
