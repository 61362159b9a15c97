"""The application that macOS takes this process for, by pyobjc."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # there on macOS only
    from AppKit import NSApplication

_WHY_AWAKE = "reminds of breaks at their time"


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

    def stop(self) -> None:
        """End the loop of the application, in the main thread."""
        import AppKit  # noqa: PLC0415 - there on macOS only
        from AppKit import NSEvent as Event  # noqa: PLC0415 - the same

        application = AppKit.NSApplication.sharedApplication()
        application.stop_(None)
        # The loop looks whether it was stopped after each event, and what brought us here is none.
        none = Event.otherEventWithType_location_modifierFlags_timestamp_windowNumber_context_subtype_data1_data2_(
            AppKit.NSApplicationDefined, AppKit.NSPoint(0, 0), 0, 0.0, 0, None, 0, 0, 0
        )
        application.postEvent_atStart_(none, False)  # noqa: FBT003 - as AppKit has it

    def in_main_thread(self, what: Callable[[], None]) -> None:
        """Call this from the loop in the main thread, soon."""
        from PyObjCTools import AppHelper  # noqa: PLC0415 - there on macOS only

        AppHelper.callAfter(what)
