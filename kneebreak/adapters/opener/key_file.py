"""Files of keys in groups, as the Desktop Entry Specification 1.5 has them ("Basic format of the file")."""

from __future__ import annotations

from collections.abc import Mapping

Groups = Mapping[str, Mapping[str, str]]

_ESCAPED = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}


def read(path: str) -> Groups:
    """The keys of each group, their values as they stand; empty for a file that is not there or cannot be read."""
    groups: dict[str, dict[str, str]] = {}
    keys: dict[str, str] = {}
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123 - pathlib costs 1.2 MB
            for line in map(str.strip, file):
                key, is_pair, value = line.partition("=")
                if line.startswith("["):
                    keys = groups.setdefault(line.strip("[]"), {})
                elif is_pair:  # a comment makes a key that nobody asks for
                    keys[key.rstrip()] = value.lstrip()
    except OSError:
        return {}
    return groups


def text(value: str) -> str:
    """A value of type string, with its escape sequences resolved; an unknown one stays as it is."""
    parts = []
    characters = iter(value)
    for character in characters:
        if character == "\\":
            escaped = next(characters, "")
            parts.append(_ESCAPED.get(escaped, "\\" + escaped))
        else:
            parts.append(character)
    return "".join(parts)


def items(value: str) -> tuple[str, ...]:
    """A value that is a list of names, separated by semicolons."""
    return tuple(name for name in map(str.strip, value.split(";")) if name)
