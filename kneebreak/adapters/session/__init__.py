"""Lock and sleep: reports `Locked`, `Unlocked` and `Woke`, by whatever tells on this system."""

from __future__ import annotations

import sys
from collections.abc import Callable

from kneebreak.adapters.surroundings import Surroundings


def choose(around: Surroundings) -> Callable[[], None]:
    """Begin to listen; returns what ends that. Which sources serve goes into `around.ledger`."""
    if sys.platform == "win32":
        from kneebreak.adapters.session.terminal_services import (  # noqa: PLC0415 - each platform loads its own
            SessionRegistration,
        )
        from kneebreak.adapters.session.windows import WindowsSession  # noqa: PLC0415 - the same

        return WindowsSession(around, SessionRegistration()).close
    else:  # noqa: RET505 - an else is what a type checker for another platform can leave out
        return lambda: None
