"""What may stand at a key, in words for people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kneebreak.adapters.config.schema import Key, Type
from kneebreak.adapters.config.spoken import understood, words_of
from kneebreak.engine.plan import EVERY_DAY
from kneebreak.language import marked, tr
from kneebreak.wording.span import quoted, span_in_words


def takes(key: Key) -> str:
    """What one writes there, and within which limits, in the language that is spoken."""
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


def _between(key: Key, free: str, limited: str) -> str:
    if key.least is None or key.most is None:
        return tr(free)
    return tr(limited, least=_limit(key.least), most=_limit(key.most))


def _limit(limit: object) -> object:
    return span_in_words(limit) if isinstance(limit, timedelta) else limit


def _written(key: Key, free: str, limited: str) -> str:
    return tr(free) if key.most is None else tr(limited, most=key.most)


def _either(key: Key) -> str:
    *others, last = map(quoted, key.choices)
    return tr("{words} or {last}", words=", ".join(others), last=last) if others else last


_TOLD: dict[Type, Callable[[Key], str]] = {
    Type.DURATION: lambda key: _between(
        key, marked("a length of time"), marked("a length of time from {least} to {most}")
    ),
    Type.WHOLE: lambda key: _between(key, marked("a whole number"), marked("a whole number from {least} to {most}")),
    Type.NUMBER: lambda key: _between(key, marked("a number"), marked("a number from {least} to {most}")),
    Type.FLAG: lambda _: tr("true or false"),
    Type.CHOICE: _either,
    Type.CHOICES: lambda key: tr("a list out of {words}", words=", ".join(map(quoted, key.choices))),
    Type.NAME: lambda key: _written(
        key,
        marked("a name of small letters, digits and hyphens"),
        marked("a name of small letters, digits and hyphens, at most {most} characters"),
    ),
    Type.LINE: lambda key: _written(
        key, marked("one line of text"), marked("one line of text, at most {most} characters")
    ),
    Type.TEXT: lambda key: _written(key, marked("text"), marked("text, at most {most} characters")),
    Type.TIME: lambda _: tr("a time of day"),
    Type.END: lambda _: tr('a time of day, up to "24:00"'),
    Type.DAYS: lambda _: tr('"mon" to "sun", "weekdays", "weekend", "every day", or a list of them'),
    Type.COMMAND: lambda _: tr("a list of a program and its arguments"),
}
