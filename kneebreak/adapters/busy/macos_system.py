"""The calls into macOS that tell what a prompt would disturb."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

_FRAMEWORKS = "/System/Library/Frameworks"
_SYSTEM_OBJECT = 1  # of CoreAudio and of CoreMediaIO alike
_ANY_SCOPE, _ANY_ELEMENT = "****", 0xFFFF_FFFF
_SIZE = 4
"""The bytes of an object's number, and of a property that is true or false."""


class Address(ctypes.Structure):
    """AudioObjectPropertyAddress, which CMIOObjectPropertyAddress equals."""

    _fields_ = (("selector", ctypes.c_uint32), ("scope", ctypes.c_uint32), ("element", ctypes.c_uint32))


class MacSystem:
    """macOS itself; `load` opens a library by its path."""

    def __init__(self, load: Callable[[str], Any] = ctypes.CDLL) -> None:  # Any: a library has whatever is in it
        self._load = load

    def microphone_runs(self) -> bool | None:
        """Whether any program takes sound from the default input; None: it cannot be asked."""
        try:
            audio = self._load(f"{_FRAMEWORKS}/CoreAudio.framework/CoreAudio")
            found = _audio(audio, _SYSTEM_OBJECT, "dIn ", "glob")
            runs = _audio(audio, found, "gone", "inpt") if found else 0
        except (OSError, AttributeError):
            return None
        return None if found is None or runs is None else bool(runs)

    def camera_runs(self) -> bool | None:
        """Whether any program takes pictures from any camera; None: it cannot be asked."""
        try:
            media = self._load(f"{_FRAMEWORKS}/CoreMediaIO.framework/CoreMediaIO")
            cameras = _cameras(media)
            return None if cameras is None else any(_media(media, camera, "gone", 1) == [1] for camera in cameras)
        except (OSError, AttributeError):
            return None

    def presentation(self) -> int | None:
        """The NSApplicationPresentationOptions of the program in front; None: AppKit is not there."""
        try:
            self._load(f"{_FRAMEWORKS}/AppKit.framework/AppKit")
            objc = self._load("/usr/lib/libobjc.A.dylib")
            objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p
            application = _message(objc, objc.objc_getClass(b"NSApplication"), b"sharedApplication", ctypes.c_void_p)
            options = _message(objc, application, b"currentSystemPresentationOptions", ctypes.c_ulong)
        except (OSError, AttributeError):
            return None
        return int(options)


def _message(objc: Any, receiver: int, name: bytes, result: type) -> Any:  # noqa: ANN401 - a library, and what it gives
    """Send a message without arguments to an object of Objective-C."""
    send = objc.objc_msgSend
    send.restype, send.argtypes = result, [ctypes.c_void_p, ctypes.c_void_p]
    return send(receiver, objc.sel_registerName(name))


def _audio(library: Any, target: int, selector: str, scope: str) -> int | None:  # noqa: ANN401 - a library
    """A property of 32 bits of an AudioObject; None: it has none."""
    value, size = ctypes.c_uint32(), ctypes.c_uint32(_SIZE)
    address = Address(_code(selector), _code(scope), 0)
    failed = library.AudioObjectGetPropertyData(
        ctypes.c_uint32(target),
        ctypes.byref(address),
        ctypes.c_uint32(0),
        None,
        ctypes.byref(size),
        ctypes.byref(value),
    )
    return None if failed else value.value


def _cameras(library: Any) -> list[int] | None:  # noqa: ANN401 - a library
    """The numbers of all cameras; None: they cannot be listed."""
    size = ctypes.c_uint32()
    address = Address(_code("dev#"), _code("glob"), 0)
    failed = library.CMIOObjectGetPropertyDataSize(
        ctypes.c_uint32(_SYSTEM_OBJECT), ctypes.byref(address), ctypes.c_uint32(0), None, ctypes.byref(size)
    )
    return None if failed else _media(library, _SYSTEM_OBJECT, "dev#", size.value // _SIZE)


def _media(library: Any, target: int, selector: str, count: int) -> list[int] | None:  # noqa: ANN401 - a library
    """A property of so many times 32 bits of a CMIOObject; None: it has none."""
    values, used = (ctypes.c_uint32 * count)(), ctypes.c_uint32()
    address = Address(_code(selector), _code(_ANY_SCOPE), _ANY_ELEMENT)
    failed = library.CMIOObjectGetPropertyData(
        ctypes.c_uint32(target),
        ctypes.byref(address),
        ctypes.c_uint32(0),
        None,
        ctypes.c_uint32(ctypes.sizeof(values)),
        ctypes.byref(used),
        ctypes.byref(values),
    )
    return None if failed else list(values[: used.value // _SIZE])


def _code(four: str) -> int:
    """The number that four letters stand for."""
    return int.from_bytes(four.encode("ascii"))
