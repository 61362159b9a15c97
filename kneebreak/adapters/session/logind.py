"""Lock, as logind tells of it: the wish to lock, and the hint of the screen locker that it did."""

from __future__ import annotations

from collections.abc import Mapping

from kneebreak.adapters.dbus.system_bus import SystemBus
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.logind import Heard, LogindSession, Properties
from kneebreak.adapters.session.screen import Screen
from kneebreak.language import marked

_SOURCE = "logind"
_LACKS = marked("it knows only of screen lockers that tell it")
_TOO_OLD = marked("it has no LockedHint")


class LogindLock:
    """Tells the screen what logind says of our session.

    Signal Lock asks the desktop's locker to lock and does not say that it did; Unlock comes from the login screen,
    which has let the user in.
    """

    def __init__(self, system: SystemBus, environment: Mapping[str, str], screen: Screen, ledger: Ledger) -> None:
        self._screen = screen
        self._ledger = ledger
        self._session = LogindSession(system, environment, Heard(self._told, self._signalled, self._miss))

    def close(self) -> None:
        """Listen no more."""
        self._session.close()

    def _told(self, properties: Properties) -> None:
        kind, hint = properties.get("LockedHint", ("", None))
        if kind == "b":
            self._ledger.serve(Need.LOCK, _SOURCE, _LACKS)
            self._screen.say(_SOURCE, locked=bool(hint))
        elif "Id" in properties:  # these are all that there are
            self._ledger.refuse(Need.LOCK, _SOURCE, _TOO_OLD)

    def _signalled(self, signal: str) -> None:
        if signal == "Lock":
            self._screen.wish()
        elif signal == "Unlock":
            self._screen.say(_SOURCE, locked=False)

    def _miss(self, reason: str) -> None:
        self._ledger.refuse(Need.LOCK, _SOURCE, reason)
        self._screen.say(_SOURCE, locked=False)
