"""How somebody lays out the lines of a TOML file: indents, aligned equals signs, comments, ends of lines."""

from __future__ import annotations

import re

from tree_sitter import Node

from kneebreak.record import NamedTuple

_HEADER = re.compile(rb"\s*[#\s]*\[")
"""A header of a table, or one that is commented out."""


class Style(NamedTuple):
    """How the lines of one table are written."""

    indent: str
    before: str
    """What stands between key and equals sign."""
    after: str
    """What stands between equals sign and value."""
    column: int
    """Where the equals signs stand beneath each other, in characters from 0; 0 where they do not."""

    @classmethod
    def of(cls, text: bytes, pairs: list[tuple[Node, Node]]) -> Style:
        """The style of these pairs and their values: that of the last one, and the column if they share one."""
        pair, value = pairs[-1]
        start = text.rfind(b"\n", 0, pair.start_byte) + 1
        key, after = _split(text, pair, value)
        befores = [_gap(_split(text, *each)[0]) for each in pairs]
        columns = {_column(text, *each) for each in pairs}
        evident = all(befores) and (len(pairs) > 1 or len(befores[0]) > 1)
        return cls(
            indent=text[start : pair.start_byte].decode(),
            before=_gap(key)[:1],
            after=after,
            column=columns.pop() if evident and len(columns) == 1 else 0,
        )

    def line(self, key: str, value: str) -> str:
        """A line of this style."""
        return f"{self.indent}{key}{self.before}".ljust(self.column) + f"={self.after}{value}"


def end_of_paragraph(lines: list[bytes], row: int) -> int:
    """The row of the last comment that belongs to the entry in a row, both from 0.

    Comments right below an entry belong to it, unless something else follows them without a blank line: then only the
    indented ones do, which go on with the comment behind the entry.
    """
    end = row
    while _is_comment(lines, end + 1) and not _HEADER.match(lines[end + 1]):
        end += 1
    if end + 1 == len(lines) or not lines[end + 1].strip():
        return end
    end = row
    while _is_comment(lines, end + 1) and lines[end + 1][:1].isspace():
        end += 1
    return end


def newline_of(text: bytes) -> bytes:
    """How the lines of a text end."""
    return b"\r\n" if text.partition(b"\n")[0].endswith(b"\r") else b"\n"


def _is_comment(lines: list[bytes], row: int) -> bool:
    return row < len(lines) and lines[row].lstrip().startswith(b"#")


def _split(text: bytes, pair: Node, value: Node) -> tuple[str, str]:
    """The text on the left of the equals sign of a pair, and what is between the sign and the value."""
    sign = next(child for child in pair.children if child.type == "=")
    return text[pair.start_byte : sign.start_byte].decode(), text[sign.end_byte : value.start_byte].decode()


def _gap(key: str) -> str:
    return key[len(key.rstrip()) :]


def _column(text: bytes, pair: Node, value: Node) -> int:
    start = text.rfind(b"\n", 0, pair.start_byte) + 1
    return len(text[start : pair.start_byte].decode()) + len(_split(text, pair, value)[0])
