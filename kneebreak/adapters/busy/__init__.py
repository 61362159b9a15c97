"""What a prompt would disturb, by whatever knows on this system."""

from __future__ import annotations

from typing import Protocol

from kneebreak.adapters.surroundings import Surroundings
from kneebreak.ports import Busyness


class BusyWatcher(Busyness, Protocol):
    """A busyness that holds something of the system."""

    def close(self) -> None:
        """Give it back."""


def choose(around: Surroundings) -> BusyWatcher:  # noqa: ARG001 - no source is there yet
    """The sources that know something here; which serve and why others do not goes into `around.ledger`."""
    from kneebreak.adapters.busy.none import NoBusyness  # noqa: PLC0415 - rarely wanted

    return NoBusyness()
