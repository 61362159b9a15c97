from typing import Self

from Foundation import NSNotificationCenter, NSObject

NSApplicationActivationPolicyAccessory: int
NSApplicationDefined: int
NSApplicationWillTerminateNotification: str
NSWorkspaceDidWakeNotification: str
NSWorkspaceSessionDidBecomeActiveNotification: str
NSWorkspaceSessionDidResignActiveNotification: str

class NSPoint:
    def __init__(self, x: float, y: float) -> None: ...

class NSEvent:
    @classmethod
    def otherEventWithType_location_modifierFlags_timestamp_windowNumber_context_subtype_data1_data2_(  # noqa: N802 - its name
        cls, *_: object
    ) -> Self: ...

class NSApplication:
    @classmethod
    def sharedApplication(cls) -> Self: ...  # noqa: N802 - its name
    def setActivationPolicy_(self, policy: int) -> bool: ...  # noqa: N802 - the same
    def run(self) -> None: ...
    def stop_(self, sender: object) -> None: ...
    def postEvent_atStart_(self, event: NSEvent, at_start: bool) -> None: ...  # noqa: N802 - the same

class NSWorkspace:
    @classmethod
    def sharedWorkspace(cls) -> Self: ...  # noqa: N802 - the same
    def notificationCenter(self) -> NSNotificationCenter: ...  # noqa: N802 - the same

class NSMenuItem: ...

class NSMenu:
    def setDelegate_(self, delegate: NSObject) -> None: ...  # noqa: N802 - the same
    def addItem_(self, item: NSMenuItem) -> None: ...  # noqa: N802 - the same
    def removeItem_(self, item: NSMenuItem) -> None: ...  # noqa: N802 - the same
    def removeAllItems(self) -> None: ...  # noqa: N802 - the same
    def itemArray(self) -> list[NSMenuItem]: ...  # noqa: N802 - the same
