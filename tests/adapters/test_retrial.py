"""Trying again: how often, and for how long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import pytest

from kneebreak.adapters.retrial import Retrial
from tests.fakes.file_waiter import SelectingWaiter

_WAITS = tuple(timedelta(seconds=seconds) for seconds in (1, 10, 60))


class Door:
    """Opens as often as it is told, and remembers each knock."""

    def __init__(self, waiter: SelectingWaiter, answers: Iterable[bool], *, for_ever: bool = True) -> None:
        self._waiter = waiter
        self._answers = iter(answers)
        self._passed = 0
        self.knocks: list[int] = []
        """The seconds at which there was one."""
        self.given_up = 0
        self.retrial = Retrial(waiter, self._knock, _WAITS, None if for_ever else self._give_up)

    def pass_seconds(self, seconds: int) -> None:
        for _ in range(seconds):
            self._passed += 1
            self._waiter.pass_time(timedelta(seconds=1))

    def _knock(self) -> bool:
        self.knocks.append(self._passed)
        return next(self._answers)

    def _give_up(self) -> None:
        self.given_up += 1


def test_it_is_tried_ever_more_seldom_for_as_long_as_it_takes(waiter: SelectingWaiter) -> None:
    door = Door(waiter, [False] * 5 + [True])
    door.retrial.begin()
    door.pass_seconds(400)
    assert door.knocks == [1, 11, 71, 131, 191, 251]
    assert waiter.delayed == 0


def test_where_there_is_an_end_to_it_that_is_told_once(waiter: SelectingWaiter) -> None:
    door = Door(waiter, [False] * 3, for_ever=False)
    door.retrial.begin()
    door.pass_seconds(400)
    assert (door.knocks, door.given_up) == ([1, 11, 71], 1)
    assert waiter.delayed == 0


@pytest.mark.parametrize(("lasting", "next_knock"), [(59, 10), (61, 1)])
def test_only_what_lasted_a_minute_is_tried_again_as_soon_as_the_first_time(
    waiter: SelectingWaiter, lasting: int, next_knock: int
) -> None:
    door = Door(waiter, [True] * 2)
    door.retrial.begin()
    door.pass_seconds(1 + lasting)
    door.retrial.begin()
    door.pass_seconds(next_knock)
    assert door.knocks == [1, 1 + lasting + next_knock]
    door.retrial.end()
    assert waiter.delayed == 0


def test_an_attempt_that_fails_at_once_after_its_success_goes_on_being_tried(waiter: SelectingWaiter) -> None:
    tries: list[int] = []

    def succeed_and_fail() -> bool:
        tries.append(len(tries))
        if len(tries) == 1:
            retrial.begin()
        return True

    retrial = Retrial(waiter, succeed_and_fail, _WAITS)
    retrial.begin()
    waiter.pass_time(_WAITS[0])
    waiter.pass_time(_WAITS[1])
    assert tries == [0, 1]
    retrial.end()
