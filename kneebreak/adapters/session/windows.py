"""Lock, sleep and a set clock, as Windows tells them to the program's window."""

from __future__ import annotations

from typing import Protocol

from kneebreak.adapters.ledger import Need
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.zone import refresh
from kneebreak.engine.events import Locked, Ticked, Unlocked, Woke
from kneebreak.language import marked

# Window messages and their parameters, as winuser.h names them.
WM_TIMECHANGE = 0x001E
WM_POWERBROADCAST = 0x0218
PBT_APMRESUMEAUTOMATIC = 0x0012
WM_WTSSESSION_CHANGE = 0x02B1
WTS_SESSION_LOCK = 0x7
WTS_SESSION_UNLOCK = 0x8

_LOCKS = marked("session messages of Windows")
_POWER = marked("power messages of Windows")


class Registration(Protocol):
    """Asks Windows to tell a window of its session."""

    def register(self, window: int) -> None:
        """Ask; raises OSError where Windows refuses."""

    def give_back(self) -> None:
        """Ask no more; harmless when nothing was asked."""


class WindowsSession:
    """Turns window messages into events; a lock is told only to windows that asked for it.

    What they say goes into the inbox from the window's thread.
    """

    def __init__(self, around: Surroundings, registration: Registration) -> None:
        self._inbox = around.inbox
        self._ledger = around.ledger
        self._registration = registration
        self._ledger.serve(Need.SLEEP, _POWER)
        window = around.window
        assert window is not None  # noqa: S101 - Windows has one
        window.hear(WM_POWERBROADCAST, self._power_changed)
        window.hear(WM_TIMECHANGE, self._time_changed)
        window.hear(WM_WTSSESSION_CHANGE, self._session_changed)
        window.once_there(self._ask)

    def close(self) -> None:
        """Let Windows know that nobody listens any more."""
        self._registration.give_back()

    def _ask(self, window: int) -> None:
        try:
            self._registration.register(window)
        except OSError as error:
            self._ledger.refuse(Need.LOCK, _LOCKS, str(error))
        else:
            self._ledger.serve(Need.LOCK, _LOCKS)

    def _power_changed(self, change: int, _lparam: int) -> int:
        # Sent on each resume, with and without a user; PBT_APMRESUMESUSPEND may follow and would say the same.
        if change == PBT_APMRESUMEAUTOMATIC:
            self._inbox(Woke())
        return 1  # granted, as WM_POWERBROADCAST's documentation wants it

    def _time_changed(self, _wparam: int, _lparam: int) -> None:
        refresh()  # a new time zone is told in the same way
        self._inbox(Ticked())

    def _session_changed(self, change: int, _session: int) -> None:
        if change == WTS_SESSION_LOCK:
            self._inbox(Locked())
        elif change == WTS_SESSION_UNLOCK:
            self._inbox(Unlocked())
