"""What follows from how much something hurts, on a scale from 0 (not at all) to 10."""

from __future__ import annotations

from enum import Enum

from kneebreak.record import NamedTuple

WORST = 10
"""The end of the scale."""
_MILD = 2
_TOO_MUCH = 5


class Verdict(Enum):
    """How a practice goes on."""

    FINE = "fine"
    GENTLER = "gentler"
    """Smaller, or without what hurts."""
    ENOUGH = "enough"
    """It ends."""


class Feeling(NamedTuple):
    """What somebody says of their pain."""

    level: int
    """From 0 to 10."""
    sharp: bool = False
    """Sharp or stabbing, at any level."""


def judge(now: Feeling, before: Feeling | None) -> Verdict:
    """Whether to go on; `before` is what was said at the beginning, None at the beginning itself.

    Over 5, sharp, or rising ends it, and up to 2 is mild: the pain guide of My Knee Cap (TREK). So a rise counts once
    it has left the mild range.
    """
    rising = before is not None and now.level > max(before.level, _MILD)
    if now.sharp or rising or now.level > _TOO_MUCH:
        return Verdict.ENOUGH
    return Verdict.FINE if now.level <= _MILD else Verdict.GENTLER
