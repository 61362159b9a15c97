"""The busyness of which nothing is known."""

from __future__ import annotations

from collections.abc import Mapping

from kneebreak.engine.busy import Busy


class NoBusyness:
    """Knows nothing."""

    def now(self) -> Mapping[Busy, bool]:
        """Nothing is known to hold."""
        return {}

    def close(self) -> None:
        """Nothing to give back."""
