"""Presence where nothing tells of it."""

from __future__ import annotations

from datetime import timedelta


class NoPresence:
    """Does not know whether somebody is there, and never says anything."""

    def idle_for(self) -> timedelta | None:
        """None: unknown."""
        return None

    def watch(self, away: timedelta) -> None:
        """Nothing: there is nothing to watch."""

    def watch_lull(self, span: timedelta | None) -> None:
        """Nothing: the same."""

    def close(self) -> None:
        """Nothing: there is nothing to give back."""
