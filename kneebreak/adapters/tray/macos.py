"""The icon in the menu bar of macOS, and the application that macOS takes its program for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from kneebreak.adapters.announcements import Announcements, Told
from kneebreak.adapters.tray.native import NativeTray
from kneebreak.messages import Inbox, Wish
from kneebreak.ports import Face, Menu

if TYPE_CHECKING:
    # There on macOS only, and importing pystray for real loads them.
    from AppKit import NSApplication, NSEvent
    from pystray import Icon as NativeIcon

_TIME_TO_SAVE = timedelta(seconds=4)
"""Less than the user would wait for before they took the program for hung."""


class Mac(Protocol):
    """What the icon wants of macOS itself."""

    def application(self) -> NSApplication:
        """The application that this process is: without a place in the Dock, and not put to sleep for idling."""

    def in_main_thread(self, what: Callable[[], None]) -> None:
        """Call this from the loop in the main thread, soon."""


class MacTray(NativeTray):
    """The icon in the menu bar of macOS, which belongs to the main thread: call `run_forever` there.

    A click opens the menu, always. It is made anew with each face, and by an icon that hears of it, on each opening.
    """

    def __init__(  # noqa: PLR0913 - whom it tells, what it shows, macOS, and pystray itself
        self,
        inbox: Inbox,
        menu: Menu,
        pictures: str,
        face: Face,
        trouble: Callable[[str], None],
        *,
        mac: Mac,
        announcements: Announcements,
        icon_class: type[NativeIcon] | None = None,
    ) -> None:
        self._mac = mac
        self._announcements = announcements
        self._saved = threading.Event()
        application = _Application(mac.application(), lambda: inbox(Wish.QUIT))
        super().__init__(
            inbox, menu, pictures, face, trouble, icon_class=icon_class, options={"darwin_nsapplication": application}
        )
        announcements.hear(Told.ENDING, self._process_ends)

    def close(self) -> None:
        """Take the icon away and end its loop; all that the program has to save must be saved by now."""
        self._saved.set()
        super().close()

    def run_forever(self) -> None:
        """Show the icon and serve it until it is closed; only the main thread may do this."""
        super().run_forever()
        self._announcements.close()

    def _hand_over(self, change: Callable[[], None]) -> None:
        self._mac.in_main_thread(lambda: self._attempt(change))

    def _wear(self, face: Face, *, repaint: bool) -> None:
        super()._wear(face, repaint=repaint)
        self._icon.update_menu()

    def _process_ends(self) -> None:
        # The user logs off or shuts down, and once this returns the process is gone: exit(3), without a word to Python.
        self._inbox(Wish.QUIT)
        self._saved.wait(_TIME_TO_SAVE.total_seconds())


class _Application:
    """What pystray sees of the application.

    At Ctrl+C pystray has it terminate, which ends the process where it stands; here that is a wish like any other.
    """

    def __init__(self, real: NSApplication, quit_: Callable[[], None]) -> None:
        self._real = real
        self._quit = quit_

    def run(self) -> None:
        self._real.run()

    def terminate_(self, _sender: object) -> None:
        self._quit()

    def stop_(self, _sender: object) -> None:
        self._real.stop_(None)

    def postEvent_atStart_(self, event: NSEvent, at_start: bool) -> None:  # noqa: N802, FBT001 - as AppKit has it
        self._real.postEvent_atStart_(event, at_start)
