"""The application that macOS takes this process for, by pyobjc; and whether there is a screen at all."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # there on macOS only
    from AppKit import NSApplication

_CORE_GRAPHICS = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
_CORE_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_WHY_AWAKE = "reminds of breaks at their time"


def has_screen(load: Callable[[str], Any] = ctypes.CDLL) -> bool:  # Any: a library has whatever is in it
    """Whether this process belongs to a session with a screen; without one AppKit ends the process that asks for it."""
    try:
        graphics, foundation = load(_CORE_GRAPHICS), load(_CORE_FOUNDATION)
        graphics.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
        session = graphics.CGSessionCopyCurrentDictionary()
        if session:
            foundation.CFRelease(ctypes.c_void_p(session))
    except (OSError, AttributeError):
        return False
    return bool(session)


class MacApplication:
    """AppKit's shared application."""

    def __init__(self) -> None:
        self._activity: object = None

    def application(self) -> NSApplication:
        """Make it one of the menu bar alone, whose timers keep their time (App Nap would let them wait)."""
        import AppKit  # noqa: PLC0415 - there on macOS only
        import Foundation  # noqa: PLC0415 - the same

        application = AppKit.NSApplication.sharedApplication()
        application.setActivationPolicy_(AppKit.NSApplicationActivationPolicyAccessory)
        self._activity = Foundation.NSProcessInfo.processInfo().beginActivityWithOptions_reason_(
            Foundation.NSActivityUserInitiatedAllowingIdleSystemSleep, _WHY_AWAKE
        )
        return application

    def in_main_thread(self, what: Callable[[], None]) -> None:
        """Call this from the loop in the main thread, soon."""
        from PyObjCTools import AppHelper  # noqa: PLC0415 - there on macOS only

        AppHelper.callAfter(what)
