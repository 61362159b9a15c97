"""What adapters are made of: the loop or its absence, the inbox, bus and compositor, and whom to tell of faults."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from kneebreak.adapters.ledger import Ledger
from kneebreak.messages import Inbox
from kneebreak.ports import FileWaiter

if TYPE_CHECKING:  # speaks to unix sockets; this module is also imported where there are none
    from kneebreak.adapters.dbus.connection import Connection
    from kneebreak.adapters.wayland.display import Display


class Surroundings(NamedTuple):
    """What the folders of adapters choose by and build on."""

    environment: Mapping[str, str]
    inbox: Inbox
    loop: FileWaiter | None
    """The program's loop; None where the platform has none that watches file descriptors."""
    bus: Connection | None
    """The session bus; None: there is none."""
    runtime: str
    """The folder for what lasts as long as the user's session."""
    trouble: Callable[[str], None]
    """Takes what does not work, in words for people; from any thread."""
    ledger: Ledger
    """Takes who serves what here."""
    wayland: Display | None = None
    """The compositor of a Wayland session; None: there is none, or it cannot be asked."""
