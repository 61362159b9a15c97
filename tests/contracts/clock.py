"""What every clock tells while nothing befalls it."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.ports import Clock


class ClockContract:
    """For every system; a subclass has a fixture `clock`, of a machine that is neither suspended nor set meanwhile."""

    def test_it_tells_the_time_in_utc(self, clock: Clock) -> None:
        assert clock.now().utcoffset() == timedelta(0)
        assert clock.read().at.utcoffset() == timedelta(0)

    def test_it_does_not_go_backwards(self, clock: Clock) -> None:
        first, second, third = clock.now(), clock.read().at, clock.now()
        assert first <= second <= third

    def test_where_nothing_befell_it_there_is_nothing_to_tell(self, clock: Clock) -> None:
        clock.read()
        reading = clock.read()
        assert (reading.slept, reading.moved) == (timedelta(0), timedelta(0))
