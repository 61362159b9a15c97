"""No tray at all: notifications and the command line serve."""

from __future__ import annotations

from kneebreak.ports import Face


class NoTray:
    """A tray that nobody sees."""

    def show(self, face: Face) -> None:
        """Show nothing."""

    def close(self) -> None:
        """Take nothing away."""
