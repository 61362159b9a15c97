"""A setting of the desktop that says whether it may be disturbed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

Learned = Callable[[bool | None, str], None]
"""Takes whether it is set and what the source lacks; or None for unknown, and why."""


class Setting(Protocol):
    """Tells what it learns to the function that it was given, whenever it learns it."""

    @property
    def announced(self) -> bool:
        """Whether it learns of changes without being asked."""

    def ask(self) -> None:
        """Find out anew, without waiting for the answer."""

    def close(self) -> None:
        """Learn no more."""


def flag(variant: object) -> bool | None:
    """What a D-Bus variant says; None: it is not true or false."""
    match variant:
        case ("b", bool(is_set)):
            return is_set
    return None
