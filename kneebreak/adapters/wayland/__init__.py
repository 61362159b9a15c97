"""The compositor of a Wayland session, on the program's own loop."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kneebreak.adapters.ledger import Need
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.language import marked
from kneebreak.messages import Wish

if TYPE_CHECKING:  # speaks to unix sockets; this folder is also imported where there are none
    from kneebreak.adapters.wayland.display import Display

SOURCE = "the Wayland compositor"
"""What the ledger calls it."""


def choose(around: Surroundings) -> Display | None:
    """The compositor; None where there is none, or it does not let us in: why not goes into `around.ledger`."""
    if sys.platform == "linux":
        return _session(around)
    else:  # noqa: RET505 - an else is what a type checker for another platform can leave out
        return None


if sys.platform == "linux":

    def _session(around: Surroundings) -> Display | None:
        if around.loop is None or not around.environment.get("WAYLAND_DISPLAY"):
            return None
        from kneebreak.adapters.wayland.display import Display, WaylandRefused  # noqa: PLC0415 - needs unix sockets
        from kneebreak.adapters.wayland.link import WaylandLost, socket_path  # noqa: PLC0415 - the same
        from kneebreak.adapters.wayland.wire import Malformed  # noqa: PLC0415 - the same

        try:
            path = socket_path(around.environment)
            return Display(path, around.loop, around.trouble, lambda lost: _end(around, lost))
        except (WaylandLost, WaylandRefused, Malformed) as reason:
            for need in (Need.IDLE, Need.FULL_SCREEN):
                around.ledger.refuse(need, SOURCE, marked("it cannot be asked ({reason})").format(reason=reason))
            return None

    def _end(around: Surroundings, lost: str) -> None:
        """The screen is gone, and the session with it: one that lived on would stand in the way of the next."""
        around.trouble(lost)
        around.inbox(Wish.QUIT)
