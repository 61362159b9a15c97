"""Waiting by a clock that runs faster, on the real waiter of this platform."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kneebreak.adapters import clock, waiter
from kneebreak.adapters.clock.scaled import ScaledClock
from kneebreak.adapters.waiter import MainWaiter
from kneebreak.adapters.waiter.scaled import ScaledWaiter
from kneebreak.messages import Message, Wish

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
QUICK = 36_000
"""An hour in a tenth of a second."""


class OneCue:
    """Something that happens once."""

    def __init__(self, at: datetime | None = None, act: Callable[[], None] = lambda: None) -> None:
        self.at = at
        self._act = act

    def next_cue(self) -> datetime | None:
        return self.at

    def play(self, now: datetime) -> None:
        if self.at is not None and self.at <= now:
            self.at = None
            self._act()


@pytest.fixture
def real() -> Iterator[MainWaiter]:
    chosen = waiter.choose(clock.choose())
    yield chosen
    chosen.close()


def test_it_waits_until_the_scaled_clock_shows_the_moment(real: MainWaiter) -> None:
    scaled = ScaledClock(NINE, QUICK)
    waiting = ScaledWaiter(real, scaled, OneCue())
    began = time.monotonic()
    while scaled.now() < NINE + HOUR:
        waiting.wait(NINE + HOUR)
    assert time.monotonic() - began >= 0.1


def test_what_is_to_happen_on_the_way_happens_in_its_moment_and_ends_the_wait(real: MainWaiter) -> None:
    scaled = ScaledClock(NINE, QUICK)
    played: list[datetime] = []

    def act() -> None:
        played.append(scaled.now())
        real.inbox(Wish.RELOAD)

    waiting = ScaledWaiter(real, scaled, OneCue(NINE + HOUR, act))
    taken: list[Message] = []
    while not taken:
        waiting.wait(NINE + 1000 * HOUR)
        taken = waiting.take()
    assert taken == [Wish.RELOAD]
    assert NINE + HOUR <= played[0] < NINE + 1000 * HOUR


def test_without_a_moment_a_message_of_another_thread_ends_the_wait(real: MainWaiter) -> None:
    waiting = ScaledWaiter(real, ScaledClock(NINE, QUICK), OneCue())
    threading.Timer(0.05, waiting.inbox, (Wish.QUIT,)).start()
    waiting.wait(None)
    assert waiting.take() == [Wish.QUIT]
