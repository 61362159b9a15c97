"""The user's schedule, and what is wrong with it."""

from __future__ import annotations

from typing import Protocol

from kneebreak.engine.plan import Plan
from kneebreak.engine.ramp import Pace
from kneebreak.record import NamedTuple


class Mistakes(NamedTuple):
    """What is wrong with a schedule, a line for each mistake."""

    lines: tuple[str, ...]


class Schedule(Protocol):
    """The user's schedule."""

    def load(self) -> Plan | Mistakes:
        """Read it as it is now."""

    def change(self, before: Pace, after: Pace) -> Mistakes | None:
        """Write into it what differs between the two, and keep all else; None: it is done, else what hinders it."""
