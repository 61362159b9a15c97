"""What a prompt would disturb, by whatever knows on this system."""

from __future__ import annotations

import sys
from typing import Protocol

from kneebreak.adapters.busy.sources import Sources
from kneebreak.adapters.ledger import Need
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.wayland import SOURCE as WAYLAND
from kneebreak.adapters.x11 import SOURCE as X11
from kneebreak.engine.busy import Busy
from kneebreak.engine.events import BusyChanged
from kneebreak.language import marked
from kneebreak.ports import Busyness


class BusyWatcher(Busyness, Protocol):
    """A busyness that holds something of the system."""

    def close(self) -> None:
        """Give it back."""


def choose(around: Surroundings) -> BusyWatcher:
    """The sources that know something here; which serve and why others do not goes into `around.ledger`."""
    sources = Sources(around.inbox)
    if sys.platform == "linux":
        _listen_for_do_not_disturb(around, sources)
        _look_for_full_screen(around, sources)
        _look_for_calls(around, sources)
    elif sys.platform == "win32":
        from kneebreak.adapters.busy import windows  # noqa: PLC0415 - each platform loads its own
        from kneebreak.adapters.busy.windows_system import WindowsSystem  # noqa: PLC0415 - the same

        windows.add_to(sources, around.ledger, WindowsSystem())
    elif sys.platform == "darwin":
        from kneebreak.adapters.busy import macos  # noqa: PLC0415 - the same
        from kneebreak.adapters.busy.macos_system import MacSystem  # noqa: PLC0415 - the same

        macos.add_to(sources, around.ledger, MacSystem(), lambda: around.inbox(BusyChanged()))
    return sources


if sys.platform == "linux":

    def _listen_for_do_not_disturb(around: Surroundings, sources: Sources) -> None:
        if around.bus is None:
            around.ledger.refuse(Need.DO_NOT_DISTURB, marked("notification server"), marked("there is no session bus"))
            return
        from kneebreak.adapters.busy.do_not_disturb import DoNotDisturb  # noqa: PLC0415 - needs a bus

        source = DoNotDisturb(around.bus, around.environment, around.ledger, sources.changed)
        sources.add(Busy.DO_NOT_DISTURB, source)

    def _look_for_full_screen(around: Surroundings, sources: Sources) -> None:
        if around.wayland is not None:
            from kneebreak.adapters.busy import wlroots  # noqa: PLC0415 - each desktop loads its own

            # One that does not offer it yet may be started anew and do so: it is listened for all the same.
            sources.add(Busy.FULL_SCREEN, wlroots.WlrootsFullScreen(around.wayland, sources.changed))
            if wlroots.offered(around.wayland) is None:
                lack = marked("the compositor does not offer what tells of it ({reason})")
                reason = lack.format(reason=wlroots.INTERFACE)
                around.ledger.refuse(Need.FULL_SCREEN, WAYLAND, reason)
            else:
                around.ledger.serve(Need.FULL_SCREEN, WAYLAND)
        if around.x11 is not None:
            from kneebreak.adapters.busy.x11 import X11FullScreen  # noqa: PLC0415 - each desktop loads its own
            from kneebreak.adapters.x11.server import X11Unavailable  # noqa: PLC0415 - the same

            try:
                source = X11FullScreen(around.x11, around.ledger, sources.changed)
            except X11Unavailable as reason:
                around.ledger.refuse(Need.FULL_SCREEN, X11, str(reason))
            else:
                sources.add(Busy.FULL_SCREEN, source)

    def _look_for_calls(around: Surroundings, sources: Sources) -> None:
        from kneebreak.adapters.busy.call import Call  # noqa: PLC0415 - each platform loads its own

        sources.add(Busy.CALL, Call(around.environment, around.ledger))
