"""Whether a process on macOS belongs to a session with a screen."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

_CORE_GRAPHICS = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
_CORE_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"


def has_screen(load: Callable[[str], Any] = ctypes.CDLL) -> bool:  # Any: a library has whatever is in it
    """Whether there is one; without it AppKit can end the process that asks for the application."""
    try:
        graphics, foundation = load(_CORE_GRAPHICS), load(_CORE_FOUNDATION)
        graphics.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
        session = graphics.CGSessionCopyCurrentDictionary()
        if session:
            foundation.CFRelease(ctypes.c_void_p(session))
    except (OSError, AttributeError):
        return False
    return bool(session)
