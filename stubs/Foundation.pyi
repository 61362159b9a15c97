from typing import Any, Self

NSActivityUserInitiatedAllowingIdleSystemSleep: int
NSNotificationSuspensionBehaviorDeliverImmediately: int
NSSystemClockDidChangeNotification: str
NSSystemTimeZoneDidChangeNotification: str

class NSObject:
    @classmethod
    def alloc(cls) -> Self: ...
    def init(self) -> Self: ...

class NSNotification:
    def name(self) -> str: ...

class NSNotificationCenter:
    @classmethod
    def defaultCenter(cls) -> Self: ...  # noqa: N802 - its name
    def addObserver_selector_name_object_(  # noqa: N802 - its name
        self, observer: NSObject, selector: bytes, name: str, sender: object
    ) -> None: ...
    def removeObserver_(self, observer: NSObject) -> None: ...  # noqa: N802 - the same

class NSDistributedNotificationCenter(NSNotificationCenter):
    def addObserver_selector_name_object_suspensionBehavior_(  # noqa: N802 - the same
        self, observer: NSObject, selector: bytes, name: str, sender: object, behavior: int
    ) -> None: ...

class NSProcessInfo:
    @classmethod
    def processInfo(cls) -> Self: ...  # noqa: N802 - the same
    def beginActivityWithOptions_reason_(self, options: int, reason: str) -> Any: ...  # noqa: N802, ANN401 - the same; opaque

class NSBundle:
    @classmethod
    def mainBundle(cls) -> Self: ...  # noqa: N802 - the same
    def bundleIdentifier(self) -> str | None: ...  # noqa: N802 - the same
