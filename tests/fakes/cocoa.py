"""AppKit and Foundation as far as an icon and its program use them; they remember, and a test can look and click."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from typing import Any, Self

import PIL.Image

from tests.fakes.mac_loop import LOOP


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


class NSWorkspace:
    """The workspace; its announcements come by a center of its own."""

    center = NSNotificationCenter()

    @classmethod
    def sharedWorkspace(cls) -> Self:
        return cls()

    def notificationCenter(self) -> NSNotificationCenter:
        return self.center


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


class NSApplication:
    """The application, whose loop is the main thread's."""

    policy: int | None = None

    @classmethod
    def sharedApplication(cls) -> Self:
        LOOP.here("sharedApplication")
        return cls()

    def setActivationPolicy_(self, policy: int) -> bool:
        type(self).policy = policy
        return True

    def run(self) -> None:
        LOOP.run()

    def stop_(self, _sender: object) -> None:
        LOOP.stop()

    def terminate_(self, _sender: object) -> None:
        NSNotificationCenter.defaultCenter().announce(NSApplicationWillTerminateNotification)
        LOOP.exit()

    def postEvent_atStart_(self, _event: object, _at_start: bool) -> None:  # noqa: FBT001 - as AppKit has it
        LOOP.post(lambda: None)


class NSEvent:
    """An event that says nothing."""

    @classmethod
    def otherEventWithType_location_modifierFlags_timestamp_windowNumber_context_subtype_data1_data2_(
        cls, *_: object
    ) -> Self:
        return cls()


class NSData:
    """Bytes."""

    def __init__(self, contents: bytes) -> None:
        self.contents = contents


class NSImage(NSObject):
    """A picture."""

    def initWithData_(self, data: NSData) -> Self:
        with PIL.Image.open(io.BytesIO(data.contents)) as picture:
            self._size = picture.size
        return self

    def size(self) -> tuple[int, int]:
        return self._size


class NSMenuItem(NSObject):
    """A line of a menu."""

    title = ""
    enabled = True
    state: int | None = None
    submenu: NSMenu | None = None

    @classmethod
    def separatorItem(cls) -> Self:
        return cls()

    def initWithTitle_action_keyEquivalent_(self, title: str, _action: bytes, _key: str) -> Self:
        self.title = title
        return self

    def setSubmenu_(self, menu: NSMenu) -> None:
        self.submenu = menu

    def setAction_(self, action: bytes) -> None:
        self._action = action

    def setTarget_(self, target: NSObject) -> None:
        self._target = target

    def setTag_(self, tag: int) -> None:
        self._tag = tag

    def tag(self) -> int:
        return self._tag

    def setAttributedTitle_(self, title: object) -> None:
        """Let it stand out."""

    def setState_(self, state: int) -> None:
        self.state = state

    def setEnabled_(self, enabled: bool) -> None:  # noqa: FBT001 - as AppKit has it
        self.enabled = enabled

    def choose(self) -> None:
        """The user chooses this line."""
        self._target.perform(self._action, self)


class NSMenu(NSObject):
    """A menu; its delegate is told before it opens."""

    def __init__(self) -> None:
        self.items: list[NSMenuItem] = []
        self.delegate: NSObject | None = None

    def initWithTitle_(self, _title: str) -> Self:
        LOOP.here("NSMenu")
        return self

    def setAutoenablesItems_(self, _enables: bool) -> None:  # noqa: FBT001 - as AppKit has it
        """They are as they are."""

    def setDelegate_(self, delegate: NSObject) -> None:
        self.delegate = delegate

    def addItem_(self, item: NSMenuItem) -> None:
        self.items.append(item)

    def removeItem_(self, item: NSMenuItem) -> None:
        self.items.remove(item)

    def removeAllItems(self) -> None:
        self.items.clear()

    def itemArray(self) -> tuple[NSMenuItem, ...]:
        return tuple(self.items)


class Button(NSObject):
    """What of an icon is seen."""

    hidden = True
    tooltip = ""
    pictures = 0

    def setTarget_(self, target: NSObject) -> None:
        """Whom a click would be told, were there no menu."""

    def setAction_(self, action: bytes) -> None:
        """And how."""

    def setHidden_(self, hidden: bool) -> None:  # noqa: FBT001 - as AppKit has it
        LOOP.here("setHidden")
        self.hidden = hidden

    def setToolTip_(self, text: str) -> None:
        LOOP.here("setToolTip")
        self.tooltip = text

    def setImage_(self, _picture: NSImage) -> None:
        LOOP.here("setImage")
        self.pictures += 1


class NSStatusItem(NSObject):
    """An icon in the menu bar."""

    def __init__(self) -> None:
        self._button = Button()
        self.menu: NSMenu | None = None

    def button(self) -> Button:
        return self._button

    def setMenu_(self, menu: NSMenu | None) -> None:
        LOOP.here("setMenu")
        self.menu = menu


class NSStatusBar(NSObject):
    """The right end of the menu bar."""

    items: list[NSStatusItem] = []  # noqa: RUF012 - of the one bar there is

    @classmethod
    def systemStatusBar(cls) -> Self:
        LOOP.here("systemStatusBar")
        return cls()

    def statusItemWithLength_(self, _length: int) -> NSStatusItem:
        item = NSStatusItem()
        self.items.append(item)
        return item

    def removeStatusItem_(self, item: NSStatusItem) -> None:
        self.items.remove(item)

    def thickness(self) -> float:
        return 22.0


class NSFont:
    """Letters."""

    @classmethod
    def boldSystemFontOfSize_(cls, _size: float) -> Self:
        return cls()

    @classmethod
    def menuFontOfSize_(cls, _size: float) -> Self:
        return cls()

    def pointSize(self) -> float:
        return 13.0


class NSDictionary(NSObject):
    """Values by names."""

    def initWithObjectsAndKeys_(self, *_: object) -> Self:
        return self


class NSAttributedString(NSObject):
    """A text that stands out."""

    def initWithString_attributes_(self, _text: str, _attributes: NSDictionary) -> Self:
        return self


def NSPoint(x: float, y: float) -> tuple[float, float]:
    """A point."""
    return x, y


# The values of the headers.
NSApplicationActivationPolicyAccessory = 1
NSApplicationDefined = 15
NSOnState, NSOffState = 1, 0
NSVariableStatusItemLength = -1
NSFontAttributeName = "NSFont"
NSActivityUserInitiatedAllowingIdleSystemSleep = 0x00EFFFFF
NSNotificationSuspensionBehaviorDeliverImmediately = 4
NSApplicationWillTerminateNotification = "NSApplicationWillTerminateNotification"
