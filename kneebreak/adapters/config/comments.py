"""What the default schedule says between its lines, so that it can be said in another language."""

from __future__ import annotations

import re
from collections.abc import Callable
from textwrap import wrap

from kneebreak.record import NamedTuple

_WIDTH = 106
_WIDEST = 118
"""Where a comment behind a value ends at the latest."""
_BEHIND = re.compile(r"((?:# )?[^#]*\S\s+# )(.+)")
"""A line with a comment behind its value."""
_FURTHER = re.compile(r"\s+# (.+)")
"""The rest of such a comment, on a line of its own."""
_MEANING = re.compile(r"(#   \w+ +)(\S.+)")
"""What a key means, in a list of keys."""
_EXAMPLE = re.compile(r'(# (?:title|text|name) += ")([^"]+)(")')
"""Words of the user's own, in an example."""
_NOT_PROSE = ("#:", "# [")
"""Comments that begin so are the address of the JSON Schema, and examples."""


class Piece(NamedTuple):
    """Some lines of the file."""

    head: str
    """What stands before the words; the whole line where there are none."""
    words: str = ""
    """What is said, in one line."""
    below: str = ""
    """What further lines begin with; empty: there can be none."""
    tail: str = ""
    """What stands behind the words."""


def pieces(text: str) -> list[Piece]:
    """The file piece by piece, in its order."""
    found: list[Piece] = []
    for block in text.removesuffix("\n").split("\n\n"):
        lines = block.split("\n")
        prose = lines[0].startswith("#") and not lines[0].startswith(_NOT_PROSE)
        found += [*(_prose(lines) if prose else _code(lines)), Piece("")]
    return found[:-1]


def reworded(text: str, say: Callable[[str], str]) -> str:
    """The file with all that it says said otherwise; what it means to the program stays."""
    return "".join(f"{line}\n" for piece in pieces(text) for line in _lines(piece, say))


def _prose(lines: list[str]) -> list[Piece]:
    found: list[Piece] = []
    for line in lines:
        if meaning := _MEANING.fullmatch(line):
            head, words = meaning.groups()
            found.append(Piece(head, words, "#".ljust(len(head))))
        elif line == "#":
            found.append(Piece(line))
        elif found and found[-1].words:
            found[-1] = found[-1]._replace(words=f"{found[-1].words} {line[1:].strip()}")
        else:
            found.append(Piece("# ", line[2:], "# "))
    return found


def _code(lines: list[str]) -> list[Piece]:
    found: list[Piece] = []
    for line in lines:
        if further := _FURTHER.fullmatch(line):
            found[-1] = found[-1]._replace(words=f"{found[-1].words} {further[1]}")
        elif example := _EXAMPLE.fullmatch(line):
            found.append(Piece(example[1], example[2], tail=example[3]))
        elif behind := _BEHIND.fullmatch(line):
            head, words = behind.groups()
            found.append(Piece(head, words, ("#" if line.startswith("#") else "").ljust(len(head) - 2) + "# "))
        else:
            found.append(Piece(line))
    return found


def _lines(piece: Piece, say: Callable[[str], str]) -> list[str]:
    if not piece.words:
        return [piece.head]
    words = say(piece.words)
    if not piece.below:
        return [f"{piece.head}{words}{piece.tail}"]
    return wrap(
        words,
        _WIDTH if piece.below.startswith("#") else _WIDEST,
        initial_indent=piece.head,
        subsequent_indent=piece.below,
        break_long_words=False,
        break_on_hyphens=False,
    )
