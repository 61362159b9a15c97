"""Single values of a TOML file, read as their key says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any, NoReturn, TypeVar

from kneebreak.adapters.config.schema import Key, Type
from kneebreak.adapters.plaintext import clean
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
_NAME_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


class Unfit(ValueError):  # noqa: N818  it judges a value, and becomes one of the user's mistakes
    """A value that cannot stand where it stands; the message says what to write instead."""

    def __init__(self, what: str, item: int | None = None, word: str = "", known: tuple[str, ...] = ()) -> None:
        super().__init__(what)
        self.what = what
        self.item = item
        """Which item of a list is meant; None: all of the value."""
        self.word = word
        """A word that may be a slip of one of the `known` ones."""
        self.known = known


def convert(value: object, key: Key) -> object:
    """What a value of TOML means for this key; raises Unfit, or a group of them for a list."""
    return _CONVERTERS[key.type](value, key)


def shown(value: object) -> str:
    """A value as a message names it."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value.bit_length() > 64:
        return "this long number"
    if isinstance(value, int | float | date | time):
        return str(value)
    return "a list" if isinstance(value, list) else "a table"


def _duration(value: object, key: Key) -> timedelta:
    if not isinstance(value, str):
        number = isinstance(value, int | float) and not isinstance(value, bool)
        _refuse(value, "has no unit" if number else "is not a duration", key)
    try:
        span = parse_span(value)
    except ValueError as error:
        raise Unfit(str(error)) from None
    if isinstance(key.least, timedelta) and span < key.least:
        raise Unfit(f"{quoted(value)} is too short; the shortest is {format_span(key.least)}")
    if isinstance(key.most, timedelta) and span > key.most:
        raise Unfit(f"{quoted(value)} is too long; the longest is {format_span(key.most)}")
    return span


def _whole(value: object, key: Key) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        _refuse(value, "is not a whole number", key)
    _check_range(value, key)
    return value


def _number(value: object, key: Key) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124  finds nan
        _refuse(value, "is not a number", key)
    _check_range(value, key)
    return value


def _check_range(value: float, key: Key) -> None:
    if isinstance(key.least, int) and value < key.least:
        raise Unfit(f"{shown(value)} is too small; the smallest is {key.least}")
    if isinstance(key.most, int) and value > key.most:
        raise Unfit(f"{shown(value)} is too large; the largest is {key.most}")


def _flag(value: object, key: Key) -> bool:
    del key
    if not isinstance(value, bool):
        raise Unfit(f"{shown(value)} is neither true nor false; write true or false, without quotes")
    return value


def _choice(value: object, key: Key, item: int | None = None) -> object:
    if isinstance(value, str) and value in key.choices:
        return key.choices[value]
    known = tuple(key.choices)
    word = value if isinstance(value, str) else ""
    raise Unfit(f"{shown(value)} is not one of {', '.join(map(quoted, known))}", item, word, known)


def _choices(value: object, key: Key) -> frozenset[object]:
    if isinstance(value, str):
        return frozenset({_choice(value, key)})
    if not isinstance(value, list):
        _refuse(value, "is not a list", key)
    if isinstance(key.least, int) and len(value) < key.least:
        raise Unfit(f"the list is empty; write it like {key.example}")
    return frozenset(_items(value, lambda item, number: _choice(item, key, number)))


def _text(value: object, key: Key) -> str:
    if not isinstance(value, str):
        _refuse(value, "is not text", key)
    if not value.strip():
        _refuse(value, "is empty", key)
    if isinstance(key.most, int) and len(value) > key.most:
        raise Unfit(f"the text has {len(value)} characters; at most {key.most} fit")
    if clean(value) != value or (key.type is not Type.TEXT and "\n" in value) or "\t" in value:
        raise Unfit(f"{quoted(value)} holds a line break or control character; leave it out")
    return value


def _name(value: object, key: Key) -> str:
    text = _text(value, key)
    if not _NAME_CHARACTERS.issuperset(text):
        _refuse(value, "is not a name of small letters, digits and hyphens", key)
    return text


def _time(value: object, key: Key) -> time:
    if isinstance(value, time):
        return value
    clock = value.split(":") if isinstance(value, str) else []
    if len(clock) != 2 or not all(part.isascii() and part.isdigit() and len(part) <= 2 for part in clock):
        _refuse(value, "is not a time of day", key)
    hour, minute = (int(part) for part in clock)
    if key.type is Type.END and (hour, minute) == (24, 0):
        return time(0)
    if hour > 23 or minute > 59 or len(clock[1]) < 2:
        _refuse(value, "is not a time of day", key)
    return time(hour, minute)


def _days(value: object, key: Key) -> frozenset[int]:
    if isinstance(value, str):
        return _day(value, None)
    if not isinstance(value, list):
        _refuse(value, "is not a list of days", key)
    if not value:
        raise Unfit(f"the list is empty; write it like {key.example}")
    return frozenset[int]().union(*_items(value, _day))


def _day(value: object, item: int | None) -> frozenset[int]:
    word = value.lower() if isinstance(value, str) else ""
    if word in _DAYS:
        return _DAYS[word]
    known = f'{", ".join(map(quoted, _WEEKDAYS))}, "weekdays", "weekend" or "every day"'
    raise Unfit(f"{shown(value)} is not a day; write {known}", item, word, tuple(_DAYS))


def _command(value: object, key: Key) -> tuple[str, ...]:
    if isinstance(value, str):
        raise Unfit(f"{shown(value)} is one text; write the program and its arguments as a list, like {key.example}")
    if not isinstance(value, list):
        _refuse(value, "is not a list", key)
    if not value:
        raise Unfit(f"the list is empty; write it like {key.example}, or leave the key out")
    if isinstance(key.most, int) and len(value) > key.most:
        raise Unfit(f"the list has {len(value)} items; at most {key.most} fit")
    return tuple(_items(value, _argument))


def _argument(value: object, item: int) -> str:
    if not isinstance(value, str):
        raise Unfit(f"{shown(value)} is not text; put it between quotes", item)
    if "\0" in value or (item == 0 and not value.strip()):
        raise Unfit("this can be no program or argument; write its name", item)
    return value


def _items(values: list[object], convert_item: Callable[[object, int], _Item]) -> list[_Item]:
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
    raise Unfit(f"{shown(value)} {what}; write it like {key.example}")


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
