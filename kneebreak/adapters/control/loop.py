"""The loop that a server lives on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol


class Loop(Protocol):
    """What a server needs of the loop it lives on: a part of `FileWaiter`."""

    def watch(self, fd: int, ready: Callable[[], None]) -> None:
        """Call `ready` whenever `fd` can be read, or its other end is closed."""

    def forget(self, fd: int) -> None:
        """Stop watching."""

    def after(self, delay: timedelta, then: Callable[[], None]) -> Callable[[], None]:
        """Call `then` once; returns a function that calls it off."""
