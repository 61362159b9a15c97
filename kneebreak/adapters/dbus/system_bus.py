"""The system bus: joined when somebody first needs it, and lost without harm."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.adapters.dbus.connection import AGAIN, Connection
from kneebreak.adapters.dbus.handshake import BusError
from kneebreak.adapters.retrial import Retrial
from kneebreak.language import marked
from kneebreak.ports import FileWaiter
from kneebreak.record import NamedTuple

_LOST = marked("the system bus went away")


class Guest(NamedTuple):
    """Somebody who needs the system bus."""

    joined: Callable[[Connection], None]
    """Gets the connection, at once and again after a loss; what was asked of the one before is forgotten."""
    missing: Callable[[str], None]
    """Hears that there is no connection, or none any more, and why, in words for people."""


class SystemBus:
    """One connection for all who need it."""

    def __init__(self, address: str, waiter: FileWaiter) -> None:
        self._address = address
        self._waiter = waiter
        self._guests: list[Guest] = []
        self._connection: Connection | None = None
        self._reason = ""
        self._retrial = Retrial(waiter, self._join_anew, AGAIN)

    def join(self, guest: Guest) -> Callable[[], None]:
        """Serve a guest from now on; the first one opens the connection, which blocks for two seconds at most.

        Returns the function that ends it.
        """
        self._guests.append(guest)
        if self._connection is None and not self._reason:
            self._open()
        if self._connection is None:
            guest.missing(self._reason)
        else:
            guest.joined(self._connection)

        def leave() -> None:
            self._guests = [other for other in self._guests if other is not guest]

        return leave

    def close(self) -> None:
        """Leave the bus; nobody is told."""
        self._guests = []
        self._retrial.end()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> None:
        try:
            self._connection = Connection.open(self._address, self._waiter, self._lose)
        except BusError as error:
            self._reason = marked("the system bus cannot be joined ({error})").format(error=error)

    def _lose(self) -> None:
        self._connection = None
        self._reason = _LOST
        for guest in self._guests:
            guest.missing(_LOST)
        self._retrial.begin()

    def _join_anew(self) -> bool:
        self._open()
        if self._connection is None:
            return False
        for guest in self._guests:
            guest.joined(self._connection)
        return True
