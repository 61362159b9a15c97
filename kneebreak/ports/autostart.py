"""Starting with the session."""

from __future__ import annotations

from typing import Protocol


class Autostart(Protocol):
    """Starts kneebreak with the user's session."""

    def is_on(self) -> bool:
        """Whether it does."""

    def turn(self, *, on: bool) -> None:
        """See to it that it does, or does not; raises OSError where that fails."""
