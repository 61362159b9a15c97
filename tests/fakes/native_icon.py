"""What pystray's Windows backend does with an icon, without Windows."""

from __future__ import annotations

import os
from collections.abc import Callable
from queue import SimpleQueue
from typing import NamedTuple
from unittest.mock import patch

import PIL.Image

from tests.contracts.tray import Shown

# Else the import looks for a desktop; nothing of a backend is used here but what all of them share.
with patch.dict(os.environ, PYSTRAY_BACKEND="dummy"):
    import pystray

WM_LBUTTONUP = 0x0202
WM_RBUTTONUP = 0x0205
TRAY_MESSAGE = 0x040B


class MenuLine(NamedTuple):
    """A line of the native menu, as it was built."""

    label: str
    enabled: bool
    checked: bool | None
    lines: tuple[MenuLine, ...]
    press: Callable[[pystray.Icon], object]


class _Sent(NamedTuple):
    message: int
    wparam: int
    lparam: int
    answer: SimpleQueue[int]


class RecordingIcon(pystray.Icon):
    """Runs a loop of window messages; remembers what it looked like, what it said and its menu as built last."""

    taskbar_is_there = True

    def __init__(
        self,
        name: str,
        icon: PIL.Image.Image | None = None,
        title: str | None = None,
        menu: pystray.Menu | None = None,
        **options: object,
    ) -> None:
        super().__init__(name, icon, title, menu)
        self.options = options
        self.looks: list[bytes] = []
        self.said: list[tuple[str, str | None]] = []
        self.lines: tuple[MenuLine, ...] = ()
        self.menus_built = 0
        self._sent: SimpleQueue[_Sent | None] = SimpleQueue()
        self._message_handlers: dict[int, Callable[[int, int], int | None]] = {TRAY_MESSAGE: self._on_notify}

    def send(self, message: int, wparam: int = 0, lparam: int = 0) -> int:
        """Send the icon's window a message from another thread, and wait for the answer."""
        sent = _Sent(message, wparam, lparam, SimpleQueue())
        self._sent.put(sent)
        return sent.answer.get(timeout=5)

    def _on_notify(self, _wparam: int, lparam: int) -> None:
        if lparam == WM_LBUTTONUP:
            self()

    def _run(self) -> None:
        self._mark_ready()
        while (sent := self._sent.get()) is not None:
            handle = self._message_handlers.get(sent.message, _refuse)
            sent.answer.put(int(handle(sent.wparam, sent.lparam) or 0))
        self._visible = False

    def _stop(self) -> None:
        self._sent.put(None)

    def _show(self) -> None:
        if not self.taskbar_is_there:
            raise OSError("there is no taskbar")

    def _hide(self) -> None:
        """Leave the taskbar, as pystray does when it is thrown away."""

    def _update_icon(self) -> None:
        assert self.icon is not None
        self.looks.append(self.icon.tobytes())
        self._icon_valid = True

    def _update_title(self) -> None:
        assert len(self.title.encode("utf-16-le")) <= 2 * 127, "ctypes refuses more than the field can hold"

    def _update_menu(self) -> None:
        self.menus_built += 1
        self.lines = () if self.menu is None else tuple(map(_line, self.menu))

    def _notify(self, message: str, title: str | None = None) -> None:
        self.said.append((message, title))

    def _remove_notification(self) -> None:
        self.said.append(("", None))


def shown(line: MenuLine) -> Shown:
    """A line as its user sees it."""
    return Shown(line.label.replace("&&", "&"), line.enabled, line.checked, tuple(map(shown, line.lines)))


def choose(icon: RecordingIcon, *labels: str) -> None:
    """Click a line of the menu; several labels lead through submenus."""
    lines = icon.lines
    for label in labels[:-1]:
        lines = next(line for line in lines if line.label == label).lines
    next(line for line in lines if line.label == labels[-1]).press(icon)


def _line(item: pystray.MenuItem) -> MenuLine:
    if item is pystray.Menu.SEPARATOR:
        return MenuLine("", False, None, (), item)  # noqa: FBT003 - in the order of the fields
    lines = () if item.submenu is None else tuple(map(_line, item.submenu))
    return MenuLine(item.text, item.enabled, item.checked, lines, item)


def _refuse(_wparam: int, _lparam: int) -> int:
    """What pystray answers to a message that it has no handler for."""
    return 0
