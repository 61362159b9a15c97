"""Whether a window in full screen is in use, by wlr-foreign-toplevel-management-unstable-v1.

Compositors tell each change of a window's title as well. So the windows are listed when somebody asks, and listened to
only while the one in use is in full screen.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kneebreak.adapters.wayland import wire
from kneebreak.adapters.wayland.display import Display, Global

INTERFACE = "zwlr_foreign_toplevel_manager_v1"

_VERSION = 2  # the first that tells of full screen
_STOP = 0  # request of the manager
_TOPLEVEL, _FINISHED = 0, 1  # its events
_DESTROY = 7  # request of a window
_STATE, _DONE, _CLOSED = 4, 5, 6  # its events
_ACTIVATED, _FULL_SCREEN = 2, 3  # states

_PATIENCE = timedelta(milliseconds=500)


class WlrootsFullScreen:
    """Knows whether the window in use is in full screen, and calls `changed` when that ends."""

    announced = True

    def __init__(self, display: Display, changed: Callable[[], None]) -> None:
        self._display = display
        self._changed = changed
        self._windows: _Windows | None = None
        self._holds = False
        """Whether it was in full screen when somebody asked, and is since."""
        display.follow(self)

    def now(self) -> bool | None:
        """Whether it is; None: the compositor does not tell, or not within half a second."""
        windows = self._windows = self._windows or self._list()
        if windows is None or not self._display.roundtrip(_PATIENCE) or windows is not self._windows:
            return None
        self._holds = windows.full_screen
        if not self._holds:
            self._let_go(windows)
        return self._holds

    def close(self) -> None:
        """Say nothing any more; the display is closed by whoever opened it."""
        self._display.leave(self)
        if self._windows is not None:
            self._let_go(self._windows)

    def globals_changed(self) -> None:
        """Look whether the windows are still told of."""
        if self._windows is not None and not self._display.has(self._windows.offered):
            self._windows = None
            self._look()

    def display_lost(self) -> None:
        """Nothing is known any more; what there was may come again."""
        self._windows = None
        self._look()

    def _list(self) -> _Windows | None:
        manager = offered(self._display)
        return None if manager is None else _Windows(self._display, manager, self._look)

    def _look(self) -> None:
        """See whether what held has ended; also where nothing is known any more, for nothing may hold for ever."""
        windows = self._windows
        if windows is not None and windows.is_over:
            self._windows = windows = None
        if not self._holds or (windows is not None and windows.full_screen):
            return
        self._holds = False
        if windows is not None:
            self._let_go(windows)
        self._changed()

    def _let_go(self, windows: _Windows) -> None:
        windows.stop()
        self._windows = None


def offered(display: Display) -> Global | None:
    """What a compositor tells of windows in full screen by; None: it does not."""
    return next((each for each in display.offers(INTERFACE) if each.version >= _VERSION), None)


class _Windows:
    """A list of the windows that the compositor keeps up to date until it is stopped."""

    def __init__(self, display: Display, offered: Global, told: Callable[[], None]) -> None:
        self.offered = offered
        self.is_over = False
        """Whether nothing more will be told."""
        self._display = display
        self._told = told
        self._coming: dict[int, bool] = {}
        """By window, whether it is about to be in use and in full screen: the compositor says when that is complete."""
        self._in_full_screen: set[int] = set()
        self._manager = display.bind(offered, _VERSION, self._hear)

    @property
    def full_screen(self) -> bool:
        """Whether a window in use is in full screen."""
        return bool(self._in_full_screen)

    def stop(self) -> None:
        """Hear no more of it."""
        self.is_over = True
        self._display.request(self._manager, _STOP)
        for window in tuple(self._coming):
            self._destroy(window)

    def _hear(self, opcode: int, arguments: wire.Arguments) -> None:
        if opcode == _FINISHED and not self.is_over:
            self.is_over = True
            self._told()
        elif opcode == _TOPLEVEL:
            window = arguments.number()
            self._coming[window] = False
            self._display.objects.adopt(window, lambda opcode, arguments: self._hear_window(window, opcode, arguments))
            if self.is_over:  # it was under way when the list was stopped
                self._destroy(window)

    def _hear_window(self, window: int, opcode: int, arguments: wire.Arguments) -> None:
        if opcode == _STATE:
            self._coming[window] = {_ACTIVATED, _FULL_SCREEN}.issubset(arguments.numbers())
        elif opcode == _DONE:
            (self._in_full_screen.add if self._coming[window] else self._in_full_screen.discard)(window)
            self._told()
        elif opcode == _CLOSED:
            self._destroy(window)
            self._told()

    def _destroy(self, window: int) -> None:
        del self._coming[window]
        self._in_full_screen.discard(window)
        self._display.objects.forget(window)
        self._display.request(window, _DESTROY)
