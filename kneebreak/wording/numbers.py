"""Numbers as people read them."""

from __future__ import annotations

from kneebreak.language import marked_in, tr_in, tr_many

_NAMES = (
    marked_in("number", "no"),
    marked_in("number", "one"),
    marked_in("number", "two"),
    marked_in("number", "three"),
    marked_in("number", "four"),
    marked_in("number", "five"),
    marked_in("number", "six"),
    marked_in("number", "seven"),
    marked_in("number", "eight"),
    marked_in("number", "nine"),
    marked_in("number", "ten"),
    marked_in("number", "eleven"),
    marked_in("number", "twelve"),
)


def in_digits(number: int) -> str:
    """Such as 1,024."""
    # For translators: what parts the thousands of a number
    return f"{number:,}".replace(",", tr_in("thousands", ","))


def in_words(number: int) -> str:
    """Such as seven; from thirteen on in digits."""
    return tr_in("number", _NAMES[number]) if number < len(_NAMES) else in_digits(number)


def counted(one: str, many: str, number: int) -> str:
    """A text that depends on a number, which takes the place of `{count}` in digits."""
    return tr_many(one, many, number, count=in_digits(number))
