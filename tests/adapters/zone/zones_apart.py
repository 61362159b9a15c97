"""Compares the system's zone with the database's in a process whose TZ names it; prints each difference."""

import os
import sys
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from kneebreak.adapters.zone import SystemZone

REFERENCE = ZoneInfo(os.environ["TZ"])
ZONE = SystemZone()

instants = st.datetimes(datetime(1975, 1, 1), datetime(2037, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
walls = st.datetimes(datetime(1975, 1, 1), datetime(2037, 12, 1))  # noqa: DTZ001 - the same


def transitions() -> list[datetime]:
    """The instants at which the zone's offset changes, to the minute, in the years compared."""
    found = []
    at, last = datetime(1975, 1, 1, tzinfo=UTC), None
    while at.year < 2038:
        offset = at.astimezone(REFERENCE).utcoffset()
        if last is not None and offset != last:
            early, late = at - timedelta(hours=12), at
            while late - early > timedelta(minutes=1):
                middle = early + (late - early) // 2
                changed = middle.astimezone(REFERENCE).utcoffset() != last
                early, late = (early, middle) if changed else (middle, late)
            found.append(late.replace(second=0, microsecond=0))
        at, last = at + timedelta(hours=12), offset
    return found


NEAR = [at + timedelta(minutes=minutes) for at in transitions() for minutes in (-61, -31, -1, 0, 1, 31, 61)]
near_instants = st.sampled_from(NEAR) if NEAR else instants
near_walls = st.builds(
    lambda at, minutes: at.astimezone(REFERENCE).replace(tzinfo=None) + timedelta(minutes=minutes),
    near_instants,
    st.integers(-180, 180),
)


@settings(max_examples=150, database=None, deadline=None, derandomize=True)
@given(instants | near_instants)
def same_local_time(instant: datetime) -> None:
    ours, theirs = instant.astimezone(ZONE), instant.astimezone(REFERENCE)
    assert ours.replace(tzinfo=None) == theirs.replace(tzinfo=None), (instant, ours, theirs)
    assert ours.fold == theirs.fold, (instant, ours.fold, theirs.fold)
    assert ours.utcoffset() == theirs.utcoffset(), (instant, ours, theirs)
    assert ours.astimezone(UTC) == instant, (instant, ours)


@settings(max_examples=250, database=None, deadline=None, derandomize=True)
@given(walls | near_walls, st.sampled_from([0, 1]))
def same_offset(wall: datetime, fold: int) -> None:
    ours, theirs = wall.replace(tzinfo=ZONE, fold=fold), wall.replace(tzinfo=REFERENCE, fold=fold)
    assert ours.utcoffset() == theirs.utcoffset(), (wall, fold, ours, theirs)
    assert ours.tzname() == theirs.tzname(), (wall, fold, ours.tzname(), theirs.tzname())
    if wall.year == 2026 and theirs.dst() in (timedelta(0), timedelta(hours=1), timedelta(minutes=30)):
        assert ours.dst() == theirs.dst(), (wall, fold, ours.dst(), theirs.dst())


if __name__ == "__main__":
    same_local_time()
    same_offset()
    print(len(transitions()), "transitions compared")  # noqa: T201 - what the test reads
    sys.exit(0)
