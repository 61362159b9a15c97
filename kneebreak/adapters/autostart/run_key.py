"""Autostart by the registry's Run key, on Windows."""

from __future__ import annotations

import sys
import winreg
from collections.abc import Sequence
from contextlib import suppress

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file is at home

_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_NAME = "kneebreak"


class RunKey:
    """The user's own value in the Run key."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command

    def is_on(self) -> bool:
        """Whether the value is there and the Task Manager has not switched it off."""
        return _value(_RUN) is not None and not _switched_off()

    def turn(self, *, on: bool) -> None:
        """Write the value, or take it away, and with it what the Task Manager said."""
        _delete(_APPROVED)
        if not on:
            _delete(_RUN)
            return
        from subprocess import list2cmdline  # noqa: PLC0415 - heavy, and seldom needed

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
            winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, list2cmdline(self._command))


def _switched_off() -> bool:
    # Twelve bytes that Windows does not document; seen: an odd first one means switched off.
    said = _value(_APPROVED)
    return isinstance(said, bytes) and bool(said) and said[0] % 2 == 1


def _value(path: str) -> object:
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
            return winreg.QueryValueEx(key, _NAME)[0]
    except FileNotFoundError:
        return None


def _delete(path: str) -> None:
    with (
        suppress(FileNotFoundError),
        winreg.OpenKey(winreg.HKEY_CURRENT_USER, path, 0, winreg.KEY_SET_VALUE) as key,
    ):
        winreg.DeleteValue(key, _NAME)
