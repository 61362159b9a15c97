"""What a prompt would disturb."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kneebreak.engine.busy import Busy


class Busyness(Protocol):
    """Knows what a prompt would disturb; reports `BusyChanged` where it can tell."""

    def now(self) -> Mapping[Busy, bool]:
        """The reasons that hold at this moment, and whether the end of each will be reported.

        Asked when a prompt may fall due, not between; a reason of which nothing is known is not in it.
        """
