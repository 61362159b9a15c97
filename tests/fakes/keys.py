"""A keyboard that types by the clock, and the clock it types by."""

from __future__ import annotations

from collections.abc import Mapping


class TypedKeys:
    """Lets time pass without waiting; types each text once its second has come, and raises EOFError after `ends`.

    `stands_still` is when the machine sleeps, and for how long.
    """

    def __init__(
        self,
        typed: Mapping[float, str],
        *,
        ends: float,
        can_come: bool = True,
        stands_still: tuple[float, float] = (0, 0),
    ) -> None:
        self.can_come = can_come
        self.now = 0.0
        """In seconds since the beginning."""
        self._typed = dict(typed)
        self._ends = ends
        self._stands_still = stands_still
        self.closed = False

    def monotonic(self) -> float:
        """The clock."""
        return self.now

    def wait(self, seconds: float) -> str:
        """What is typed within this time."""
        due = min((at for at in self._typed if at <= self.now + seconds), default=None)
        if due is not None:
            self.now = max(self.now, due)
            return self._typed.pop(due)
        self.now += seconds
        at, length = self._stands_still
        if self.now > at:
            self.now += length
            self._stands_still = (self._ends, 0)
        if self.now > self._ends:
            raise EOFError
        return ""

    def close(self) -> None:
        """Note it."""
        self.closed = True
