"""Openbox and dunst on X: a bare window manager, clickable bubbles without buttons, no tray."""

from __future__ import annotations

from tests.desktop.desktop import NOTIFICATIONS, Desktop
from tests.desktop.screen import XScreen
from tests.desktop.until import until


class DunstDesktop(Desktop):
    """Xvfb, openbox, dunst as Debian ships it."""

    screen: XScreen
    click = "dismissal"

    def _start(self) -> None:
        self.screen = XScreen(self.session, self._pictures)
        self.session.start_bus("org.knopwob.dunst")
        self._start_clients()

    def restart(self) -> None:
        """Let the X server crash and take all its clients along, and start everything again."""
        self.screen.restart()
        self._start_clients()

    def _start_clients(self) -> None:
        self.session.start("openbox")
        self.session.start("dunst")
        until(lambda: self.session.owner(NOTIFICATIONS), "dunst answers")
        # A window that comes while it starts can remain unmanaged for ever.
        until(lambda: self.session.run("wmctrl", "-m").returncode == 0, "openbox manages windows")
