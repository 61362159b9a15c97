"""The session bus: joined again where it comes back after its end."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.adapters.dbus.connection import AGAIN, Connection
from kneebreak.adapters.dbus.handshake import BusError
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.retrial import Retrial
from kneebreak.language import marked, tr
from kneebreak.ports import FileWaiter

_FAULT = "session bus"
_LOST = marked(
    "The session bus went away, and with it bubbles and the tray icon; kneebreak goes on counting and logging,"
    " and looks each minute whether the bus is back."
)
_BACK = marked("The session bus is back.")


class SessionBus(Connection):
    """A connection that outlives its bus; `told` hears of both ends of a loss, and the ledger has it meanwhile.

    The end of a bus is not the end of the session, which its screen tells.
    """

    def __init__(self, address: str, waiter: FileWaiter, told: Callable[[str], None], ledger: Ledger) -> None:
        super().__init__(address, waiter, self._miss)
        self._ledger = ledger
        self._told = told
        self._retrial = Retrial(waiter, self._try, AGAIN)

    def close(self) -> None:
        """Leave the bus for good."""
        self._retrial.end()
        super().close()

    def _miss(self) -> None:
        self._told(tr(_LOST))
        self._ledger.begin_fault(_FAULT, _LOST)
        self._retrial.begin()

    def _try(self) -> bool:
        try:
            self.join_anew()
        except BusError:
            return False
        self._told(tr(_BACK))
        self._ledger.end_fault(_FAULT)
        return True
