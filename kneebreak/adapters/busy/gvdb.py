"""The files in which dconf keeps settings: GVariant databases, as far as one value is concerned."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from kneebreak.record import NamedTuple

_SIGNATURES = {b"GVariant": "<", b"raVGtnai": ">"}
"""By the byte order, for struct."""
_HEADER = 24
_BLOOM_WORDS = 0x07FF_FFFF  # the upper five bits of that number are something else
_ITEM = "III HBx II"
_NO_PARENT = 0xFFFF_FFFF


class Damaged(Exception):  # noqa: N818 - what the file is, and not a mistake of ours
    """The file is no database, or not a whole one."""


class _Item(NamedTuple):
    """One entry: a folder, or the last part of a key with its value."""

    hash: int
    parent: int
    """The place of the folder that it is in, among the items."""
    name_start: int
    name_length: int
    kind: int
    start: int
    end: int


def value_of(key: str, database: bytes) -> bytes | None:
    """The value of a key as a serialised variant; None: there is none. Raises Damaged."""
    try:
        order = _SIGNATURES[database[:8]]
        items = tuple(_items(database, order))
        for item in items:
            if item.kind == ord("v") and _name(item, items, database) == key.encode():
                return database[item.start : item.end]
    except (KeyError, IndexError, struct.error, RecursionError) as error:
        raise Damaged("it is no whole GVariant database") from error
    return None


def _items(database: bytes, order: str) -> Iterator[_Item]:
    start, end = struct.unpack_from(f"{order}II", database, _HEADER - 8)
    bloom_words, buckets = struct.unpack_from(f"{order}II", database, start)
    first = start + 8 + 4 * ((bloom_words & _BLOOM_WORDS) + buckets)
    layout = struct.Struct(order + _ITEM)
    for place in range(first, end, layout.size):
        yield _Item(*layout.unpack_from(database, place))


def _name(item: _Item, items: tuple[_Item, ...], database: bytes) -> bytes:
    """The whole key, from the outermost folder on."""
    name = database[item.name_start : item.name_start + item.name_length]
    return name if item.parent == _NO_PARENT else _name(items[item.parent], items, database) + name
