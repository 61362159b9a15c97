"""A compiled catalogue as GNU gettext describes it, looked up where it lies.

A dictionary of it, as Python's gettext makes one, weighs a megabyte; the file is sorted, so nothing need be unpacked.
https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
"""

from __future__ import annotations

from collections.abc import Callable
from struct import unpack_from

from kneebreak.language import Catalogue

_MAGIC = 0x950412DE
_ORDERS = {_MAGIC.to_bytes(4, "little"): "<", _MAGIC.to_bytes(4, "big"): ">"}


class MoFile(Catalogue):
    """One language; raises OSError where the file cannot be read, ValueError where it is no catalogue."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:  # noqa: PTH123  pathlib costs the daemon 1.2 MB
            self._content = file.read()
        order = _ORDERS.get(self._content[:4])
        if order is None:
            raise ValueError(f"{path} is no catalogue of messages")
        self._two = f"{order}2I"
        self._count, self._originals, self._translations = unpack_from(f"{order}3I", self._content, 8)
        self._plural: Callable[[int], int] | None = None

    def find(self, key: str) -> str | None:
        """What stands there for a message; for an empty one nothing, though gettext keeps the head there."""
        return self._look_up(key) if key else None

    def form(self, count: int) -> int:
        """As the head of the catalogue says."""
        if self._plural is None:
            from gettext import c2py  # noqa: PLC0415 - for numbers only

            rule = (self._look_up("") or "").partition("plural=")[2].partition(";")[0]
            self._plural = c2py(rule or "n != 1")
        return int(self._plural(count))

    def _look_up(self, key: str) -> str | None:
        """By halving the sorted list."""
        wanted = key.encode()
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            found = self._text(self._originals, middle)
            if found == wanted:
                return self._text(self._translations, middle).decode()
            low, high = (middle + 1, high) if found < wanted else (low, middle)
        return None

    def _text(self, table: int, number: int) -> bytes:
        length, start = unpack_from(self._two, self._content, table + 8 * number)
        return self._content[start : start + length]
