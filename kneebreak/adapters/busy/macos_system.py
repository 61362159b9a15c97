"""The calls into macOS that tell what a prompt would disturb."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from kneebreak.adapters.busy.mac_devices import Address, DeviceListening, Property, code
from kneebreak.adapters.mac_screen import has_screen

_FRAMEWORKS = "/System/Library/Frameworks"
_SYSTEM_OBJECT = 1  # of CoreAudio and of CoreMediaIO alike
# AudioHardware.h, AudioHardwareBase.h, CMIOHardwareDevice.h, CMIOHardwareObject.h and CMIOHardwareSystem.h.
_DEFAULT_INPUT = Address(code("dIn "), code("glob"), 0)
_INPUT_RUNS = Address(code("gone"), code("inpt"), 0)
_DEVICES = Address(code("dev#"), code("glob"), 0)
_CAMERA_RUNS = Address(code("gone"), code("****"), 0xFFFF_FFFF)
_SIZE = 4
"""The bytes of an object's number, and of a property that is true or false."""


class MacSystem:
    """macOS itself; `load` opens a library by its path."""

    def __init__(self, load: Callable[[str], Any] = ctypes.CDLL) -> None:  # Any: a library has whatever is in it
        self._load = load
        self._listening = DeviceListening()

    def microphone_runs(self) -> bool | None:
        """Whether any program takes sound from the default input; None: it cannot be asked."""
        try:
            audio = self._audio()
            found = _audio(audio, _SYSTEM_OBJECT, _DEFAULT_INPUT)
            runs = _audio(audio, found, _INPUT_RUNS) if found else 0
        except (OSError, AttributeError):
            return None
        return None if found is None or runs is None else bool(runs)

    def camera_runs(self) -> bool | None:
        """Whether any program takes pictures from any camera; None: it cannot be asked."""
        try:
            media = self._media()
            cameras = _cameras(media)
            return None if cameras is None else any(_media(media, each, _CAMERA_RUNS, 1) == [1] for each in cameras)
        except (OSError, AttributeError):
            return None

    def listen(self, heard: Callable[[], None]) -> bool:
        """Call `heard`, from another thread, when either may have changed; False: not every change is told of."""
        try:
            audio, media = self._audio(), self._media()
            microphone, cameras = _audio(audio, _SYSTEM_OBJECT, _DEFAULT_INPUT), _cameras(media)
        except (OSError, AttributeError):
            return False
        if microphone is None or cameras is None:
            return False
        properties = [
            Property(audio, "AudioObject", _SYSTEM_OBJECT, _DEFAULT_INPUT),
            *(Property(audio, "AudioObject", each, _INPUT_RUNS) for each in (microphone,) if each),
            Property(media, "CMIOObject", _SYSTEM_OBJECT, _DEVICES),
            *(Property(media, "CMIOObject", each, _CAMERA_RUNS) for each in cameras),
        ]
        return self._listening.begin(properties, heard)

    def ignore(self) -> None:
        """Tell of no more changes."""
        self._listening.end()

    def _audio(self) -> Any:  # noqa: ANN401 - a library
        return self._load(f"{_FRAMEWORKS}/CoreAudio.framework/CoreAudio")

    def _media(self) -> Any:  # noqa: ANN401 - the same
        return self._load(f"{_FRAMEWORKS}/CoreMediaIO.framework/CoreMediaIO")

    def presentation(self) -> int | None:
        """The NSApplicationPresentationOptions of the program in front; None: there is no screen, or no AppKit."""
        if not has_screen(self._load):
            return None
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


def _audio(library: Any, target: int, address: Address) -> int | None:  # noqa: ANN401 - a library
    """A property of 32 bits of an AudioObject; None: it has none."""
    value, size = ctypes.c_uint32(), ctypes.c_uint32(_SIZE)
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
    failed = library.CMIOObjectGetPropertyDataSize(
        ctypes.c_uint32(_SYSTEM_OBJECT), ctypes.byref(_DEVICES), ctypes.c_uint32(0), None, ctypes.byref(size)
    )
    return None if failed else _media(library, _SYSTEM_OBJECT, _DEVICES, size.value // _SIZE)


def _media(library: Any, target: int, address: Address, count: int) -> list[int] | None:  # noqa: ANN401 - a library
    """A property of so many times 32 bits of a CMIOObject; None: it has none."""
    values, used = (ctypes.c_uint32 * count)(), ctypes.c_uint32()
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
