"""The calls into Windows that tell what a prompt would disturb."""

from __future__ import annotations

import ctypes
import sys
import winreg

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file is at home


class WindowsRegistry:
    """The current user's part of the registry."""

    def keys(self, path: str) -> list[str] | None:
        """The names of the keys in a key; None: there is no such key."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                return [winreg.EnumKey(key, index) for index in range(winreg.QueryInfoKey(key)[0])]
        except OSError:
            return None

    def number(self, path: str, name: str) -> int | None:
        """A value of a key; None: there is none, or it is no number."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                value, kind = winreg.QueryValueEx(key, name)
        except OSError:
            return None
        return int(value) if kind in (winreg.REG_QWORD, winreg.REG_DWORD) else None


class WindowsSystem:
    """Windows itself."""

    registry = WindowsRegistry()

    def notification_state(self) -> int | None:
        """What SHQueryUserNotificationState says; None: it fails."""
        state = ctypes.c_int()
        try:
            failed = ctypes.windll.shell32.SHQueryUserNotificationState(ctypes.byref(state))
        except (AttributeError, OSError):  # too old a Windows
            return None
        return None if failed else state.value
