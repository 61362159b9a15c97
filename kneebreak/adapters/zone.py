"""The machine's own time zone, as the C library knows it."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_ZONE_FILE = "/etc/localtime"

# The C library of Windows knows these years only; beyond them the offset at the edge holds, everywhere alike.
_FIRST = datetime(1970, 1, 3)  # noqa: DTZ001 - a wall-clock time
_LAST = datetime(3000, 1, 1)  # noqa: DTZ001 - a wall-clock time


class SystemZone(tzinfo):
    """Local time, with repeated hours and gaps as PEP 495 has them.

    It reads no zone database: that is what makes it light, and right on systems that have none.
    """

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """How far local time is ahead of UTC at this wall-clock time; `fold` picks one of two."""
        return None if dt is None else _offset(dt)

    def dst(self, dt: datetime | None) -> timedelta | None:
        """How much of the offset is daylight saving, by the zone's rules of today."""
        if dt is None:
            return None
        summer = _described(dt).tm_isdst > 0
        return timedelta(seconds=time.timezone - time.altzone) if summer else timedelta(0)

    def tzname(self, dt: datetime | None) -> str | None:
        """What the zone is called at this wall-clock time."""
        return None if dt is None else _described(dt).tm_zone

    def fromutc(self, dt: datetime) -> datetime:
        """The local time, bearing this zone, of a time in UTC that bears it already."""
        if not _FIRST <= dt.replace(tzinfo=None) <= _LAST:
            return dt + _offset(dt)
        seconds = (dt.replace(tzinfo=UTC) - _EPOCH) // _SECOND
        local = datetime.fromtimestamp(seconds)  # noqa: DTZ006 - it is this zone that is being asked for
        return local.replace(microsecond=dt.microsecond, tzinfo=self)

    def refresh(self) -> None:
        """Ask the system anew; to be called when the machine has come into another zone."""
        refresh()


def refresh() -> None:
    """Have the C library read the machine's zone anew."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - seldom wanted

        ctypes.CDLL("ucrtbase")._tzset()  # noqa: SLF001 - its name; Python has no other way to it on Windows
    else:
        time.tzset()


def zone_file(environment: Mapping[str, str]) -> str | None:
    """The file that changes when the machine's zone does.

    None: there is none, as on Windows, or the environment names the zone for good (tzset(3)).
    """
    zone = environment.get("TZ")
    if zone is None:
        return None if sys.platform == "win32" else _ZONE_FILE
    return zone[1:] if zone.startswith(":/") else None


def _offset(dt: datetime) -> timedelta:
    local = _known(dt)
    return (local.replace(tzinfo=UTC) - _EPOCH) - timedelta(seconds=_timestamp(local))


def _described(dt: datetime) -> time.struct_time:
    """What the C library says of a wall-clock time; of one in a gap what held on the side that `fold` picks."""
    local = _known(dt)
    description = time.localtime(_timestamp(local))
    if timedelta(seconds=description.tm_gmtoff) != _offset(local):
        description = time.localtime(_timestamp(local.replace(fold=1 - local.fold)))
    return description


def _known(dt: datetime) -> datetime:
    """The naive wall-clock time, to the second, within the years of which something is known."""
    return min(max(dt.replace(microsecond=0, tzinfo=None), _FIRST), _LAST)


def _timestamp(local: datetime) -> int:
    """Seconds since the epoch of a naive wall-clock time; Python itself finds both of a repeated hour."""
    return int(local.timestamp())
