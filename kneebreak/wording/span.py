"""Lengths of time as people write and read them."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.language import English, tr, tr_in, tr_many

_LONGEST = timedelta(days=7)
_LONGEST_TEXT = 60
_DIGITS = "0123456789"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

UNITS = {
    86400: ("d", "day", "days"),
    3600: ("h", "hr", "hrs", "hour", "hours"),
    60: ("m", "min", "mins", "minute", "minutes"),
    1: ("s", "sec", "secs", "second", "seconds"),
}
"""By length in seconds, the longest first: what people write for it, in any case."""

_SECONDS = {name: length for length, names in UNITS.items() for name in names}


def parse_span(text: str) -> timedelta:
    """The length of time that a text such as "45 min", "1h30m" or "1.5 hours" names, in whole seconds.

    Each unit stands once, the longer before the shorter, and each number has one. Raises ValueError with a message
    that says what to write instead.
    """
    rest = " ".join(text.lower().split())
    if not rest or len(rest) > _LONGEST_TEXT:
        raise ValueError(_refusal(text))
    seconds, smallest = 0, max(_SECONDS.values()) + 1
    while rest:
        number, rest = _split(rest, _DIGITS + ".")
        unit, rest = _split(rest, _LETTERS)
        length = _SECONDS.get(unit, smallest)
        if number and not unit and not rest:
            raise ValueError(tr('{text} has no unit; write it like "45 min"', text=quoted(text)))
        if length >= smallest:
            raise ValueError(_refusal(text))
        seconds, smallest = seconds + _product(number, length, text), length
    if seconds > _LONGEST.total_seconds():
        raise ValueError(
            tr("{text} is too long; the longest is {longest}", text=quoted(text), longest=format_span(_LONGEST))
        )
    return timedelta(seconds=seconds)


def format_span(span: timedelta) -> str:
    """A length of time in at most two units, such as "45 min", "1 h 30 min" or "90 s"; what is negative is "0 s".

    This is how the schedule has it, in any language. What needs more units is rounded, so that `parse_span` gives back
    exactly what two units can express.
    """
    with English():
        return span_in_words(span)


def span_in_words(span: timedelta) -> str:
    """The same for people, in their language."""
    seconds = max(0, (span + timedelta(milliseconds=500)) // timedelta(seconds=1))
    if seconds == 0 or 60 < seconds < 120:
        return _counted(seconds, 1)
    parts = _parts(seconds)
    if len(parts) > 2:
        step = parts[1][1]
        parts = _parts((seconds + step // 2) // step * step)
    return " ".join(_counted(count, length) for count, length in parts)


def quoted(text: str) -> str:
    """What somebody wrote, in quotes and fit for one line of a message: cut when long, controls escaped."""
    short = text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"
    return f'"{escaped(short)}"'


def escaped(text: str) -> str:
    """A text without characters that a terminal might act on or a message could not hold."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def _split(text: str, chars: str) -> tuple[str, str]:
    rest = text.lstrip(chars)
    return text[: len(text) - len(rest)], rest.removeprefix(" ")


def _product(number: str, length: int, text: str) -> int:
    whole, point, fraction = number.partition(".")
    if not whole or "." in fraction or (point and not fraction):
        raise ValueError(_refusal(text))
    scale: int = 10 ** len(fraction)
    seconds, remainder = divmod(int(whole + fraction) * length, scale)
    if remainder:
        raise ValueError(tr('{text} does not come to whole seconds; write it like "90 s"', text=quoted(text)))
    return seconds


def _parts(seconds: int) -> list[tuple[int, int]]:
    parts = []
    for length in UNITS:
        count, seconds = divmod(seconds, length)
        if count:
            parts.append((count, length))
    return parts


def _counted(count: int, length: int) -> str:
    match length:
        case 86400:
            return tr_many("{count} day", "{count} days", count)
        case 3600:
            return tr_in("span", "{count} h", count=count)
        case 60:
            return tr_in("span", "{count} min", count=count)
    return tr_in("span", "{count} s", count=count)


def _refusal(text: str) -> str:
    return tr('{text} is not a duration; write it like "45 min"', text=quoted(text))
