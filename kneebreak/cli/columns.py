"""Text in the columns of a terminal."""

from __future__ import annotations

from datetime import date

from kneebreak.wording.times import long_date


def cut(line: str, width: int | None) -> str:
    """As much of a line as fits, an ellipsis in the place of the rest; all of it where no width is given."""
    if width is None or columns(line) <= width:
        return line
    kept = line[: width - 1]
    while columns(kept) > width - 1:
        kept = kept[:-1]
    return f"{kept}…"


def padded(text: str, width: int) -> str:
    """A text with blanks up to a width."""
    return text + " " * (width - columns(text))


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: two for each wide character of East Asia, none for accents."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width  # noqa: PLC0415 - a megabyte that few texts need

    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def heading(day: date) -> str:
    """What stands above the lines of a day."""
    return long_date(day)


def printable(text: str) -> str:
    """A text without anything that a terminal would obey."""
    return "".join(char if char.isprintable() else "?" for char in text)
