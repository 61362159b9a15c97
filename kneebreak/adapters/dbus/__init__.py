"""The message bus of the desktop or of the machine, on the program's own loop."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kneebreak.adapters.surroundings import Surroundings
from kneebreak.language import marked, tr

if TYPE_CHECKING:  # speaks to unix sockets; this folder is also imported where there are none
    from kneebreak.adapters.dbus.connection import Connection
    from kneebreak.adapters.dbus.system_bus import SystemBus

_UNJOINED = marked(
    "The session bus cannot be joined ({error}), so there are neither bubbles nor an icon by it; start kneebreak again"
    " from within your desktop session."
)


def choose(around: Surroundings) -> Connection | None:
    """The session bus; None where there is none, or none that can be joined: then `around.trouble` hears why."""
    if sys.platform == "linux":
        return _session(around)
    else:  # noqa: RET505 - an else is what a type checker for another platform can leave out
        return None


def system(around: Surroundings) -> SystemBus | None:
    """The system bus, to be joined by whoever needs it; None on platforms that have none."""
    if sys.platform == "linux" and around.loop is not None:
        from kneebreak.adapters.dbus.address import system_address  # noqa: PLC0415 - needs unix sockets
        from kneebreak.adapters.dbus.system_bus import SystemBus  # noqa: PLC0415 - the same

        return SystemBus(system_address(around.environment), around.loop, around.trouble, around.ledger)
    return None


if sys.platform == "linux":

    def _session(around: Surroundings) -> Connection | None:
        from kneebreak.adapters.dbus.address import session_address  # noqa: PLC0415 - needs unix sockets

        address = session_address(around.environment)
        if address is None or around.loop is None:
            return None
        from kneebreak.adapters.dbus.handshake import BusError  # noqa: PLC0415 - the same
        from kneebreak.adapters.dbus.session_bus import SessionBus  # noqa: PLC0415 - the same

        bus = SessionBus(address, around.loop, around.trouble, around.ledger)
        try:
            bus.join()
        except BusError as error:
            around.trouble(tr(_UNJOINED, error=error))
            around.ledger.begin_fault("session bus", _UNJOINED, error=error)
            return None
        return bus
