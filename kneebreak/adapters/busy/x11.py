"""Whether a window fills the screen on X11, as the window manager says by Extended Window Manager Hints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.x11 import SOURCE, wire
from kneebreak.adapters.x11.server import AT_START, Server, X11Unavailable
from kneebreak.language import marked

_NAMES = (b"_NET_SUPPORTED", b"_NET_ACTIVE_WINDOW", b"_NET_WM_STATE", b"_NET_WM_STATE_FULLSCREEN")
_PATIENCE = timedelta(milliseconds=500)
"""Asked when a prompt is due, and never between: what is not known by then shows it to a whole audience."""


class X11FullScreen:
    """Looks at the active window when asked, and listens to its properties only while it fills the screen.

    Titles of windows and the status of some desktops change many times a minute, and their change cannot be told
    from that of a state before one is woken up by it. Raises X11Unavailable.
    """

    announced = True

    def __init__(self, server: Server, ledger: Ledger, changed: Callable[[], None]) -> None:
        self._server = server
        self._ledger = ledger
        self._changed = changed
        self._name_properties()
        self._heard: frozenset[int] = frozenset()
        """The windows whose properties are listened to."""
        self._known = False
        self._ended = False
        server.on_notice(self._hear)
        server.on_lost(self._lost)
        server.on_return(self._returned)
        self._look_for_window_manager()

    def now(self) -> bool | None:
        """Whether the active window fills the screen; None: no window manager tells, or the server is too slow."""
        window = self._active_window()
        if window is None or not self._fills_screen(window):
            self._listen(frozenset())
            return None if window is None else False
        # It may have changed before the server knew that we listen.
        self._listen(frozenset((self._server.root, window)))
        return self._active_window() == window and self._fills_screen(window)

    def close(self) -> None:
        """Say nothing any more; the server is left by whoever opened it."""
        self._listen(frozenset())
        self._ended = True

    def _look_for_window_manager(self) -> None:
        """Note whether there is one that tells; one that comes later is found with the first look at its windows."""
        no_manager = marked("there is no window manager that names the active window")
        self._ledger.refuse(Need.FULL_SCREEN, SOURCE, no_manager)
        self.now()

    def _name_properties(self) -> None:
        """Learn the server's numbers for what we ask about."""
        names = (_atom(self._server, name) for name in _NAMES)
        self._supported, self._active, self._state, self._full_screen = names

    def _active_window(self) -> int | None:
        """Its number, 0 if no window is active; None: unknown."""
        values = self._values(self._server.root, self._active)
        # Some name it only once there was one.
        if not values and self._active in (self._values(self._server.root, self._supported) or ()):
            values = (0,)
        if values and not self._known:
            self._known = True
            self._ledger.serve(Need.FULL_SCREEN, SOURCE)
        return values[0] if values else None

    def _fills_screen(self, window: int) -> bool:
        """Whether a window says so; one that has vanished meanwhile does not."""
        return self._full_screen in (self._values(window, self._state) or ())

    def _values(self, window: int, name: int) -> tuple[int, ...] | None:
        if self._ended:
            return None
        answer = self._server.ask(wire.get_property(window, name), _PATIENCE)
        return wire.property_values(answer.body) if isinstance(answer, wire.Reply) else None

    def _listen(self, windows: frozenset[int]) -> None:
        for window in self._heard - windows:
            self._server.send(wire.hear_window(window, hear=False))
        for window in windows - self._heard:
            self._server.send(wire.hear_window(window, hear=True))
        self._heard = windows

    def _hear(self, notice: wire.Notice) -> None:
        _, name = wire.changed_property(notice) or (0, 0)
        # Where nothing is left, window managers go on naming a window that is no more.
        if self._heard and (name in (self._active, self._state) or wire.is_end(notice)):
            self._changed()

    def _lost(self, reason: str) -> None:
        if self._ended:
            return
        self._heard = frozenset()
        self._known = False
        self._ledger.refuse(Need.FULL_SCREEN, SOURCE, marked("the X server is gone ({reason})").format(reason=reason))
        self._changed()

    def _returned(self) -> None:
        if self._ended:
            return
        try:
            self._name_properties()
        except X11Unavailable as reason:
            self._ended = True
            self._ledger.refuse(Need.FULL_SCREEN, SOURCE, str(reason))
            return
        self._look_for_window_manager()
        self._changed()


def _atom(server: Server, name: bytes) -> int:
    answer = server.ask(wire.intern_atom(name), AT_START)
    if not isinstance(answer, wire.Reply):
        raise X11Unavailable(marked("the X server does not answer in time"))
    return wire.atom(answer.body)
