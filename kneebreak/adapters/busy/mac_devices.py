"""Listening to microphones and cameras of macOS: property listeners of CoreAudio and CoreMediaIO."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from kneebreak.record import NamedTuple

_Listener = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_void_p)
"""AudioObjectPropertyListenerProc, which CMIOObjectPropertyListenerProc equals."""


class Address(ctypes.Structure):
    """AudioObjectPropertyAddress, which CMIOObjectPropertyAddress equals."""

    _fields_ = (("selector", ctypes.c_uint32), ("scope", ctypes.c_uint32), ("element", ctypes.c_uint32))


class Property(NamedTuple):
    """A property of a device."""

    library: Any
    prefix: str
    """Of the library's functions: AudioObject or CMIOObject."""
    target: int
    address: Address


class DeviceListening:
    """One function that is called, from a thread of the library's, when any of some properties changes."""

    def __init__(self) -> None:
        self._heard: Callable[[], None] | None = None
        self._listener = _Listener(self._on_change)  # kept for good: a call may be under way when it is taken back
        self._properties: list[Property] = []

    def begin(self, properties: list[Property], heard: Callable[[], None]) -> bool:
        """Listen to these in place of those before; False: not every change will be told of, and none is then."""
        self.end()
        self._heard = heard
        for each in properties:
            if not self._call("AddPropertyListener", each):
                self.end()
                return False
            self._properties.append(each)
        return True

    def end(self) -> None:
        """Listen to nothing."""
        self._heard = None
        while self._properties:
            self._call("RemovePropertyListener", self._properties.pop())

    def _call(self, function: str, prop: Property) -> bool:
        call = getattr(prop.library, prop.prefix + function, None)
        target = ctypes.c_uint32(prop.target)
        return call is not None and call(target, ctypes.byref(prop.address), self._listener, None) == 0

    def _on_change(self, *_: object) -> int:
        heard = self._heard
        if heard is not None:
            heard()
        return 0


def code(four: str) -> int:
    """The number that four letters stand for."""
    return int.from_bytes(four.encode("ascii"))
