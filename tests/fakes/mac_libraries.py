"""Libraries of macOS that answer what a test has put into them, by the conventions of C."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Any

_FAILED = 560947818  # kAudioHardwareBadObjectError


def _properties(numbers: dict[tuple[int, str], list[int]], target: Any, address: Any) -> list[int] | None:
    return numbers.get(_key(target, address))


def _key(target: Any, address: Any) -> tuple[int, str]:
    return target.value, address._obj.selector.to_bytes(4).decode()  # noqa: SLF001 - where byref keeps it


class FakeLibrary:
    """One library: properties of objects by their number and their selector."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[int, str], list[int]] = {}
        self.scopes: list[str] = []
        self.listeners: list[tuple[tuple[int, str], Any]] = []
        self.deaf = False
        """Whether it refuses to tell of changes."""

    def AudioObjectAddPropertyListener(self, *given: Any) -> int:  # noqa: N802 - the name that is called
        return self._listen(*given)

    def AudioObjectRemovePropertyListener(self, *given: Any) -> int:  # noqa: N802 - the same
        return self._forget(*given)

    def CMIOObjectAddPropertyListener(self, *given: Any) -> int:  # noqa: N802 - the same
        return self._listen(*given)

    def CMIOObjectRemovePropertyListener(self, *given: Any) -> int:  # noqa: N802 - the same
        return self._forget(*given)

    def change(self, target: int, selector: str, *numbers: int) -> None:
        """Let a property be another, and tell whoever listens, from a thread of the library's own."""
        self.numbers[target, selector] = list(numbers)
        callers = [listener for heard, listener in self.listeners if heard == (target, selector)]
        thread = threading.Thread(target=lambda: [listener(target, 1, None, None) for listener in callers])
        thread.start()
        thread.join()

    def _listen(self, target: Any, address: Any, listener: Any, _client: object) -> int:
        if self.deaf:
            return _FAILED
        self.listeners.append((_key(target, address), listener))
        return 0

    def _forget(self, target: Any, address: Any, listener: Any, _client: object) -> int:
        self.listeners.remove((_key(target, address), listener))
        return 0

    def AudioObjectGetPropertyData(self, *given: Any) -> int:  # noqa: N802 - the name that is called
        target, address, _, _, size, value = given
        self.scopes.append(address._obj.scope.to_bytes(4).decode())  # noqa: SLF001 - where byref keeps it
        found = _properties(self.numbers, target, address)
        if found is None:
            return _FAILED
        assert size._obj.value == 4  # noqa: SLF001 - the same
        value._obj.value = found[0]  # noqa: SLF001 - the same
        return 0

    def CMIOObjectGetPropertyDataSize(self, *given: Any) -> int:  # noqa: N802 - the name that is called
        target, address, _, _, size = given
        found = _properties(self.numbers, target, address)
        if found is None:
            return _FAILED
        size._obj.value = 4 * len(found)  # noqa: SLF001 - the same
        return 0

    def CMIOObjectGetPropertyData(self, *given: Any) -> int:  # noqa: N802 - the name that is called
        target, address, _, _, size, used, values = given
        found = _properties(self.numbers, target, address)
        if found is None:
            return _FAILED
        assert size.value >= 4 * len(found)
        used._obj.value = 4 * len(found)  # noqa: SLF001 - the same
        for index, number in enumerate(found):
            values._obj[index] = number  # noqa: SLF001 - the same
        return 0


class Function:
    """A function of C, whose types are set before it is called."""

    def __init__(self, call: Callable[..., object]) -> None:
        self.restype: object = ctypes.c_int
        self.argtypes: object = None
        self._call = call

    def __call__(self, *given: object) -> object:
        return self._call(*given)


class FakeObjectiveC:
    """The runtime of Objective-C with one class, whose object has presentation options."""

    def __init__(self, options: int) -> None:
        self.options = options
        self._names: list[bytes] = []
        self.objc_getClass = Function(lambda name: 100 if name == b"NSApplication" else None)
        self.sel_registerName = Function(self._register)
        self.objc_msgSend = Function(self._send)

    def _register(self, name: bytes) -> int:
        self._names.append(name)
        return len(self._names) - 1

    def _send(self, receiver: int, selector: int) -> int:
        assert self.objc_msgSend.argtypes == [ctypes.c_void_p, ctypes.c_void_p]
        if (receiver, self._names[selector]) == (100, b"sharedApplication"):
            assert self.objc_msgSend.restype is ctypes.c_void_p
            return 200
        assert (receiver, self._names[selector]) == (200, b"currentSystemPresentationOptions")
        assert self.objc_msgSend.restype is ctypes.c_ulong
        return self.options


class FakeGraphics:
    """CoreGraphics and CoreFoundation: a session with a screen, or none, and the time since the last input."""

    def __init__(self, session: int | None = 0x1000) -> None:
        self.seconds = 0.0
        self.asked = 0
        self.released: list[int | None] = []
        self.CGSessionCopyCurrentDictionary = Function(lambda: session)
        self.CFRelease = Function(lambda pointer: self.released.append(pointer.value))
        self.CGEventSourceSecondsSinceLastEventType = Function(self._since)

    def _since(self, state: int, kind: int) -> float:
        function = self.CGEventSourceSecondsSinceLastEventType
        assert (function.restype, function.argtypes) == (ctypes.c_double, [ctypes.c_int32, ctypes.c_uint32])
        assert (state, kind) == (1, 0xFFFF_FFFF)
        self.asked += 1
        return self.seconds
