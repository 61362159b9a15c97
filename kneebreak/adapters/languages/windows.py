"""The language in which Windows shows itself to its user."""

from __future__ import annotations

import ctypes
import sys

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file is at home

_LONGEST = 85
"""LOCALE_NAME_MAX_LENGTH."""


def preferred() -> list[str]:
    """Its name, such as de-DE; nothing where Windows has none."""
    kernel = ctypes.WinDLL("kernel32")
    name = ctypes.create_unicode_buffer(_LONGEST)
    length = kernel.LCIDToLocaleName(kernel.GetUserDefaultUILanguage(), name, _LONGEST, 0)
    return [name.value] if length else []
