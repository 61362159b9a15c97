"""Classes and objects of Objective-C, as rubicon has them."""

from __future__ import annotations

from typing import Any

from tests.fakes.user_notifications import Bag as NSObject
from tests.fakes.user_notifications import ObjCClass

__all__ = ["NSObject", "ObjCClass", "objc_method", "py_from_ns"]


def objc_method(method: Any) -> Any:
    """A method is a method."""
    return method


def py_from_ns(value: Any) -> Any:
    """A value is a value."""
    return value
