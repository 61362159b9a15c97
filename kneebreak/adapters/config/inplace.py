"""One value in the text of a TOML file, changed where it stands; every other byte stays."""

from __future__ import annotations

import re

from tree_sitter import Node

from kneebreak.adapters.config.layout import Style, end_of_paragraph, newline_of
from kneebreak.adapters.config.positions import Positions
from kneebreak.adapters.config.validation import Path

_BEFORE_COMMENT = re.compile(rb"( {2,})#")


class HoldsComments(Exception):  # noqa: N818  it is the file's state, and becomes a mistake at once
    """There are comments inside of the value, which would be lost with it."""


def with_value(text: bytes, path: Path, written: str) -> bytes:
    """The text with this value, as TOML writes it, at a path of a table and a key in it.

    A value that is there is replaced, and a comment behind it keeps its column as far as there is room. A key that is
    not there comes to the end of its table; a table that is not there, to the end of the text. Raises HoldsComments.
    """
    positions = Positions(text)
    value = positions.value(path)
    if value is not None:
        return _replaced(text, value, written.encode())
    table, name = path[:-1], str(path[-1])
    node = positions.value(table)
    pairs = [_pair(positions, inner) for inner in positions.below(table)]
    if node is not None and node.type == "inline_table":
        return _put_inline(text, node, pairs, f"{name} = {written}".encode())
    if pairs:
        prefix = _prefix(text, pairs[-1][0], positions.key(positions.below(table)[-1]))
        row = pairs[-1][1].end_point[0]
        return _put_below(text, row, Style.of(text, pairs).line(prefix + name, written))
    if node is not None:
        return _put_below(text, node.start_point[0], f"{name} = {written}")
    return _appended(text, str(path[0]), f"{name} = {written}")


def _replaced(text: bytes, value: Node, written: bytes) -> bytes:
    if any(child.type == "comment" for child in value.children):
        raise HoldsComments
    before, old, after = text[: value.start_byte], text[value.start_byte : value.end_byte], text[value.end_byte :]
    room = _BEFORE_COMMENT.match(after)
    if room and b"\n" not in old:
        longer = len(written.decode()) - len(old.decode())
        after = b" " * max(1, len(room[1]) - longer) + after[len(room[1]) :]
    return before + written + after


def _put_inline(text: bytes, table: Node, pairs: list[tuple[Node, Node]], pair: bytes) -> bytes:
    if not pairs:
        return text[: table.start_byte] + b"{ " + pair + b" }" + text[table.end_byte :]
    end = pairs[-1][1].end_byte
    return text[:end] + b", " + pair + text[end:]


def _put_below(text: bytes, row: int, line: str) -> bytes:
    lines = text.split(b"\n")
    last = end_of_paragraph(lines, row)
    end = sum(len(each) + 1 for each in lines[: last + 1]) - 1
    newline = newline_of(text)
    if last + 1 < len(lines):  # it ends with one itself
        newline = b"\r\n" if lines[last].endswith(b"\r") else b"\n"
        end -= len(newline) - 1
    return text[:end] + newline + line.encode() + text[end:]


def _appended(text: bytes, table: str, line: str) -> bytes:
    newline = newline_of(text)
    lines = [f"[{table}]".encode(), line.encode(), b""]
    gap = b""
    if text.strip():
        gap = newline * (2 - (text.endswith(b"\n") + text.endswith((b"\n\n", b"\n\r\n"))))
    return text + gap + newline.join(lines)


def _pair(positions: Positions, path: Path) -> tuple[Node, Node]:
    """The line's key and its value."""
    value = positions.value(path)
    assert value is not None  # noqa: S101  what is below a table has a value
    assert value.parent is not None  # noqa: S101  and stands in a pair
    return value.parent, value


def _prefix(text: bytes, pair: Node, last_part: Node | None) -> str:
    """What a dotted key has before its last part, such as `rhythm.`."""
    end = pair.start_byte if last_part is None else last_part.start_byte
    return text[pair.start_byte : end].decode()
