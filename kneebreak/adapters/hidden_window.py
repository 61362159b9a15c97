"""A window that nobody sees, for a look at what Windows would tell the program's own."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file is at home

_MESSAGES_ONLY = -3  # HWND_MESSAGE of winuser.h


@contextmanager
def hidden_window() -> Iterator[int]:
    """A window's handle for as long as that lasts; raises OSError where Windows makes none."""
    library = ctypes.WinDLL("user32", use_last_error=True)
    library.CreateWindowExW.restype = ctypes.c_void_p
    nothing, parent = ctypes.c_void_p(), ctypes.c_void_p(_MESSAGES_ONLY)
    handle = library.CreateWindowExW(
        0, ctypes.c_wchar_p("STATIC"), nothing, 0, 0, 0, 0, 0, parent, nothing, nothing, nothing
    )
    if not handle:
        raise ctypes.WinError(ctypes.get_last_error())
    try:
        yield handle
    finally:
        library.DestroyWindow(ctypes.c_void_p(handle))
