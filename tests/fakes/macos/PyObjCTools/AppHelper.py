"""The way into the main thread."""

from __future__ import annotations

from collections.abc import Callable

from tests.fakes.mac_loop import LOOP


def callAfter(func: Callable[..., object], *arguments: object) -> None:
    """Call it in the main thread, soon."""
    LOOP.post(lambda: func(*arguments))
