"""Sway without a screen: Wayland, mako's bubbles, waybar's tray."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.desktop.desktop import NOTIFICATIONS, Desktop
from tests.desktop.picture import Box
from tests.desktop.screen import SIZE, WaylandScreen
from tests.desktop.until import until

_SWAY = f"""
output HEADLESS-1 resolution {SIZE[0]}x{SIZE[1]} position 0 0
output * background #335577 solid_color
xwayland disable
"""
_WAYBAR = {
    "layer": "top",
    "position": "bottom",
    "height": 32,
    "modules-right": ["tray"],
    "tray": {"icon-size": 24, "spacing": 4},
}
_HEADLESS = {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}

_NOBODY = 65534


class SwayDesktop(Desktop):
    """Sway, mako, waybar with its tray at the bottom right."""

    panel = Box(0, SIZE[1] - 40, *SIZE)

    def _start(self) -> None:
        self._start_sway()
        self.screen = WaylandScreen(self.session, self._pictures)
        self.session.start_bus("fr.emersion.mako")
        self.session.start("mako")
        until(lambda: self.session.owner(NOTIFICATIONS), "mako answers")
        self._start_panel()

    def restart(self) -> None:
        """Let sway crash and take all its clients along, and start it and mako again."""
        self.session.end(self.compositor.pid)
        (self.session.folder / "sway" / self.session.environment["WAYLAND_DISPLAY"]).unlink(missing_ok=True)
        until(lambda: not self.session.owner(NOTIFICATIONS), "mako is gone as well")
        self._start_sway()
        self.screen = WaylandScreen(self.session, self._pictures)
        self.session.start("mako")
        until(lambda: self.session.owner(NOTIFICATIONS), "mako answers")

    def _start_sway(self) -> None:
        session = self.session
        settings = session.folder / "sway.conf"
        settings.write_text(_SWAY)
        own = session.folder / "sway"
        own.mkdir(exist_ok=True)
        as_nobody: tuple[str, ...] = ()
        if self.session.folder.stat().st_uid == 0:  # sway refuses to run as root
            as_nobody = ("setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups")
            shutil.chown(own, _NOBODY, _NOBODY)
            session.folder.chmod(0o711)
        self.compositor = session.start(
            *as_nobody, "sway", "--config", str(settings), more={**_HEADLESS, "XDG_RUNTIME_DIR": str(own)}
        )

        def display() -> Path | None:
            return next((path for path in own.glob("wayland-?") if path.is_socket()), None)

        socket = until(display, "sway offers a display")
        offered = session.runtime / socket.name
        offered.unlink(missing_ok=True)
        offered.symlink_to(socket)
        session.environment["WAYLAND_DISPLAY"] = socket.name
        session.environment["XDG_CURRENT_DESKTOP"] = "sway"

    def _start_panel(self) -> None:
        settings = self.session.folder / "waybar.json"
        settings.write_text(json.dumps(_WAYBAR))
        before = self.screen.settled()
        self._panel_process = self.session.start("waybar", "--config", str(settings), more={"GDK_BACKEND": "wayland"})
        self._see_panel(before)
