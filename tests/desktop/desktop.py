"""What all desktops have in common: a session, a screen, a notification server and perhaps a tray."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from PIL import Image

from tests.desktop.picture import Box, differences
from tests.desktop.screen import Screen
from tests.desktop.session import Session
from tests.desktop.until import until

NOTIFICATIONS = "org.freedesktop.Notifications"
TRAY_HOST = "org.kde.StatusNotifierWatcher"


class Desktop:
    """A desktop that runs as long as its context."""

    screen: Screen
    click: str = "notification"
    """What a click on a bubble's body is in the log."""
    panel: Box | None = None
    """Where the tray is; None: there is no tray."""

    def __init__(self, artefacts: Path, pictures: Path) -> None:
        self.session = Session(artefacts)
        self._pictures = pictures
        self._panel_process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:  # whatever it was, nothing may be left running
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def bubble(self, before: Image.Image) -> Box:
        """Where a notification appears since the picture `before`, once it stands still."""
        until(lambda: self.bubbles(before), "a bubble is on the screen")
        self.screen.settled()
        return self.bubbles(before)[0]

    def bubbles(self, before: Image.Image) -> list[Box]:
        """Where there are notifications now that were not in the picture `before`."""
        changes = differences(before, self.screen.look())
        return [box for box in changes if box.width >= 120 and box.height >= 30 and not self._in_panel(box)]

    def tray_icon(self, before: Image.Image) -> Box:
        """Where an icon appears in the panel since the picture `before`, once it stands still."""
        until(lambda: self.icons(before), "an icon is in the tray")
        self.screen.settled()
        return self.icons(before)[0]

    def icons(self, before: Image.Image) -> list[Box]:
        """Where the panel differs now from the picture `before`."""
        return [box for box in differences(before, self.screen.look()) if self._in_panel(box)]

    def menu(self, icon: Box) -> Box:
        """Open the menu of an icon with a right click; where it appears."""
        panel = self.panel
        assert panel
        # The panel lights up what is under the pointer, next to the menu.
        spot = Box(icon.left - 8, panel.top, icon.right + 8, panel.bottom)
        self.screen.move(*icon.centre)
        before = self.screen.settled()
        self.screen.press(3)

        def menus() -> list[Box]:
            changes = differences(before, self.screen.look(), besides=spot)
            return [box for box in changes if box.height >= 100 and box.bottom > panel.top - 8]

        until(menus, "a menu is on the screen")
        self.screen.settled()
        return menus()[0]

    def kill(self, service: str) -> None:
        """Kill the process behind a name on the bus, as a crash would."""
        pid = self.session.owner(service)
        assert pid, f"nobody owns {service}"
        self.session.end(pid)

    def restart_panel(self) -> None:
        """Let the panel crash, and start it again."""
        assert self._panel_process
        self.session.end(self._panel_process.pid)
        until(lambda: not self.session.owner(TRAY_HOST), "the tray is gone")
        self._start_panel()

    def _see_panel(self, before: Image.Image) -> None:
        until(lambda: self.session.owner(TRAY_HOST), "the panel offers a tray")
        until(lambda: any(box.width >= 512 for box in self.icons(before)), "the panel is on the screen")
        self.screen.settled()

    def _in_panel(self, box: Box) -> bool:
        return self.panel is not None and self.panel.holds(box)

    def _start_panel(self) -> None:
        raise NotImplementedError

    def _start(self) -> None:
        raise NotImplementedError

    def _end(self) -> None:
        self.session.close()
