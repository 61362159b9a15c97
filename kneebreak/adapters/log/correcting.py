"""What holds of a log whose lines come from several machines, in any order, some of them twice, some taken back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from kneebreak.engine.entry import Correction
from kneebreak.engine.summary import Logged


def corrected(says: Sequence[Logged | Correction]) -> list[int]:
    """The places of the entries that hold after all corrections, oldest first.

    What stands in several files is the same if id, machine, outcome and time are, and counts once.
    """
    order = list(_once(says))
    corrections = [found for place in order if isinstance(found := says[place], Correction)]
    doubted: dict[str, list[int]] = {correction.undoes: [] for correction in corrections}
    for place in order:
        found = says[place]
        if isinstance(found, Logged) and found.id in doubted:
            doubted[found.id].append(place)

    def at(place: int) -> datetime:
        return says[place].at

    gone = set()
    for correction in corrections:
        places = doubted[correction.undoes]
        if places:
            # The last one from before it. Where somebody set the clock back in between, all of them seem later, and it
            # is the last one: the place before the first.
            gone.add(places.pop(bisect_right(places, correction.at, key=at) - 1))
    return [place for place in order if place not in gone and isinstance(says[place], Logged)]


def _once(says: Sequence[Logged | Correction]) -> Iterator[int]:
    """The places of all lines in order of time, of equal ones the first."""
    times = [line.at for line in says]
    for _, together in groupby(sorted(range(len(says)), key=times.__getitem__), times.__getitem__):
        places = list(together)
        if len(places) == 1:  # nearly always
            yield places[0]
        else:
            first_of = {_identity(says[place]): place for place in reversed(places)}
            yield from sorted(first_of.values())


def _identity(line: Logged | Correction) -> tuple[str, ...]:
    """What tells a line from others of the same time."""
    if isinstance(line, Correction):
        return line.id, line.undoes
    return line.id, line.machine, line.outcome.value
