"""The one way to wait: for a condition, with a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

_Found = TypeVar("_Found")


def until(condition: Callable[[], _Found | None], what: str, within: float = 30, every: float = 0.02) -> _Found:
    """What `condition` returns as soon as that is truthy; AssertionError naming `what` after `within` seconds.

    It is asked again `every` so many seconds.
    """
    deadline = time.monotonic() + within
    while not (found := condition()):
        assert time.monotonic() < deadline, f"still not so after {within:g} s: {what}"
        time.sleep(every)
    return found
