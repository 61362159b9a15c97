"""Foundation as far as kneebreak, pystray and pyobjc use it: objects, announcements, and what a process is."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Self

from tests.fakes.mac_loop import LOOP

# The values of the headers.
NSActivityUserInitiatedAllowingIdleSystemSleep = 0x00EFFFFF
NSNotificationSuspensionBehaviorDeliverImmediately = 4


class NSObject:
    """What all objects can do."""

    @classmethod
    def alloc(cls) -> Self:
        return cls()

    def init(self) -> Self:
        return self

    def perform(self, selector: bytes, sender: object) -> None:
        """Send it a message by its selector, whatever the method is called in Python."""
        for name in dir(type(self)):
            method = getattr(type(self), name)
            if getattr(method, "selector", name.replace("_", ":").encode()) == selector:
                method(self, sender)
                return
        LOOP.fault(f"nothing in {type(self).__name__} is called {selector!r}")


def namedSelector(selector: bytes) -> Callable[[Any], Any]:
    """Give a method a selector, as objc does."""

    def name(method: Any) -> Any:
        method.selector = selector
        return method

    return name


class NSNotification:
    """An announcement."""

    def __init__(self, name: str) -> None:
        self._name = name

    def name(self) -> str:
        return self._name


class NSNotificationCenter:
    """One of the centers."""

    _default: NSNotificationCenter | None = None

    def __init__(self) -> None:
        self.observers: list[tuple[NSObject, bytes, str]] = []

    @classmethod
    def defaultCenter(cls) -> Self:
        if "_default" not in vars(cls) or cls._default is None:
            cls._default = cls()
        assert isinstance(cls._default, cls)
        return cls._default

    def addObserver_selector_name_object_(
        self, observer: NSObject, selector: bytes, name: str, _sender: object
    ) -> None:
        self.observers.append((observer, selector, name))

    def removeObserver_(self, observer: NSObject) -> None:
        self.observers = [each for each in self.observers if each[0] is not observer]

    def announce(self, name: str) -> int:
        """Tell everybody who listens for it; how many those were."""
        hearing = [each for each in self.observers if each[2] == name]
        for observer, selector, _ in hearing:
            observer.perform(selector, NSNotification(name))
        return len(hearing)


class NSDistributedNotificationCenter(NSNotificationCenter):
    """The one all programs share; a program that is not in front hears only what it wants at once."""

    def addObserver_selector_name_object_(self, observer: NSObject, selector: bytes, name: str, sender: object) -> None:
        """Take note of nothing: the program is never in front."""

    def addObserver_selector_name_object_suspensionBehavior_(
        self, observer: NSObject, selector: bytes, name: str, sender: object, behavior: int
    ) -> None:
        if behavior == NSNotificationSuspensionBehaviorDeliverImmediately:
            super().addObserver_selector_name_object_(observer, selector, name, sender)


class NSBundle:
    """What the process was started from."""

    @classmethod
    def mainBundle(cls) -> Self:
        return cls()

    def bundleIdentifier(self) -> str | None:
        return os.environ.get("MAC_BUNDLE")


class NSProcessInfo:
    """What is known of the process."""

    activities: list[tuple[int, str]] = []  # noqa: RUF012 - of the one process there is

    @classmethod
    def processInfo(cls) -> Self:
        return cls()

    def beginActivityWithOptions_reason_(self, options: int, reason: str) -> object:
        self.activities.append((options, reason))
        return object()


class NSData:
    """Bytes."""

    def __init__(self, contents: bytes) -> None:
        self.contents = contents


class NSDictionary(NSObject):
    """Values by names."""

    def initWithObjectsAndKeys_(self, *_: object) -> Self:
        return self


class NSAttributedString(NSObject):
    """A text that stands out."""

    def initWithString_attributes_(self, _text: str, _attributes: NSDictionary) -> Self:
        return self
