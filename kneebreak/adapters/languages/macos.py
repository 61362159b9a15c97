"""The languages that the user of macOS wants, as its settings list them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_UTF8 = 0x0800_0100
_LONGEST = 64


def preferred(load: Callable[[str], Any] = ctypes.CDLL) -> list[str]:  # Any: a library has whatever is in it
    """Their names, such as de-DE, the dearest first; `load` opens a library by its path."""
    try:
        library = load(_FOUNDATION)
        library.CFLocaleCopyPreferredLanguages.restype = ctypes.c_void_p
        library.CFArrayGetValueAtIndex.restype = ctypes.c_void_p
        library.CFArrayGetCount.restype = ctypes.c_long
        array = ctypes.c_void_p(library.CFLocaleCopyPreferredLanguages())
        return [_name(library, array, number) for number in range(library.CFArrayGetCount(array))]
    except (OSError, AttributeError):
        return []


def _name(library: Any, array: ctypes.c_void_p, number: int) -> str:  # noqa: ANN401 - a library has whatever is in it
    text = ctypes.c_void_p(library.CFArrayGetValueAtIndex(array, ctypes.c_long(number)))
    buffer = ctypes.create_string_buffer(_LONGEST)
    library.CFStringGetCString(text, buffer, ctypes.c_long(_LONGEST), ctypes.c_uint32(_UTF8))
    return buffer.value.decode()
