"""The languages that macOS is asked for, by the conventions of C."""

from __future__ import annotations

import ctypes
from typing import Any

from kneebreak.adapters.languages.macos import preferred

_ARRAY = 0x1_0000_0001
"""Wider than an int, as a pointer there is."""


class FakeFoundation:
    """CoreFoundation with a list of languages, whose names are known by their place."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self.CFLocaleCopyPreferredLanguages = self._Function(lambda: _ARRAY)
        self.CFArrayGetCount = self._Function(lambda array: len(names) if array.value == _ARRAY else 0)
        self.CFArrayGetValueAtIndex = self._Function(lambda _array, number: _ARRAY + 1 + number.value)

    class _Function:
        restype: Any = None

        def __init__(self, answer: Any) -> None:
            self._answer = answer

        def __call__(self, *given: Any) -> Any:
            assert self.restype is not None, "a pointer is cut to an int else"
            return self._answer(*given)

    def CFStringGetCString(self, text: Any, buffer: Any, size: Any, encoding: Any) -> int:  # noqa: N802 - its name
        assert encoding.value == 0x0800_0100, "UTF-8"
        name = self._names[text.value - _ARRAY - 1].encode()
        assert len(name) < size.value
        ctypes.memmove(buffer, name + b"\0", len(name) + 1)
        return 1


def test_they_are_told_in_the_users_order() -> None:
    assert preferred(lambda _: FakeFoundation("de-AT", "zh-Hans-CN", "en")) == ["de-AT", "zh-Hans-CN", "en"]


def test_without_the_library_there_are_none() -> None:
    def missing(path: str) -> Any:
        raise OSError(path)

    assert preferred(missing) == []
