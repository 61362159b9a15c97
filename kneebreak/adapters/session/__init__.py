"""Lock and sleep: reports `Locked`, `Unlocked` and `Woke`, by whatever tells on this system."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.adapters.surroundings import Surroundings


def choose(around: Surroundings) -> Callable[[], None]:  # noqa: ARG001 - no source is there yet
    """Begin to listen; returns what ends that. Which sources serve goes into `around.ledger`."""
    return lambda: None
