"""Local times of many instants, quickly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo

_DAY = timedelta(days=1)
_MOMENT = timedelta(microseconds=1)


class LocalClock:
    """A zone that is asked twice a day, for asking the system costs more than all else that is done with an entry.

    `zone` None is the machine's own.
    """

    def __init__(self, zone: tzinfo | None) -> None:
        self._zone = zone
        self._from = self._to = datetime(1970, 1, 1, tzinfo=UTC)
        self._offset = UTC

    def at(self, instant: datetime) -> datetime:
        """The local time of an instant in UTC."""
        if not self._from <= instant < self._to:
            self._learn(instant)
        return instant.astimezone(self._offset)

    def _learn(self, instant: datetime) -> None:
        """The offset that holds all day long, or at this instant where it changes on this day."""
        begins = instant.replace(hour=0, minute=0, second=0, microsecond=0)
        ends = begins + _DAY
        self._from, self._to = begins, ends
        if self._offset_at(begins) != self._offset_at(ends):
            self._from, self._to = instant, instant + _MOMENT
        self._offset = timezone(self._offset_at(instant))

    def _offset_at(self, instant: datetime) -> timedelta:
        return instant.astimezone(self._zone).utcoffset() or timedelta(0)
