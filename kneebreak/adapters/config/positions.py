"""Where each key and value of a TOML file stands."""

from __future__ import annotations

import tomllib

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from kneebreak.adapters.config.validation import Path

_BRACKETS = frozenset({"[", "]", "[[", "]]", "{", "}", ",", "=", "comment"})
_KEYS = frozenset({"bare_key", "quoted_key", "dotted_key"})


class Positions:
    """The lines and columns of a document, both from 1, columns in characters."""

    def __init__(self, source: bytes) -> None:
        self._lines = source.split(b"\n")
        self._keys: dict[Path, Node] = {}
        self._values: dict[Path, Node] = {}
        self._lengths: dict[Path, int] = {}
        for node in Parser(Language(tree_sitter_toml.language())).parse(source).root_node.children:
            if node.type == "table":
                self._table(node, repeated=False)
            elif node.type == "table_array_element":
                self._table(node, repeated=True)
            elif node.type == "pair":
                self._walk((), node)

    def of(self, path: Path, *, at_key: bool) -> tuple[int, int]:
        """The line and column of the value at this path, or of its key; of what encloses it where there is none."""
        row, column = self.start(path, at_key=at_key)
        return row + 1, len(self._lines[row][:column].decode(errors="replace")) + 1

    def start(self, path: Path, *, at_key: bool) -> tuple[int, int]:
        """The same as line and byte, both from 0: quickly found, and in the same order."""
        nodes = (self._keys, self._values) if at_key else (self._values, self._keys)
        for length in range(len(path), 0, -1):
            for places in nodes:
                node = places.get(path[:length])
                if node is not None:
                    row, column = node.start_point
                    return row, column
        return 0, 0

    def value(self, path: Path) -> Node | None:
        """The value at this path: what follows its key, or all of a table; None where nothing of that sort stands."""
        return self._values.get(path)

    def key(self, path: Path) -> Node | None:
        """The last part of the key that leads to this path."""
        return self._keys.get(path)

    def below(self, path: Path) -> list[Path]:
        """The paths of the values in a table, in the order of the file, however it is written."""
        length = len(path)
        inner = [found for found in self._values if len(found) == length + 1 and found[:length] == path]
        return sorted(inner, key=lambda found: self._values[found].start_byte)

    def _table(self, node: Node, *, repeated: bool) -> None:
        header, *rest = (child for child in node.children if child.type not in _BRACKETS)
        base: Path = ()
        keys = _segments(header)
        for key in keys:
            base = (*base, _name(key))
            self._keys.setdefault(base, key)
            self._values.setdefault(base, node)
            if repeated and key is keys[-1]:
                self._lengths[base] = self._lengths.get(base, 0) + 1
            if base in self._lengths:
                base = (*base, self._lengths[base] - 1)
                self._keys.setdefault(base, key)
                self._values.setdefault(base, node)
        for child in rest:
            self._walk(base, child)

    def _walk(self, base: Path, node: Node) -> None:
        """Note all that a pair or value holds; with a list of what is left to do, for nesting may be deep."""
        left: list[tuple[Path, Node]] = [(base, node)]
        while left:
            base, node = left.pop()
            if node.type == "pair":
                header, *values = (child for child in node.children if child.type not in _BRACKETS)
                for key in _segments(header):
                    base = (*base, _name(key))
                    self._keys.setdefault(base, key)
                left.extend((base, value) for value in values)
                continue
            self._values.setdefault(base, node)
            children = [child for child in node.children if child.type not in _BRACKETS]
            if node.type == "array":
                left.extend(((*base, number), child) for number, child in enumerate(children))
            elif node.type == "inline_table":
                left.extend((base, child) for child in children)


def _segments(header: Node) -> list[Node]:
    """The parts of a key, first to last: the grammar nests the first ones deepest."""
    parts: list[Node] = []
    while header.type == "dotted_key":
        header, *rest = (child for child in header.children if child.type in _KEYS)
        parts += reversed(rest)
    return [header, *reversed(parts)]


def _name(key: Node) -> str:
    text = (key.text or b"").decode()
    if key.type == "bare_key":
        return text
    return next(iter(tomllib.loads(f"{text} = 0")))
