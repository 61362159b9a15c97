"""Values as people say them, at a command or in an answer, and as TOML writes them."""

from __future__ import annotations

from datetime import time, timedelta
from shlex import split
from tomllib import loads

from tomli_w import dumps

from kneebreak.adapters.config.schema import Key, Type
from kneebreak.wording.span import format_span

_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_QUOTES = ('"', "'")


def understood(words: str, key: Key) -> object:
    """The TOML value that people mean by these words at this key; what cannot be meant there stays text.

    Whether the value may stand there is for the schema to say.
    """
    words = words.strip()
    match key.type:
        case Type.FLAG:
            return _FLAGS.get(words.lower(), words)
        case Type.WHOLE | Type.NUMBER:
            return _number(words)
        case Type.DAYS | Type.CHOICES:
            return _list(words)
        case Type.COMMAND:
            return _command(words)
        case _:
            return _unquoted(words)


def literal(value: object) -> str:
    """A value as TOML writes it, on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    return dumps({"x": value}).removeprefix("x = ").rstrip("\n")


def words_of(meaning: object, key: Key) -> str | None:
    """What people say for a value that the schema has read, such as "45 min" or "true"; None for what has no word."""
    if isinstance(meaning, bool):
        return "true" if meaning else "false"
    if isinstance(meaning, timedelta):
        return format_span(meaning)
    if isinstance(meaning, time):
        return f"{meaning:%H:%M}"
    if isinstance(meaning, int | float | str):
        return str(meaning)
    return next((word for word, meant in key.choices.items() if meaning is not None and meant == meaning), None)


def _number(words: str) -> object:
    for number in (int, float):
        try:
            return number(words)
        except ValueError:
            continue
    return words


def _list(words: str) -> object:
    """A list of words with commas between them, in brackets or not; a single one without brackets stays a word."""
    inner = words.removeprefix("[").removesuffix("]")
    items = [_unquoted(item.strip()) for item in inner.split(",") if item.strip()]
    return items[0] if len(items) == 1 and inner == words else items


def _command(words: str) -> object:
    """A program and its arguments as one writes them at a prompt, or as a list of TOML; else it stays text."""
    try:
        return loads(f"x = {words}")["x"] if words.startswith("[") else split(words)
    except ValueError:  # a quote or a bracket is missing
        return words


def _unquoted(words: str) -> str:
    quoted = len(words) > 1 and words[0] == words[-1] and words[0] in _QUOTES
    return words[1:-1] if quoted else words
