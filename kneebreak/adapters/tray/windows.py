"""The icon in the taskbar of Windows, and the messages that its window is sent."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from kneebreak.adapters.tray.native import NativeTray
from kneebreak.adapters.window import Handler, Window
from kneebreak.language import tr
from kneebreak.messages import Inbox, TrayClicked, Wish
from kneebreak.ports import Face, Menu

if TYPE_CHECKING:
    # Importing it for real loads the platform's bindings and can fail with them.
    from pystray import Icon as NativeIcon

# Window messages and their parameters, as winuser.h, winbase.h and shellapi.h name them.
WM_CLOSE = 0x0010
WM_QUERYENDSESSION = 0x0011
WM_ENDSESSION = 0x0016
WM_RBUTTONUP = 0x0205
WM_MBUTTONUP = 0x0208
NIN_BALLOONUSERCLICK = 0x0405
TRAY_MESSAGE = 0x040B
"""What pystray has the taskbar send when something happens to its icon."""

_TIME_TO_SAVE = timedelta(seconds=4)
"""Windows gives a program five seconds before it calls it hung: HungAppTimeout."""


class WindowsTray(NativeTray):
    """The icon in the taskbar, and the window that is told what happens to the machine.

    When the user logs off or shuts down, it asks the program to quit and holds the session up until it is closed, which
    is the last thing that happens at a regular end: once it has answered, the process may be gone.
    """

    def __init__(  # noqa: PLR0913 - whom it tells, what it shows, and pystray itself
        self,
        inbox: Inbox,
        menu: Menu,
        pictures: str,
        face: Face,
        trouble: Callable[[str], None],
        *,
        window: Window,
        icon_class: type[NativeIcon] | None = None,
    ) -> None:
        super().__init__(inbox, menu, pictures, face, trouble, icon_class=icon_class)
        self._window = window
        self._saved = threading.Event()
        self._balloon_clicked: Callable[[], None] = _nothing
        self._listen()

    def close(self) -> None:
        """Take the icon away and end its loop; all that the program has to save must be saved by now."""
        self._saved.set()
        super().close()

    def on_balloon_clicked(self, clicked: Callable[[], None]) -> None:
        """Call `clicked` from the icon's thread whenever the balloon's body is clicked."""
        self._balloon_clicked = clicked

    def _has_started(self) -> None:
        super()._has_started()
        handle: int | None = getattr(self._icon, "_hwnd", None)
        if handle is not None:
            self._window.came(handle)

    def _label(self, text: str) -> str:
        # A menu takes an ampersand for the mark of a shortcut, and a tab for the start of a right-hand column.
        return super()._label(text).replace("&", "&&").replace("\t", " ")

    def _listen(self) -> None:
        """Hear the messages that pystray's window drops.

        pystray answers 0 to all it does not know, which vetoes the end of the session and ignores a request to close,
        and it has no public way to hear more. Should its table of handlers ever be gone, the icon works without.
        """
        handlers: dict[int, Handler] | None = getattr(self._icon, "_message_handlers", None)
        if handlers is None or TRAY_MESSAGE not in handlers:
            self._trouble(tr("This version of pystray cannot tell when the session ends; please report its version."))
            return
        handlers[TRAY_MESSAGE] = self._hearing(handlers[TRAY_MESSAGE])
        handlers[WM_CLOSE] = lambda _wparam, _lparam: self._inbox(Wish.QUIT)
        handlers[WM_QUERYENDSESSION] = lambda _wparam, _lparam: 1
        handlers[WM_ENDSESSION] = self._session_ends
        self._window.join(handlers)
        self.hears_balloon_clicks = True

    def _hearing(self, pystrays: Handler) -> Handler:
        """Pystray's own handling of the icon, with a menu that is made on each opening and the clicks it leaves out."""

        def on_tray(wparam: int, lparam: int) -> int | None:
            if lparam == NIN_BALLOONUSERCLICK:
                self._balloon_clicked()
            elif lparam == WM_MBUTTONUP:
                self._inbox(TrayClicked(middle=True))
            elif lparam == WM_RBUTTONUP:
                self._icon.update_menu()
            return pystrays(wparam, lparam)

        return on_tray

    def _session_ends(self, ends: int, _lparam: int) -> None:
        if ends:
            self._inbox(Wish.QUIT)
            self._saved.wait(_TIME_TO_SAVE.total_seconds())


def _nothing() -> None:
    """Do nothing: nobody has asked to hear of the balloon's clicks."""
