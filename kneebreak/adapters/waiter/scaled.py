"""Waiting by a clock that runs faster, with whatever is to happen at moments of that clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from kneebreak.adapters.clock.scaled import ScaledClock
from kneebreak.messages import Message
from kneebreak.ports import Waiter


class Cues(Protocol):
    """What is to happen by itself, and when."""

    def next_cue(self) -> datetime | None:
        """When something is to happen next, by the scaled clock."""

    def play(self, now: datetime) -> None:
        """Let happen what is due."""


class ScaledWaiter:
    """Waits with another waiter, until moments of a scaled clock."""

    def __init__(
        self, waiter: Waiter, clock: ScaledClock, cues: Cues, wall: Callable[[], datetime] | None = None
    ) -> None:
        """`wall` tells the time by which the other waiter waits."""
        self._waiter = waiter
        self._clock = clock
        self._cues = cues
        self._wall = wall or (lambda: datetime.now(UTC))

    def inbox(self, message: Message) -> None:
        """Take a message, from any thread, and end the wait."""
        self._waiter.inbox(message)

    def take(self) -> list[Message]:
        """Hand over what is in the inbox, oldest first, and empty it."""
        return self._waiter.take()

    def wait(self, until: datetime | None) -> None:
        """Return when something is in the inbox, or the scaled clock shows `until`."""
        moment = min(filter(None, (until, self._cues.next_cue())), default=None)
        self._waiter.wait(None if moment is None else self._wall() + self._clock.real_time_until(moment))
        self._cues.play(self._clock.now())
