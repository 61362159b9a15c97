"""The tray of X11 bars that speak nothing but XEmbed, by pystray's X11 backend."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from kneebreak.language import tr
from kneebreak.messages import Inbox, TrayClicked
from kneebreak.ports import Face

if TYPE_CHECKING:
    # Importing it for real opens the display.
    from kneebreak.adapters.tray.xembed_icon import EmbeddedIcon

_MAIN_BUTTON, _MIDDLE_BUTTON, _SECOND_BUTTON = 1, 2, 3
_PATIENCE_AT_END = timedelta(seconds=2)


class XEmbedUnavailable(Exception):  # noqa: N818 - a state of the machine and not a mistake, and named so
    """The display cannot be used; the text says why."""


def host_is_there(display: str) -> bool:
    """Whether a bar of this display (such as ":0") takes icons by the freedesktop.org System Tray Protocol."""
    try:
        from Xlib.display import Display  # noqa: PLC0415 - 4 MB, wanted only where there is no better tray

        connection = Display(display)
    # python-xlib has four kinds of exception for a display that cannot be opened, and passes on sockets' own.
    except Exception:  # noqa: BLE001
        return False
    try:
        selection = connection.intern_atom(f"_NET_SYSTEM_TRAY_S{connection.get_default_screen()}")
        return bool(connection.get_selection_owner(selection))
    finally:
        connection.close()


class XEmbedTray:
    """An icon without menu and tooltip, in a bar that speaks XEmbed.

    The main and the second mouse button are clicks alike, for there is no menu to open. pystray's icon lives in a
    thread of its own, which alone talks to the display: a display that hangs does not hang the program. `docked` and
    `trouble` are called from that thread. Raises XEmbedUnavailable.
    """

    def __init__(
        self,
        inbox: Inbox,
        pictures: str,
        face: Face,
        docked: Callable[[bool], None],
        trouble: Callable[[str], None],
    ) -> None:
        self._inbox = inbox
        self._pictures = pictures
        self._trouble = trouble
        self._closed = False
        self._faces: queue.SimpleQueue[Face | None] = queue.SimpleQueue()
        self._woken, self._waker = os.pipe()
        try:
            self._icon = _make_icon(self._clicked, docked)
        except XEmbedUnavailable:
            self._close_pipe()
            raise
        self._faces.put(face)
        self._thread = threading.Thread(target=self._live, name="tray", daemon=True)
        self._thread.start()

    def show(self, face: Face) -> None:
        """Let the icon look like this from now on."""
        self._say(face)

    def close(self) -> None:
        """Take the icon away."""
        if self._closed:
            return
        self._say(None)
        self._closed = True
        self._thread.join(_PATIENCE_AT_END.total_seconds())
        if not self._thread.is_alive():
            self._close_pipe()

    def _say(self, face: Face | None) -> None:
        if not self._closed:
            self._faces.put(face)
            os.write(self._waker, b"\0")

    def _live(self) -> None:
        lost = self._icon.live(self._woken, self._follow)
        if lost is not None:
            self._trouble(tr("The tray icon is gone, for the X display does not answer any more ({lost}).", lost=lost))

    def _follow(self) -> bool:
        """Show the newest face that was asked for; False: it is time to end."""
        from kneebreak.adapters.tray.native import open_picture  # noqa: PLC0415 - Pillow, which pystray has loaded

        newest = None
        while not self._faces.empty():
            newest = self._faces.get()
            if newest is None:
                return False
        if newest is not None:
            self._icon.wear(open_picture(self._pictures, newest))
        return True

    def _clicked(self, button: int) -> None:
        if button in (_MAIN_BUTTON, _SECOND_BUTTON):
            self._inbox(TrayClicked(middle=False))
        elif button == _MIDDLE_BUTTON:
            self._inbox(TrayClicked(middle=True))

    def _close_pipe(self) -> None:
        os.close(self._woken)
        os.close(self._waker)


def _make_icon(clicked: Callable[[int], None], docked: Callable[[bool], None]) -> EmbeddedIcon:
    """Pystray's icon on $DISPLAY.

    pystray chooses a backend when it is imported and would load GTK where it finds it; its "dummy" backend loads
    nothing. The variable that says so is for this import alone and is not handed down to other programs.
    """
    before = os.environ.get("PYSTRAY_BACKEND")
    os.environ["PYSTRAY_BACKEND"] = "dummy"
    try:
        from kneebreak.adapters.tray.xembed_icon import EmbeddedIcon  # noqa: PLC0415 - see above

        return EmbeddedIcon(clicked, docked)
    # As above: what a display that cannot be opened raises is neither one exception nor an ImportError.
    except Exception as error:
        raise XEmbedUnavailable(f"{type(error).__name__}: {error}") from error
    finally:
        if before is None:
            del os.environ["PYSTRAY_BACKEND"]
        else:
            os.environ["PYSTRAY_BACKEND"] = before
