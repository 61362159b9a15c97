"""The icon in the tray of Windows and macOS, by pystray."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

import PIL.Image

from kneebreak.adapters.plaintext import clean, cut
from kneebreak.adapters.tray.frames import look
from kneebreak.messages import Inbox, Message, TrayClicked
from kneebreak.ports import Face, Menu
from kneebreak.ports import MenuItem as Line

if TYPE_CHECKING:
    # Importing it for real loads the platform's bindings and can fail with them.
    from PIL.Image import Image
    from pystray import Icon as NativeIcon
    from pystray import MenuItem

_NAME = "kneebreak"
# NOTIFYICONDATAW: szTip holds 128 UTF-16 units with its final zero; ctypes refuses more.
_TOOLTIP_UNITS = 127
_PATIENCE_AT_END = timedelta(seconds=2)


def open_picture(folder: str, face: Face) -> Image:
    """A face's picture, read and closed."""
    with PIL.Image.open(os.path.join(folder, f"{look(face)}.png")) as file:  # noqa: PTH118 - os.path is loaded
        return file.convert("RGBA")


class NativeTray:
    """A pystray icon; `run_forever` is its loop.

    `pictures` is the folder of the PNG files. `trouble` is called from whichever thread meets it. What differs between
    the systems is in the subclasses.
    """

    hears_balloon_clicks = False

    def __init__(  # noqa: PLR0913 - whom it tells, what it shows, and pystray itself
        self,
        inbox: Inbox,
        menu: Menu,
        pictures: str,
        face: Face,
        trouble: Callable[[str], None],
        *,
        icon_class: type[NativeIcon] | None = None,
        options: Mapping[str, object] | None = None,
    ) -> None:
        """`options` go to pystray, which has some for each system."""
        import pystray  # noqa: PLC0415 - see above

        self._inbox = inbox
        self._lines = menu
        self._pictures = pictures
        self._face = face
        self._trouble = trouble
        self._well = True
        self._running = False
        self._closed = False
        self._pystray = pystray
        self._thread: threading.Thread | None = None
        # The icon is changed by the shell's thread and by pystray's own when it is first shown.
        self._changing = threading.Lock()
        make = icon_class or pystray.Icon
        lines = pystray.Menu(self._items)
        self._icon = make(_NAME, open_picture(pictures, face), _tooltip(face), lines, **(options or {}))

    def start(self) -> None:
        """Run in a thread of its own, where the system allows that."""
        self._thread = threading.Thread(target=self.run_forever, name="tray", daemon=True)
        self._thread.start()

    def run_forever(self) -> None:
        """Show the icon and serve it until it is closed; on macOS only the main thread may do this."""
        self._attempt(lambda: self._icon.run(lambda _icon: self._has_started()))

    def show(self, face: Face) -> None:
        """Let the icon look like this from now on."""
        before, self._face = self._face, face
        if self._running:
            self._hand_over(lambda: self._wear(face, repaint=look(before) != look(face)))

    def close(self) -> None:
        """Take the icon away and end its loop."""
        self._closed = True
        self._hand_over(self._icon.stop)
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(_PATIENCE_AT_END.total_seconds())

    def show_balloon(self, title: str, text: str) -> None:
        """Let the icon say something; raises OSError or SubprocessError where that fails."""
        self._icon.notify(text, title)

    def clear_balloon(self) -> None:
        """Take the balloon away, if there is one."""
        self._icon.remove_notification()

    def on_balloon_clicked(self, clicked: Callable[[], None]) -> None:
        """Take note of who wants to know; pystray itself hears no such click."""

    def _hand_over(self, change: Callable[[], None]) -> None:
        """Run a change of the icon where the system wants it run."""
        self._attempt(change)

    def _label(self, text: str) -> str:
        """A menu line's text in the system's own notation."""
        return clean(text)

    def _has_started(self) -> None:
        self._running = True
        if self._closed:
            self._hand_over(self._icon.stop)
        else:
            self._hand_over(lambda: self._wear(self._face, repaint=True))

    def _wear(self, face: Face, *, repaint: bool) -> None:
        with self._changing:
            if repaint:
                self._icon.icon = open_picture(self._pictures, face)
            self._icon.title = _tooltip(face)
            # Fails as long as there is no taskbar, as at the start of a session: each further face tries again.
            self._icon.visible = True

    def _items(self) -> tuple[MenuItem, ...]:
        return (*map(self._item, self._lines()), self._click())

    def _click(self) -> MenuItem:
        """The invisible last line that a click on the icon means where no line of the menu is marked for it."""
        return self._pystray.MenuItem("", self._saying(TrayClicked(middle=False)), default=True, visible=False)

    def _item(self, line: Line) -> MenuItem:
        if not line.label:
            return self._pystray.Menu.SEPARATOR
        action = self._pystray.Menu(*map(self._item, line.items)) if line.items else self._saying(line.means)
        return self._pystray.MenuItem(
            self._label(line.label),
            action,
            checked=None if line.checked is None else lambda _item: line.checked,
            default=line.default,
            enabled=line.means is not None or bool(line.items),
        )

    def _saying(self, message: Message | None) -> Callable[[NativeIcon, MenuItem], None]:
        def say(_icon: NativeIcon, _item: MenuItem) -> None:
            if message is not None:
                self._inbox(message)

        return say

    def _attempt(self, what: Callable[[], None]) -> None:
        """Do what the desktop may refuse, and report a refusal once until it works again."""
        try:
            what()
        except OSError as error:
            if self._well:
                self._trouble(f"The tray icon cannot be shown at present ({error}).")
            self._well = False
        else:
            self._well = True


def _tooltip(face: Face) -> str:
    return cut(clean(face.tooltip), _TOOLTIP_UNITS)
