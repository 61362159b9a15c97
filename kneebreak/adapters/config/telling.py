"""What may stand at a key, in words for people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kneebreak.adapters.config.schema import Key, Type
from kneebreak.adapters.config.spoken import understood, words_of
from kneebreak.engine.plan import EVERY_DAY
from kneebreak.wording.span import format_span, quoted


def takes(key: Key) -> str:
    """What one writes there, and within which limits."""
    return _TOLD[key.type](key)


def default_of(key: Key) -> object:
    """What holds without it, as a TOML value; None where nothing does, or it depends."""
    if key.default == EVERY_DAY:
        return "every day"
    if not key.default and isinstance(key.default, str | frozenset):
        return None
    if isinstance(key.default, frozenset):
        return [word for word, meaning in key.choices.items() if meaning in key.default]
    words = words_of(key.default, key)
    return None if words is None else understood(words, key)


def _span_limits(key: Key) -> str:
    if not (isinstance(key.least, timedelta) and isinstance(key.most, timedelta)):
        return ""
    return f" from {format_span(key.least)} to {format_span(key.most)}"


def _limits(key: Key) -> str:
    return "" if key.least is None or key.most is None else f" from {key.least} to {key.most}"


def _longest(key: Key) -> str:
    return "" if key.most is None else f", at most {key.most} characters"


def _either(key: Key) -> str:
    *others, last = map(quoted, key.choices)
    return f"{', '.join(others)} or {last}" if others else last


_TOLD: dict[Type, Callable[[Key], str]] = {
    Type.DURATION: lambda key: f"a length of time{_span_limits(key)}",
    Type.WHOLE: lambda key: f"a whole number{_limits(key)}",
    Type.NUMBER: lambda key: f"a number{_limits(key)}",
    Type.FLAG: lambda _: "true or false",
    Type.CHOICE: _either,
    Type.CHOICES: lambda key: f"a list out of {', '.join(map(quoted, key.choices))}",
    Type.NAME: lambda key: f"a name of small letters, digits and hyphens{_longest(key)}",
    Type.LINE: lambda key: f"one line of text{_longest(key)}",
    Type.TEXT: lambda key: f"text{_longest(key)}",
    Type.TIME: lambda _: "a time of day",
    Type.END: lambda _: 'a time of day, up to "24:00"',
    Type.DAYS: lambda _: '"mon" to "sun", "weekdays", "weekend", "every day", or a list of them',
    Type.COMMAND: lambda _: "a list of a program and its arguments",
}
