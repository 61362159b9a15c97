"""Lock and sleep: reports `Locked`, `Unlocked` and `Woke`, by whatever tells on this system."""

from __future__ import annotations

import sys
from collections.abc import Callable

from kneebreak.adapters.ledger import Need
from kneebreak.adapters.surroundings import Surroundings


def choose(around: Surroundings) -> Callable[[], None]:
    """Begin to listen; returns what ends that. Which sources serve goes into `around.ledger`."""
    if sys.platform == "linux":
        return _on_linux(around)
    elif sys.platform == "win32":  # noqa: RET505 - an elif is what a type checker for another platform can leave out
        from kneebreak.adapters.session.terminal_services import (  # noqa: PLC0415 - each platform loads its own
            SessionRegistration,
        )
        from kneebreak.adapters.session.windows import WindowsSession  # noqa: PLC0415 - the same

        return WindowsSession(around, SessionRegistration()).close
    elif sys.platform == "darwin":
        from kneebreak.adapters.announcements import NotificationCenters  # noqa: PLC0415 - the same
        from kneebreak.adapters.session.macos import MacSession  # noqa: PLC0415 - the same

        return MacSession(around, NotificationCenters()).close
    else:
        return lambda: None


if sys.platform == "linux":

    def _on_linux(around: Surroundings) -> Callable[[], None]:
        endings = _locks(around) + _sleeps(around)

        def end() -> None:
            for each in endings:
                each()

        return end

    def _locks(around: Surroundings) -> list[Callable[[], None]]:
        from kneebreak.adapters.session.screen import Screen  # noqa: PLC0415 - each platform loads its own

        screen = Screen(around.inbox)
        endings = []
        if around.system is not None:
            from kneebreak.adapters.session.logind import LogindLock  # noqa: PLC0415 - needs a bus

            endings.append(LogindLock(around.system, around.environment, screen, around.ledger).close)
        from kneebreak.adapters.session.savers import SOURCE, Savers  # noqa: PLC0415 - the same

        if around.bus is not None:
            endings.append(Savers(around.bus, screen, around.ledger).close)
        else:
            around.ledger.refuse(Need.LOCK, SOURCE, "there is no session bus")
        return endings

    def _sleeps(around: Surroundings) -> list[Callable[[], None]]:
        around.ledger.serve(Need.SLEEP, "the machine's clocks")
        if around.system is None:
            return []
        from kneebreak.adapters.session.sleep import Sleep  # noqa: PLC0415 - the same

        return [Sleep(around.system, around.inbox, around.ledger).close]
