"""What macOS announces to programs: by its notification centers, in the main thread while its loop runs."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # there on macOS only
    from Foundation import NSNotificationCenter, NSObject


class Told(Enum):
    """What can be announced, by the name of its notification."""

    LOCKED = "com.apple.screenIsLocked"
    UNLOCKED = "com.apple.screenIsUnlocked"
    SWITCHED_AWAY = "NSWorkspaceSessionDidResignActiveNotification"
    """Another user has the screen."""
    SWITCHED_BACK = "NSWorkspaceSessionDidBecomeActiveNotification"
    WOKE = "NSWorkspaceDidWakeNotification"
    CLOCK_SET = "NSSystemClockDidChangeNotification"
    ZONE_CHANGED = "NSSystemTimeZoneDidChangeNotification"
    ENDING = "NSApplicationWillTerminateNotification"
    """The process ends as soon as everybody has heard of it."""


_EVERYWHERE = (Told.LOCKED, Told.UNLOCKED)
"""Sent by another process; the others come from the workspace or from within."""
_WORKSPACE = (Told.SWITCHED_AWAY, Told.SWITCHED_BACK, Told.WOKE)


class Announcements(Protocol):
    """Where one hears of them."""

    def hear(self, what: Told, then: Callable[[], None]) -> None:
        """Call `then` with each announcement."""

    def close(self) -> None:
        """Hear no more."""


class NotificationCenters:
    """Those of macOS: the workspace's, the program's own, and the one that all programs share."""

    def __init__(self) -> None:
        self._listening: list[tuple[NSNotificationCenter, NSObject]] = []

    def hear(self, what: Told, then: Callable[[], None]) -> None:
        """Call `then`, in the main thread, with each announcement."""
        import AppKit  # noqa: PLC0415 - there on macOS only
        import Foundation  # noqa: PLC0415 - the same

        listener = _listener(then)
        center: NSNotificationCenter
        if what in _EVERYWHERE:
            shared = Foundation.NSDistributedNotificationCenter.defaultCenter()
            # A program without a window in front is told at once only if it asks for that.
            at_once = Foundation.NSNotificationSuspensionBehaviorDeliverImmediately
            shared.addObserver_selector_name_object_suspensionBehavior_(listener, b"heard:", what.value, None, at_once)
            center = shared
        else:
            if what in _WORKSPACE:
                center = AppKit.NSWorkspace.sharedWorkspace().notificationCenter()
            else:
                center = Foundation.NSNotificationCenter.defaultCenter()
            center.addObserver_selector_name_object_(listener, b"heard:", what.value, None)
        self._listening.append((center, listener))

    def close(self) -> None:
        """Hear no more."""
        for center, listener in self._listening:
            center.removeObserver_(listener)
        self._listening.clear()


def _listener(then: Callable[[], None]) -> NSObject:
    """An object of Objective-C that hears one announcement; a class of it can be made once in a process."""
    from kneebreak.adapters.mac_listener import MacListener  # noqa: PLC0415 - there on macOS only

    listener = MacListener.alloc().init()
    listener.then = then
    return listener
