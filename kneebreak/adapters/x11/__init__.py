"""The X server of the session, for all who have something to ask of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kneebreak.adapters.surroundings import Surroundings

if TYPE_CHECKING:  # each desktop loads its own
    from kneebreak.adapters.x11.server import Server


class SharedServer:
    """The one connection to the X server, opened for whoever asks first."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._server: Server | None = None

    def open(self) -> Server:
        """The connection; blocks for a second at most, and raises X11Unavailable."""
        if self._server is None:
            from kneebreak.adapters.x11.server import Server  # noqa: PLC0415 - each desktop loads its own

            assert self._around.loop is not None  # noqa: S101 - `choose` has seen to it
            self._server = Server.open(self._around.environment, self._around.loop)
        return self._server

    def close(self) -> None:
        """Leave the server."""
        if self._server is not None:
            self._server.close()


def choose(around: Surroundings) -> SharedServer | None:
    """The X server that the environment names; None: this is no X session."""
    if sys.platform == "linux":
        named = around.loop is not None and around.environment.get("DISPLAY")
        return SharedServer(around) if named else None
    else:  # noqa: RET505 - an else is what a type checker for another platform can leave out
        return None
