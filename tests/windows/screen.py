"""What is on the screen of Windows, and somebody with a mouse before it: user32, by ctypes."""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import wintypes
from typing import NamedTuple

from tests.desktop.until import until

assert sys.platform == "win32"

_user = ctypes.WinDLL("user32", use_last_error=True)
_Visitor = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
_user.SendMessageTimeoutW.argtypes = (
    *(wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM, wintypes.UINT, wintypes.UINT),
    ctypes.POINTER(ctypes.c_size_t),
)
_user.PostMessageW.argtypes = (wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)

_HALF_A_LINE = 12
_MOVE = 0x0001  # MOUSEEVENTF_MOVE
_LEFT, _RIGHT, _MIDDLE = (0x0002, 0x0004), (0x0008, 0x0010), (0x0020, 0x0040)
"""What MOUSEEVENTF calls a button's way down and up."""
_PATIENCE_MILLISECONDS = 20000


class Window(NamedTuple):
    """A window of whichever program."""

    handle: int
    kind: str
    """The name of its class."""
    process: int

    def send(self, message: int, wparam: int = 0, lparam: int = 0) -> int:
        """Send it a message, and return what it answers."""
        answer = ctypes.c_size_t(0)
        arguments = (message, wparam, lparam, 0, _PATIENCE_MILLISECONDS, ctypes.byref(answer))
        assert _user.SendMessageTimeoutW(self.handle, *arguments), f"no answer to {message:#06x}"
        return answer.value

    def post(self, message: int, wparam: int = 0, lparam: int = 0) -> None:
        """Post it a message, and wait for nothing."""
        assert _user.PostMessageW(self.handle, message, wparam, lparam)

    def place(self) -> wintypes.RECT:
        """Its place on the screen."""
        place = wintypes.RECT()
        assert _user.GetWindowRect(wintypes.HWND(self.handle), ctypes.byref(place))
        return place


def windows(kind: str) -> list[Window]:
    """All windows of the desktop whose class has this in its name."""
    found = []

    def visit(handle: int, _: int) -> bool:
        name = ctypes.create_unicode_buffer(256)
        _user.GetClassNameW(wintypes.HWND(handle), name, 256)
        if kind in name.value:
            process = wintypes.DWORD()
            _user.GetWindowThreadProcessId(wintypes.HWND(handle), ctypes.byref(process))
            found.append(Window(handle, name.value, process.value))
        return True

    _user.EnumWindows(_Visitor(visit), 0)
    return found


def icon_place() -> tuple[int, int]:
    """Where the icon is: at the right end of Wine's bar, as long as it is the only one.

    Windows has a clock there and tells nobody else's place: KNEEBREAK_ICON has to name it, such as "1700,1060".
    """
    named = os.environ.get("KNEEBREAK_ICON")
    if named:
        across, down = map(int, named.split(","))
        return across, down
    bar = until(lambda: next(iter(windows("Shell_TrayWnd")), None), "there is a bar")
    place = bar.place()
    return place.right - (place.bottom - place.top) // 2, (place.top + place.bottom) // 2


def click(place: tuple[int, int]) -> None:
    """Click the main button there."""
    _press(place, _LEFT)


def middle_click(place: tuple[int, int]) -> None:
    """Click the middle button there."""
    _press(place, _MIDDLE)


def right_click(place: tuple[int, int]) -> None:
    """Click the other button there."""
    _press(place, _RIGHT)


def move_mouse() -> None:
    """Move the mouse a little, and back."""
    for step in (-5, 5):
        _user.mouse_event(_MOVE, step, step, 0, 0)


class Menu(NamedTuple):
    """The menu that is open, by its edges: Wine tells another program's lines to nobody."""

    first: tuple[int, int]
    """The place of its first line."""
    last: tuple[int, int]


def open_menu() -> Menu:
    """The menu that is open."""
    place = until(lambda: next(iter(windows("#32768")), None), "a menu is open").place()
    middle = (place.left + place.right) // 2
    return Menu((middle, place.top + _HALF_A_LINE), (middle, place.bottom - _HALF_A_LINE))


def _press(place: tuple[int, int], button: tuple[int, int]) -> None:
    _user.SetCursorPos(*place)
    for way in button:
        _user.mouse_event(way, 0, 0, 0, 0)
