"""What is wrong with a value, and how a message names it."""

from __future__ import annotations

from datetime import date, time

from kneebreak.language import tr
from kneebreak.wording.span import quoted


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


def shown(value: object) -> str:
    """A value as a message names it."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value.bit_length() > 64:
        return tr("this long number")
    if isinstance(value, int | float | date | time):
        return str(value)
    return tr("a list") if isinstance(value, list) else tr("a table")
