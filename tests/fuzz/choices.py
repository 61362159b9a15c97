"""Bytes as a row of decisions, so that a fuzzer can build what is well-formed and still means nothing good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_Item = TypeVar("_Item")


class Choices:
    """Takes decisions from bytes, one after the other; when they are used up, each further one is the first choice."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __bool__(self) -> bool:
        """Whether there is anything left to decide by."""
        return self._at < len(self._data)

    def number(self, size: int = 1) -> int:
        """A number of so many bytes."""
        return int.from_bytes(self.raw(size), "little")

    def below(self, limit: int) -> int:
        """A number from 0 on that is smaller than this."""
        return self.number(2) % limit

    def of(self, items: Sequence[_Item]) -> _Item:
        """One of these."""
        return items[self.below(len(items))]

    def raw(self, length: int) -> bytes:
        """So many bytes, fewer at the end."""
        taken = self._data[self._at : self._at + length]
        self._at += length
        return taken

    def text(self) -> str:
        """A short text that D-Bus lets through: UTF-8, and no NUL."""
        return self.raw(self.below(24)).decode("utf-8", "ignore").replace("\0", "")
