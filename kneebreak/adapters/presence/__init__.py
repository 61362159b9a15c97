"""Whether somebody is at the desk, by whatever knows on this system."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol

from kneebreak.adapters.ledger import Need
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.wayland import SOURCE as WAYLAND
from kneebreak.adapters.x11 import SOURCE as X11
from kneebreak.ports import Presence


class Watcher(Presence, Protocol):
    """A presence that holds something of the system."""

    def close(self) -> None:
        """Give it back."""


def choose(around: Surroundings, now: Callable[[], datetime]) -> Watcher:
    """The source that knows most; what became of each goes into `around.ledger`.

    Without any, which is told to `around.trouble`, nobody's absence is ever noticed: breaks go on being due while the
    desk is empty.
    """
    if sys.platform == "linux":
        for source in (_wayland, _mutter, _x11, _logind):
            chosen = source(around, now)
            if chosen is not None:
                return chosen
        _tell_unknown(around)
    if sys.platform == "win32":
        return _on_windows(around, now)
    elif sys.platform == "darwin":  # noqa: RET505 - an elif is what a type checker for another platform can leave out
        return _on_macos(around, now)
    else:
        from kneebreak.adapters.presence.none import NoPresence  # noqa: PLC0415 - rarely wanted

        return NoPresence()


if sys.platform == "win32":

    def _on_windows(around: Surroundings, now: Callable[[], datetime]) -> Watcher:
        from kneebreak.adapters.presence.predicting import PredictingPresence  # noqa: PLC0415 - for this platform
        from kneebreak.adapters.presence.windows import WindowsInput  # noqa: PLC0415 - the same

        assert around.window is not None  # noqa: S101 - Windows has one
        around.ledger.serve(Need.IDLE, "GetLastInputInfo")
        return PredictingPresence(WindowsInput(around.window), around.inbox, now)


if sys.platform == "darwin":

    def _on_macos(around: Surroundings, now: Callable[[], datetime]) -> Watcher:
        from kneebreak.adapters.presence.macos import SOURCE, MacInput  # noqa: PLC0415 - for this platform
        from kneebreak.adapters.presence.none import NoPresence  # noqa: PLC0415 - the same
        from kneebreak.adapters.presence.predicting import PredictingPresence  # noqa: PLC0415 - the same

        try:
            keys_and_mouse = MacInput()
        except OSError as error:
            around.ledger.refuse(Need.IDLE, SOURCE, str(error))
            _tell_unknown(around)
            return NoPresence()
        around.ledger.serve(Need.IDLE, SOURCE, "your return is noticed within a minute")
        return PredictingPresence(keys_and_mouse, around.inbox, now)


if sys.platform == "linux":

    def _wayland(around: Surroundings, now: Callable[[], datetime]) -> Watcher | None:
        if around.wayland is None:
            return None
        from kneebreak.adapters.presence import wayland  # noqa: PLC0415 - each desktop loads its own

        try:
            chosen = wayland.WaylandPresence(
                around.wayland, around.inbox, now, lambda text: _lose(around, WAYLAND, text)
            )
        except wayland.WaylandUnavailable as reason:
            around.ledger.refuse(Need.IDLE, WAYLAND, str(reason))
            return None
        around.ledger.serve(Need.IDLE, WAYLAND, lacks=chosen.lacks)
        return chosen

    def _lose(around: Surroundings, source: str, reason: str) -> None:
        around.ledger.refuse(Need.IDLE, source, reason)
        around.trouble(f"it is not known any more when you are away: {source} says nothing of it ({reason})")

    def _mutter(around: Surroundings, now: Callable[[], datetime]) -> Watcher | None:
        from kneebreak.adapters.presence.mutter_monitor import SOURCE, is_there  # noqa: PLC0415 - needs a bus

        if around.bus is None or not is_there(around.bus):
            reason = "there is no session bus" if around.bus is None else "it does not run here"
            around.ledger.refuse(Need.IDLE, SOURCE, reason)
            return None
        from kneebreak.adapters.presence.mutter import MutterPresence  # noqa: PLC0415 - each desktop loads its own

        return MutterPresence(around.bus, around.inbox, now, around.ledger)

    def _x11(around: Surroundings, now: Callable[[], datetime]) -> Watcher | None:
        if around.x11 is None:
            return None
        from kneebreak.adapters.presence.x11 import X11Presence  # noqa: PLC0415 - each desktop loads its own
        from kneebreak.adapters.x11.server import X11Unavailable  # noqa: PLC0415 - the same

        try:
            chosen = X11Presence(around.x11, around.inbox, now, partial(_lose, around, X11))
        except X11Unavailable as reason:
            around.ledger.refuse(Need.IDLE, X11, str(reason))
            return None
        around.ledger.serve(Need.IDLE, X11)
        return chosen

    def _logind(around: Surroundings, now: Callable[[], datetime]) -> Watcher | None:
        if around.system is None:
            return None
        from kneebreak.adapters.presence.logind import LogindPresence  # noqa: PLC0415 - the same

        return LogindPresence(around.system, around, now, lambda: _tell_unknown(around))


def _tell_unknown(around: Surroundings) -> None:
    """Say that no source serves, and why each does not."""
    refused = [finding for finding in around.ledger.findings() if finding.need is Need.IDLE]
    reasons = "; ".join(f"{finding.source}: {finding.reason}" for finding in refused)
    around.trouble(f"it is not known when you are away, so breaks go on being due while you are ({reasons})")
