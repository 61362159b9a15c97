"""A clock for platforms that count time both with and without suspension."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from kneebreak.ports import Reading

Nanoseconds = Callable[[], int]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TIGHT = 1_000_000
_TRIES = 4


class SteadyClock:
    """Compares wall-clock time, time since boot, and time awake, from one look to the next.

    Time since boot less time awake grows by suspension alone; wall-clock time less time since boot changes by setting
    alone. Differences smaller than `grain` are kept for a later look: the clocks cannot be read at one instant, and
    on some platforms one of them is disciplined while another one runs free.
    """

    def __init__(self, wall: Nanoseconds, boot: Nanoseconds, awake: Nanoseconds, grain: timedelta) -> None:
        self._wall = wall
        self._boot = boot
        self._awake = awake
        self._grain = grain // timedelta(microseconds=1) * 1000
        now, since_boot, waking = self._look()
        self._asleep = since_boot - waking
        self._set = now - since_boot

    def now(self) -> datetime:
        """The time in UTC, from any thread; what befell the clock is left for the next look."""
        return moment(self._wall())

    def read(self) -> Reading:
        """Look at the clock."""
        now, since_boot, waking = self._look()
        slept = self._beyond_grain(since_boot - waking - self._asleep)
        moved = self._beyond_grain(now - since_boot - self._set)
        self._asleep += slept
        self._set += moved
        return Reading(moment(now), span(slept), span(moved))

    def _look(self) -> tuple[int, int, int]:
        """One reading of each clock, as close together as a few attempts allow: we may be pushed aside in between."""
        _, now, since_boot, waking = min(self._attempt() for _ in range(_TRIES))
        return now, since_boot, waking

    def _attempt(self) -> tuple[int, int, int, int]:
        before = self._awake()
        now, since_boot, waking = self._wall(), self._boot(), self._awake()
        return waking - before, now, since_boot, waking

    def _beyond_grain(self, difference: int) -> int:
        return difference if abs(difference) >= self._grain else 0


def moment(nanoseconds: int) -> datetime:
    """The instant in UTC that lies so many nanoseconds after the beginning of 1970."""
    return _EPOCH + span(nanoseconds)


def span(nanoseconds: int) -> timedelta:
    """A span of so many nanoseconds, to the microsecond."""
    return timedelta(microseconds=nanoseconds // 1000)
