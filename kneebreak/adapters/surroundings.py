"""What adapters are made of: loop and inbox, the buses and display servers, and somebody to tell about faults."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kneebreak.adapters.ledger import Ledger
from kneebreak.messages import Inbox
from kneebreak.ports import FileWaiter
from kneebreak.record import NamedTuple

if TYPE_CHECKING:  # speaks to unix sockets; this module is also imported where there are none
    from kneebreak.adapters.dbus.connection import Connection
    from kneebreak.adapters.dbus.system_bus import SystemBus
    from kneebreak.adapters.wayland.display import Display
    from kneebreak.adapters.window import Window
    from kneebreak.adapters.x11.server import Server


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
    x11: Server | None = None
    """The X server of the session; None: there is none, or it cannot be asked."""
    system: SystemBus | None = None
    """The system bus, which is joined when it is first needed; None: there is none on this platform."""
    wayland: Display | None = None
    """The compositor of a Wayland session; None: there is none, or it cannot be asked."""
    window: Window | None = None
    """What hears the messages of Windows; None on other systems."""
