"""What Windows tells the program's window; the tray's icon has the only one there is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Handler = Callable[[int, int], int | None]
"""Takes a message's wparam and lparam in the window's thread, and says what to answer; None: 0."""


def choose() -> Window | None:
    """The window of this platform; None: it has none."""
    return Window() if sys.platform == "win32" else None


@contextmanager
def lent(window: Window | None) -> Iterator[None]:
    """Let it be there for a while though there is no icon: hidden, for a look around."""
    if sys.platform == "win32" and window is not None:
        from kneebreak.adapters.hidden_window import hidden_window  # noqa: PLC0415 - for this platform

        with hidden_window() as handle:
            window.came(handle)
            yield
    else:
        yield


class Window:
    """Hands on the messages of a window that may be yet to come."""

    def __init__(self) -> None:
        self._handlers: dict[int, Handler] = {}
        self._waiting: list[Callable[[int], None]] = []
        self._handle: int | None = None

    def hear(self, message: int, handler: Handler) -> None:
        """Have a message handled, in place of whoever handled it so far."""
        self._handlers[message] = handler

    def join(self, handlers: dict[int, Handler]) -> None:
        """Hear by this table of handlers from now on."""
        handlers.update(self._handlers)
        self._handlers = handlers

    def once_there(self, then: Callable[[int], None]) -> None:
        """Call `then` with the window's handle, now or, in its thread, as soon as it has one."""
        if self._handle is None:
            self._waiting.append(then)
        if self._handle is not None:  # it may have come meanwhile, and whoever is called twice does the same twice
            then(self._handle)

    def came(self, handle: int) -> None:
        """Let everybody know of the window's handle."""
        self._handle = handle
        for then in self._waiting:
            then(handle)
