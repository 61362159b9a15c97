"""The icon that a start would put into the tray of Windows or macOS, for those who look around without one."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.ports import Face


class PromisedTray:
    """An icon that is not there yet: shows nothing, and nobody clicks it."""

    def __init__(self, *, hears_balloon_clicks: bool) -> None:
        self.hears_balloon_clicks = hears_balloon_clicks

    def show(self, face: Face) -> None:
        """Show nothing."""

    def close(self) -> None:
        """Take nothing away."""

    def show_balloon(self, title: str, text: str) -> None:
        """Show nothing."""

    def clear_balloon(self) -> None:
        """Take nothing away."""

    def on_balloon_clicked(self, clicked: Callable[[], None]) -> None:
        """There is nothing to click."""
