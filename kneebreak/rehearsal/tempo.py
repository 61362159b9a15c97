"""How fast the day goes: slowly while a bubble wants to be read, and fast between."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.record import NamedTuple
from kneebreak.rehearsal.day import Day, answered_after

_READING = 0.6
"""The part of the time that belongs to the bubbles."""
_LONGEST_READING = timedelta(seconds=12)


class Tempo(NamedTuple):
    """How many seconds of the day pass in a second."""

    calm: float
    """While a prompt is open."""
    quick: float


def tempo(day: Day, length: timedelta) -> Tempo:
    """The tempo in which this day lasts about so long; the first prompt of all has time for two."""
    readings = day.prompts + 1
    reading = min(length * _READING / readings, _LONGEST_READING)
    waited = answered_after(day.plan)
    between = max(day.ends - day.begins - day.prompts * waited, day.plan.rhythm.every)
    return Tempo(max(waited / reading, 1.0), between / (length - readings * reading))
