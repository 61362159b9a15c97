"""The input that macOS knows of: CGEventSourceSecondsSinceLastEventType of Quartz Event Services."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from datetime import timedelta
from typing import Any

SOURCE = "CGEventSourceSecondsSinceLastEventType"

_CORE_GRAPHICS = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
# CGEventSource.h and CGEventTypes.h: input of the hardware, not of programs, and of any kind.
_HID_SYSTEM_STATE = 1
_ANY_INPUT = 0xFFFF_FFFF


class MacInput:
    """Asks how long ago the last input was; `load` opens a library by its path, and OSError is what it raises.

    macOS tells of the next input only those whom the user has let watch all that is typed, and nobody should have to:
    an absence ends with the next look, a minute later at most.
    """

    def __init__(self, load: Callable[[str], Any] = ctypes.CDLL) -> None:  # Any: a library has whatever is in it
        try:
            self._since = load(_CORE_GRAPHICS).CGEventSourceSecondsSinceLastEventType
        except AttributeError as error:
            raise OSError(str(error)) from error
        self._since.restype = ctypes.c_double
        self._since.argtypes = [ctypes.c_int32, ctypes.c_uint32]

    def idle_for(self) -> timedelta | None:
        """How long ago the last input was; None: macOS does not say, as where there is no screen."""
        seconds: float = self._since(_HID_SYSTEM_STATE, _ANY_INPUT)
        try:
            return timedelta(seconds=seconds) if seconds >= 0 else None
        except OverflowError:
            return None

    def listen(self, heard: Callable[[], None]) -> bool:  # noqa: ARG002 - nothing would ever call it
        """False: see above."""
        return False

    def ignore(self) -> None:
        """Nothing to give back."""
