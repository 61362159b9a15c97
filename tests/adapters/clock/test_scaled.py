"""A clock that runs faster than time does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kneebreak.adapters.clock.scaled import ScaledClock
from kneebreak.ports import Reading

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOTHING = timedelta(0)
SECOND = 10**9


class Counter:
    """A monotonic counter of nanoseconds."""

    def __init__(self) -> None:
        self.count = 5 * SECOND

    def __call__(self) -> int:
        return self.count


def test_each_second_counts_for_as_many_as_its_pace_says() -> None:
    steady = Counter()
    clock = ScaledClock(NINE, 60, steady)
    assert clock.now() == NINE
    steady.count += 10 * SECOND
    assert clock.read() == Reading(NINE + timedelta(minutes=10), NOTHING, NOTHING)


def test_another_pace_holds_from_where_it_is() -> None:
    steady = Counter()
    clock = ScaledClock(NINE, 60, steady)
    steady.count += 10 * SECOND
    clock.run_at(2)
    assert clock.now() == NINE + timedelta(minutes=10)
    steady.count += 10 * SECOND
    assert clock.now() == NINE + timedelta(minutes=10, seconds=20)


def test_it_knows_how_long_a_moment_really_takes_and_that_the_past_takes_nothing() -> None:
    clock = ScaledClock(NINE, 60, Counter())
    assert clock.real_time_until(NINE + timedelta(minutes=45)) == timedelta(seconds=45)
    assert clock.real_time_until(NINE - timedelta(minutes=45)) == NOTHING
