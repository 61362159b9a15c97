"""Signals by way of the main thread's loop, in place of those of Python."""

from __future__ import annotations

from collections.abc import Callable

from tests.fakes.mac_loop import LOOP

Handler = Callable[[int], object]


def getsignal(_number: int) -> Handler | None:
    """Who handles it."""
    return LOOP.interrupts[-1] if LOOP.interrupts else None


def signal(number: int, handler: Handler | None) -> Handler | None:
    """Let somebody handle it; who did before."""
    before = getsignal(number)
    LOOP.interrupts[:] = [] if handler is None else [handler]
    return before
