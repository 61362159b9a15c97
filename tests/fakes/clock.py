"""A clock that goes only when told to."""

from datetime import datetime, timedelta

from kneebreak.ports import Reading

_NOTHING = timedelta(0)


class FakeClock:
    """Stands still at a moment until time is passed, slept through or set."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self._slept = _NOTHING
        self._moved = _NOTHING

    def now(self) -> datetime:
        return self.at

    def read(self) -> Reading:
        reading = Reading(self.at, self._slept, self._moved)
        self._slept = self._moved = _NOTHING
        return reading

    def pass_time(self, length: timedelta) -> None:
        self.at += length

    def sleep(self, length: timedelta) -> None:
        self.at += length
        self._slept += length

    def set(self, moved: timedelta) -> None:
        self.at += moved
        self._moved += moved
