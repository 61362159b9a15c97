"""UserNotifications as far as desktop-notifier uses it, by rubicon's conventions: what is up, and who clicks it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, Self

from tests.fakes.mac_loop import LOOP

DEFAULT_ACTION = "com.apple.UNNotificationDefaultActionIdentifier"
DISMISS_ACTION = "com.apple.UNNotificationDismissActionIdentifier"


class Bag(SimpleNamespace):
    """An object that keeps whatever is set on it."""

    @classmethod
    def alloc(cls) -> Self:
        return cls()

    def init(self) -> Self:
        return self


class NSSet:
    """A set that does not change."""

    def __init__(self, members: tuple[Any, ...] = ()) -> None:
        self._members = members

    @classmethod
    def alloc(cls) -> Self:
        return cls()

    def init(self) -> Self:
        return self

    def setByAddingObject(self, member: Any) -> NSSet:
        return NSSet((*self._members, member))

    def allObjects(self) -> tuple[Any, ...]:
        return self._members


class UNUserNotificationCenter:
    """The center; it answers in threads of its own, and tells of clicks in the main thread."""

    _current: UNUserNotificationCenter | None = None

    def __init__(self) -> None:
        self.delegate: Any = None
        self.up: dict[str, Any] = {}
        self.allowed = os.environ.get("MAC_NOTIFICATIONS") != "refused"
        self._categories = NSSet()

    @classmethod
    def currentNotificationCenter(cls) -> UNUserNotificationCenter:
        if cls._current is None:
            cls._current = cls()
        return cls._current

    def setNotificationCategories(self, categories: NSSet) -> None:
        self._categories = categories

    def getNotificationCategoriesWithCompletionHandler(self, handler: Callable[[NSSet], None]) -> None:
        _elsewhere(lambda: handler(self._categories))

    def requestAuthorizationWithOptions(self, _options: int, completionHandler: Callable[[bool, object], None]) -> None:
        _elsewhere(lambda: completionHandler(self.allowed, None))

    def addNotificationRequest(self, request: Bag, withCompletionHandler: Callable[[object], None]) -> None:
        def show() -> None:
            self.up[request.identifier] = request.content
            withCompletionHandler(None)

        _elsewhere(show)

    def removeDeliveredNotificationsWithIdentifiers(self, identifiers: list[str]) -> None:
        for identifier in identifiers:
            self.up.pop(identifier, None)

    def removeAllDeliveredNotifications(self) -> None:
        self.up.clear()

    def buttons(self, content: Any) -> list[str]:
        """The titles of its buttons."""
        return [action.title for action in self._actions(content)]

    def answer(self, title: str, button: str | None = None) -> bool:
        """The user clicks a notification, or a button of it; whether there is one."""
        for identifier, content in self.up.items():
            if content.title == title:
                action = button and next(each.identifier for each in self._actions(content) if each.title == button)
                self._tell(identifier, action or DEFAULT_ACTION)
                return True
        return False

    def dismiss(self, title: str) -> bool:
        """The user closes a notification; whether there is one."""
        for identifier, content in self.up.items():
            if content.title == title:
                self._tell(identifier, DISMISS_ACTION)
                return True
        return False

    def _actions(self, content: Any) -> list[Any]:
        known = {each.identifier: each.actions for each in self._categories.allObjects()}
        return list(known[content.categoryIdentifier])

    def _tell(self, identifier: str, action: str) -> None:
        del self.up[identifier]
        request = SimpleNamespace(identifier=identifier)
        response = SimpleNamespace(notification=SimpleNamespace(request=request), actionIdentifier=action)
        told = "userNotificationCenter_didReceiveNotificationResponse_withCompletionHandler_"
        LOOP.post(lambda: getattr(self.delegate, told)(self, response, lambda: None))


def _elsewhere(what: Callable[[], None]) -> None:
    threading.Thread(target=what, name="UserNotifications").start()


class _Made:
    """A class whose objects are made by one of its methods."""

    @staticmethod
    def requestWithIdentifier(identifier: str, content: object, trigger: object) -> Bag:
        return Bag(identifier=identifier, content=content, trigger=trigger)

    @staticmethod
    def actionWithIdentifier(identifier: str, title: str, options: int) -> Bag:
        return Bag(identifier=identifier, title=title, options=options)

    @staticmethod
    def categoryWithIdentifier(identifier: str, actions: list[Bag], intentIdentifiers: list[str], options: int) -> Bag:
        return Bag(identifier=identifier, actions=actions, intents=intentIdentifiers, options=options)

    @staticmethod
    def attachmentWithIdentifier(_identifier: str, URL: str, options: object, error: object) -> Bag:
        return Bag(path=URL, options=options, error=error)

    @staticmethod
    def fileURLWithPath(path: str, isDirectory: bool) -> str:  # noqa: FBT001 - as Foundation has it
        assert not isDirectory
        return path


_BUNDLE = Bag(mainBundle=Bag(bundleIdentifier=os.environ.get("MAC_BUNDLE"), bundleURL="/Applications/kneebreak.app"))


def ObjCClass(name: str) -> Any:
    """A class by its name, as rubicon finds it."""
    known = {"UNUserNotificationCenter": UNUserNotificationCenter, "NSSet": NSSet, "NSBundle": _BUNDLE}
    if name == "UNMutableNotificationContent":
        return Bag
    return known.get(name, _Made)


def load_library(_name: str) -> Bag:
    """A library by its name; all that is asked of one is whether the bundle is signed."""
    return Bag(SecStaticCodeCreateWithPath=lambda *_: 0, SecStaticCodeCheckValidity=lambda *_: 0)
