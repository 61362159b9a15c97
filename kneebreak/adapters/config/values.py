"""Single values of a TOML file, read as their key says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any, NoReturn, TypeVar

from kneebreak.adapters.config.schema import Key, Type
from kneebreak.adapters.config.unfit import Unfit, shown
from kneebreak.adapters.plaintext import clean
from kneebreak.language import marked, tr
from kneebreak.wording.span import format_span, parse_span, quoted

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS = {
    **{name: frozenset({number}) for number, name in enumerate(_WEEKDAYS)},
    "weekdays": frozenset(range(5)),
    "weekend": frozenset({5, 6}),
    "every day": frozenset(range(7)),
}
DAY_NAMES = tuple(_DAYS)
"""What may be written for days of the week, in any case."""
_Item = TypeVar("_Item")
_MOST_ITEMS = 100
"""Of a list; what is wrong with each of many thousands is nothing that anybody reads."""
_NAME_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def convert(value: object, key: Key) -> object:
    """What a value of TOML means for this key; raises Unfit, or a group of them for a list."""
    return _CONVERTERS[key.type](value, key)


def _duration(value: object, key: Key) -> timedelta:
    if not isinstance(value, str):
        number = isinstance(value, int | float) and not isinstance(value, bool)
        _refuse(
            value,
            marked("{value} has no unit; write it like {example}")
            if number
            else marked("{value} is not a duration; write it like {example}"),
            key,
        )
    try:
        span = parse_span(value)
    except ValueError as error:
        raise Unfit(str(error)) from None
    if isinstance(key.least, timedelta) and span < key.least:
        raise Unfit(
            tr(
                "{value} is too short; the shortest is {span}",
                value=quoted(value),
                span=format_span(key.least),
            )
        )
    if isinstance(key.most, timedelta) and span > key.most:
        raise Unfit(
            tr(
                "{value} is too long; the longest is {span}",
                value=quoted(value),
                span=format_span(key.most),
            )
        )
    return span


def _whole(value: object, key: Key) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        _refuse(value, marked("{value} is not a whole number; write it like {example}"), key)
    _check_range(value, key)
    return value


def _number(value: object, key: Key) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124  finds nan
        _refuse(value, marked("{value} is not a number; write it like {example}"), key)
    _check_range(value, key)
    return value


def _check_range(value: float, key: Key) -> None:
    if isinstance(key.least, int) and value < key.least:
        raise Unfit(tr("{shown} is too small; the smallest is {least}", shown=shown(value), least=key.least))
    if isinstance(key.most, int) and value > key.most:
        raise Unfit(tr("{shown} is too large; the largest is {most}", shown=shown(value), most=key.most))


def _flag(value: object, key: Key) -> bool:
    del key
    if not isinstance(value, bool):
        raise Unfit(tr("{shown} is neither true nor false; write true or false, without quotes", shown=shown(value)))
    return value


def _choice(value: object, key: Key, item: int | None = None) -> object:
    if isinstance(value, str) and value in key.choices:
        return key.choices[value]
    known = tuple(key.choices)
    word = value if isinstance(value, str) else ""
    raise Unfit(
        tr("{shown} is not one of {quoted}", shown=shown(value), quoted=", ".join(map(quoted, known))),
        item,
        word,
        known,
    )


def _choices(value: object, key: Key) -> frozenset[object]:
    if isinstance(value, str):
        return frozenset({_choice(value, key)})
    if not isinstance(value, list):
        _refuse(value, marked("{value} is not a list; write it like {example}"), key)
    if isinstance(key.least, int) and len(value) < key.least:
        raise Unfit(tr("the list is empty; write it like {example}", example=key.example))
    return frozenset(_items(value, lambda item, number: _choice(item, key, number)))


def _text(value: object, key: Key) -> str:
    if not isinstance(value, str):
        _refuse(value, marked("{value} is not text; write it like {example}"), key)
    if not value.strip():
        _refuse(value, marked("{value} is empty; write it like {example}"), key)
    if isinstance(key.most, int) and len(value) > key.most:
        raise Unfit(tr("the text has {count} characters; at most {most} fit", count=len(value), most=key.most))
    if clean(value) != value or (key.type is not Type.TEXT and "\n" in value) or "\t" in value:
        raise Unfit(tr("{value} holds a line break or control character; leave it out", value=quoted(value)))
    return value


def _name(value: object, key: Key) -> str:
    text = _text(value, key)
    if not _NAME_CHARACTERS.issuperset(text):
        _refuse(
            value, marked("{value} is not a name of small letters, digits and hyphens; write it like {example}"), key
        )
    return text


def _time(value: object, key: Key) -> time:
    if isinstance(value, time):
        return value
    clock = value.split(":") if isinstance(value, str) else []
    if len(clock) != 2 or not all(part.isascii() and part.isdigit() and len(part) <= 2 for part in clock):
        _refuse(value, marked("{value} is not a time of day; write it like {example}"), key)
    hour, minute = (int(part) for part in clock)
    if key.type is Type.END and (hour, minute) == (24, 0):
        return time(0)
    if hour > 23 or minute > 59 or len(clock[1]) < 2:
        _refuse(value, marked("{value} is not a time of day; write it like {example}"), key)
    return time(hour, minute)


def _days(value: object, key: Key) -> frozenset[int]:
    if isinstance(value, str):
        return _day(value, None)
    if not isinstance(value, list):
        _refuse(value, marked("{value} is not a list of days; write it like {example}"), key)
    if not value:
        raise Unfit(tr("the list is empty; write it like {example}", example=key.example))
    return frozenset[int]().union(*_items(value, _day))


def _day(value: object, item: int | None) -> frozenset[int]:
    word = value.lower() if isinstance(value, str) else ""
    if word in _DAYS:
        return _DAYS[word]
    what = tr(
        '{value} is not a day; write {weekdays}, "weekdays", "weekend" or "every day"',
        value=shown(value),
        weekdays=", ".join(map(quoted, _WEEKDAYS)),
    )
    raise Unfit(what, item, word, tuple(_DAYS))


def _command(value: object, key: Key) -> tuple[str, ...]:
    if isinstance(value, str):
        raise Unfit(
            tr(
                "{shown} is one text; write the program and its arguments as a list, like {example}",
                shown=shown(value),
                example=key.example,
            )
        )
    if not isinstance(value, list):
        _refuse(value, marked("{value} is not a list; write it like {example}"), key)
    if not value:
        raise Unfit(tr("the list is empty; write it like {example}, or leave the key out", example=key.example))
    if isinstance(key.most, int) and len(value) > key.most:
        raise Unfit(tr("the list has {count} items; at most {most} fit", count=len(value), most=key.most))
    return tuple(_items(value, _argument))


def _argument(value: object, item: int) -> str:
    if not isinstance(value, str):
        raise Unfit(tr("{shown} is not text; put it between quotes", shown=shown(value)), item)
    if "\0" in value or (item == 0 and not value.strip()):
        raise Unfit(tr("this can be no program or argument; write its name"), item)
    return value


def _items(values: list[object], convert_item: Callable[[object, int], _Item]) -> list[_Item]:
    if len(values) > _MOST_ITEMS:
        raise Unfit(tr("the list has {count} items; at most {most} fit", count=len(values), most=_MOST_ITEMS))
    items, unfit = [], []
    for number, value in enumerate(values):
        try:
            items.append(convert_item(value, number))
        except Unfit as error:
            unfit.append(error)
    if unfit:
        raise ExceptionGroup("items of a list", unfit)
    return items


def _refuse(value: object, what: str, key: Key) -> NoReturn:
    raise Unfit(tr(what, value=shown(value), example=key.example))


_CONVERTERS: dict[Type, Any] = {  # Any: each converter's result has its own type, which the key's type stands for
    Type.DURATION: _duration,
    Type.WHOLE: _whole,
    Type.NUMBER: _number,
    Type.FLAG: _flag,
    Type.CHOICE: _choice,
    Type.CHOICES: _choices,
    Type.NAME: _name,
    Type.LINE: _text,
    Type.TEXT: _text,
    Type.TIME: _time,
    Type.END: _time,
    Type.DAYS: _days,
    Type.COMMAND: _command,
}
