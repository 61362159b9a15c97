"""The registration for a session's messages: WTSRegisterSessionNotification of wtsapi32."""

from __future__ import annotations

import ctypes
import sys

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file is at home

_THIS_SESSION = 0  # NOTIFY_FOR_THIS_SESSION


class SessionRegistration:
    """Has Windows tell a window when the session is locked and unlocked."""

    def __init__(self) -> None:
        self._library = ctypes.WinDLL("wtsapi32", use_last_error=True)
        self._window: ctypes.c_void_p | None = None

    def register(self, window: int) -> None:
        """Ask for a window; raises OSError where Windows refuses."""
        handle = ctypes.c_void_p(window)
        if not self._library.WTSRegisterSessionNotification(handle, _THIS_SESSION):
            raise ctypes.WinError(ctypes.get_last_error())
        self._window = handle

    def give_back(self) -> None:
        """Ask no more; harmless when nothing was asked, or when the window is gone and its registration with it."""
        if self._window is not None:
            self._library.WTSUnRegisterSessionNotification(self._window)
            self._window = None
