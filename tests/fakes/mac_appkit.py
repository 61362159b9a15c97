"""AppKit as far as an icon and its program use it; it remembers, and a test can look and click."""

from __future__ import annotations

import io
from typing import Self

import PIL.Image

from tests.fakes.mac_foundation import NSData, NSNotificationCenter, NSObject
from tests.fakes.mac_loop import LOOP

# The values of the headers.
NSApplicationActivationPolicyAccessory = 1
NSApplicationDefined = 15
NSApplicationWillTerminateNotification = "NSApplicationWillTerminateNotification"
NSFontAttributeName = "NSFont"
NSOnState, NSOffState = 1, 0
NSVariableStatusItemLength = -1


class NSWorkspace:
    """The workspace; its announcements come by a center of its own."""

    center = NSNotificationCenter()

    @classmethod
    def sharedWorkspace(cls) -> Self:
        return cls()

    def notificationCenter(self) -> NSNotificationCenter:
        return self.center


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


def NSPoint(x: float, y: float) -> tuple[float, float]:
    """A point."""
    return x, y
