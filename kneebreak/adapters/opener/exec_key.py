"""The Exec key of the Desktop Entry Specification 1.5: quoting and field codes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

_QUOTABLE = frozenset('"`$\\')
_BLANKS = frozenset(" \t\n")
# These need no escape in the path of a URI (RFC 3986, "pchar" and "/").
_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/")
_FILE_CODES = frozenset("fFuU")
_DEPRECATED = frozenset("dDnNvm")


class BadExecError(ValueError):
    """The value of an Exec key says nothing that may be run; the text tells why."""


def arguments(value: str, path: str, codes: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The program and its arguments that an Exec value, escapes resolved, gives for a file; raises BadExecError.

    `codes` holds what `i`, `c` and `k` stand for. A value without a code for files gets the path as last argument:
    whoever made such an entry the default for a file meant it to be opened.
    """
    meanings: dict[str, tuple[str, ...]] = dict.fromkeys(_DEPRECATED, ()) | dict(codes)
    meanings |= {"f": (path,), "F": (path,), "u": (uri(path),), "U": (uri(path),), "%": ("%",)}
    found: list[str] = []
    takes_files = False
    for word in _words(value):
        takes_files = takes_files or _names_a_file(word)
        found.extend(_expanded(word, meanings))
    if not found:
        raise BadExecError("its Exec key is empty")
    return found if takes_files else [*found, path]


def uri(path: str) -> str:
    """The URI of an absolute path."""
    return "file://" + "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(path))


def _words(value: str) -> Iterator[str]:
    """The arguments, quotes removed."""
    word: str | None = None
    quoted = False
    characters = iter(value)
    for character in characters:
        if quoted and character == "\\":
            escaped = next(characters, "")
            word = f"{word or ''}{'' if escaped in _QUOTABLE else character}{escaped}"
        elif character == '"':
            quoted, word = not quoted, word or ""
        elif character in _BLANKS and not quoted:
            if word is not None:
                yield word
            word = None
        else:
            word = (word or "") + character
    if quoted:
        raise BadExecError("a quote in its Exec key is not closed")
    if word is not None:
        yield word


def _names_a_file(word: str) -> bool:
    return any(code in _FILE_CODES for is_code, code in _pieces(word) if is_code)


def _expanded(word: str, meanings: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What a word stands for: a code alone may be several arguments or none, one within a word is a part of it."""
    pieces = list(_pieces(word))
    for is_code, code in pieces:
        if is_code and code not in meanings:
            # The specification forbids running such a line.
            raise BadExecError(f"its Exec key has an unknown code %{code}")
    if len(pieces) == 1 and pieces[0][0]:
        return meanings[pieces[0][1]]
    return ("".join(" ".join(meanings[piece]) if is_code else piece for is_code, piece in pieces),)


def _pieces(word: str) -> Iterator[tuple[bool, str]]:
    """The characters of a word, a field code (True) without its percent sign."""
    characters = iter(word)
    for character in characters:
        if character == "%":
            yield True, next(characters, "")
        else:
            yield False, character
