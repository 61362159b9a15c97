"""The input that Windows knows of: GetLastInputInfo, and raw input while somebody is away."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from datetime import timedelta

from kneebreak.adapters.window import Window

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file is at home

_WM_INPUT = 0x00FF
_RIDEV_REMOVE = 0x0001
_RIDEV_INPUTSINK = 0x0100
# Usage pages and usages of the USB HID Usage Tables: mouse, keyboard, pen and touch screen.
_DEVICES = ((0x01, 0x02), (0x01, 0x06), (0x0D, 0x02), (0x0D, 0x04))
_MILLISECOND = timedelta(milliseconds=1)
_WRAP = 1 << 32
"""GetTickCount begins again at zero after this many milliseconds, 49.7 days."""


class _LastInput(ctypes.Structure):
    """LASTINPUTINFO."""

    _fields_ = (("size", wintypes.UINT), ("time", wintypes.DWORD))


class _RawDevice(ctypes.Structure):
    """RAWINPUTDEVICE."""

    _fields_ = (
        ("page", wintypes.USHORT),
        ("usage", wintypes.USHORT),
        ("flags", wintypes.DWORD),
        ("target", wintypes.HWND),
    )


class WindowsInput:
    """Asks for the time of the last input, and has the window told of the next one.

    What is typed or moved is never read: a message that there was input is all that is taken of it.
    """

    def __init__(self, window: Window) -> None:
        self._user = ctypes.WinDLL("user32", use_last_error=True)
        self._kernel = ctypes.WinDLL("kernel32")
        self._kernel.GetTickCount.restype = wintypes.DWORD
        self._user.DefWindowProcW.argtypes = (wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
        self._user.DefWindowProcW.restype = ctypes.c_ssize_t
        self._handle: int | None = None
        self._listens = False
        self._heard: Callable[[], None] = _nothing
        window.hear(_WM_INPUT, self._on_input)
        window.once_there(self._came)

    def idle_for(self) -> timedelta | None:
        """How long ago the last input of this session was; None: there was none since it began."""
        last = _LastInput(ctypes.sizeof(_LastInput), 0)
        if not self._user.GetLastInputInfo(ctypes.byref(last)) or not last.time:
            return None
        now: int = self._kernel.GetTickCount()
        return (now - int(last.time)) % _WRAP * _MILLISECOND

    def listen(self, heard: Callable[[], None]) -> bool:
        """Call `heard` with each input from the window's thread; False: there is no window, or Windows refuses."""
        self._heard = heard
        if not self._listens and self._handle is not None:
            self._listens = self._register(_RIDEV_INPUTSINK, self._handle)
        return self._listens

    def ignore(self) -> None:
        """Have the window told no more."""
        if self._listens:
            self._listens = False
            self._register(_RIDEV_REMOVE, None)

    def _register(self, flags: int, target: int | None) -> bool:
        devices = (_RawDevice * len(_DEVICES))(*(_RawDevice(page, usage, flags, target) for page, usage in _DEVICES))
        return bool(self._user.RegisterRawInputDevices(devices, len(_DEVICES), ctypes.sizeof(_RawDevice)))

    def _came(self, handle: int) -> None:
        self._handle = handle

    def _on_input(self, wparam: int, lparam: int) -> int:
        self._heard()
        # What comes while the window is in front is to be handed on, so that Windows can clear it away: WM_INPUT.
        return int(self._user.DefWindowProcW(wintypes.HWND(self._handle), _WM_INPUT, wparam, lparam))


def _nothing() -> None:
    """Do nothing: nobody listens yet."""
