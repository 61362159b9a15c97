"""The icon in the taskbar of Windows, and the messages that its window is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kneebreak.adapters.tray.native import NativeTray
from kneebreak.messages import Inbox, TrayClicked, Wish
from kneebreak.ports import Face, Menu

if TYPE_CHECKING:
    # Importing it for real loads the platform's bindings and can fail with them.
    from pystray import Icon as NativeIcon

# Window messages and their parameters, as winuser.h, winbase.h and shellapi.h name them.
WM_CLOSE = 0x0010
WM_QUERYENDSESSION = 0x0011
WM_ENDSESSION = 0x0016
WM_TIMECHANGE = 0x001E
WM_RBUTTONUP = 0x0205
WM_MBUTTONUP = 0x0208
WM_POWERBROADCAST = 0x0218
PBT_APMRESUMEAUTOMATIC = 0x0012
NIN_BALLOONUSERCLICK = 0x0405
TRAY_MESSAGE = 0x040B
"""What pystray has the taskbar send when something happens to its icon."""

_Handler = Callable[[int, int], int | None]


class WindowsTray(NativeTray):
    """The icon in the taskbar.

    `session_ends` is called when the user logs off or shuts down: once it returns, the process may be gone. `woke` is
    called when the machine resumed or the clock was set. Both are called from the tray's thread.
    """

    def __init__(  # noqa: PLR0913 - one for each thing that its window hears of
        self,
        inbox: Inbox,
        menu: Menu,
        pictures: str,
        face: Face,
        trouble: Callable[[str], None],
        *,
        session_ends: Callable[[], None],
        woke: Callable[[], None],
        icon_class: type[NativeIcon] | None = None,
    ) -> None:
        super().__init__(inbox, menu, pictures, face, trouble, icon_class=icon_class)
        self._session_ends = session_ends
        self._woke = woke
        self._balloon_clicked: Callable[[], None] = _nothing
        self._listen()

    def on_balloon_clicked(self, clicked: Callable[[], None]) -> None:
        """Call `clicked` from the icon's thread whenever the balloon's body is clicked."""
        self._balloon_clicked = clicked

    def _label(self, text: str) -> str:
        # A menu takes an ampersand for the mark of a shortcut, and a tab for the start of a right-hand column.
        return super()._label(text).replace("&", "&&").replace("\t", " ")

    def _listen(self) -> None:
        """Hear the messages that pystray's window drops.

        pystray answers 0 to all it does not know, which vetoes the end of the session and ignores a request to close,
        and it has no public way to hear more. Should its table of handlers ever be gone, the icon works without.
        """
        handlers: dict[int, _Handler] | None = getattr(self._icon, "_message_handlers", None)
        if handlers is None or TRAY_MESSAGE not in handlers:
            self._trouble("This version of pystray cannot tell when the session ends; please report its version.")
            return
        handlers[TRAY_MESSAGE] = self._hearing(handlers[TRAY_MESSAGE])
        handlers[WM_CLOSE] = lambda _wparam, _lparam: self._inbox(Wish.QUIT)
        handlers[WM_QUERYENDSESSION] = lambda _wparam, _lparam: 1
        handlers[WM_ENDSESSION] = lambda ends, _lparam: self._session_ends() if ends else None
        handlers[WM_TIMECHANGE] = lambda _wparam, _lparam: self._woke()
        handlers[WM_POWERBROADCAST] = self._power_changed
        self.hears_balloon_clicks = True

    def _hearing(self, pystrays: _Handler) -> _Handler:
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

    def _power_changed(self, wparam: int, _lparam: int) -> int:
        if wparam == PBT_APMRESUMEAUTOMATIC:
            self._woke()
        return 1  # granted, as WM_POWERBROADCAST's documentation wants it


def _nothing() -> None:
    """Do nothing: nobody has asked to hear of the balloon's clicks."""
