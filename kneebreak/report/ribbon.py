"""A day as a ribbon: how somebody was at their work as far as the log knows, and what came when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from kneebreak.engine.entry import Outcome
from kneebreak.engine.movement import Posture
from kneebreak.record import NamedTuple
from kneebreak.report.figures import Told

QUIET = timedelta(hours=2)
"""After so long without an entry nobody knows how the time was spent."""


class Stretch(NamedTuple):
    """A posture that is assumed from one time of the day to another, in minutes since midnight."""

    posture: Posture
    start: float
    end: float


class Ribbon(NamedTuple):
    """One day."""

    day: date
    stretches: tuple[Stretch, ...]
    told: tuple[Told, ...]
    """Everything that came, oldest first."""


def ribbon(day: date, told: Sequence[Told], stays: Mapping[str, timedelta], until: datetime | None) -> Ribbon:
    """The ribbon of a day's entries.

    Nothing senses a posture. It is what was done or said last, for as long as the movement's stay (`stays`, by id), and
    sitting after that; up to the next entry, or to `until`, which is now where the day is today.
    """
    return Ribbon(day, tuple(_merged(_stretches(told, stays, until))), tuple(told))


def minutes(at: datetime) -> float:
    """How far into its day a local time is."""
    return at.hour * 60 + at.minute + at.second / 60


def _stretches(told: Sequence[Told], stays: Mapping[str, timedelta], until: datetime | None) -> Iterator[Stretch]:
    for index, (at, entry) in enumerate(told):
        following = told[index + 1].at if index + 1 < len(told) else until
        is_done = entry.outcome is Outcome.DONE
        stay = stays.get(entry.movement or "") if is_done and entry.posture is not Posture.SITTING else None
        start = minutes(at)
        stayed = 24 * 60.0 if stay is None else min(24 * 60.0, start + stay / timedelta(minutes=1))
        if following is not None and following - at <= QUIET:
            end = minutes(following)
        else:
            end = start if stay is None else stayed
        yield Stretch(entry.posture, start, min(end, stayed))
        yield Stretch(Posture.SITTING, stayed, end)


def _merged(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Without those that last no time, and equal neighbours as one."""
    last: Stretch | None = None
    for stretch in stretches:
        if stretch.end <= stretch.start:
            continue
        if last is not None and last.posture is stretch.posture and last.end == stretch.start:
            last = last._replace(end=stretch.end)
            continue
        if last is not None:
            yield last
        last = stretch
    if last is not None:
        yield last
