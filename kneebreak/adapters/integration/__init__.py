"""Making kneebreak at home on the user's system: its entry, icon, manual and completions."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Protocol


class Integration(Protocol):
    """What belongs to a program on this system."""

    def put(self) -> list[str]:
        """Put everything in its place; returns the paths. Raises OSError where that fails."""

    def take_away(self) -> list[str]:
        """Take away what is there; returns the paths. Raises OSError where that fails."""


def choose(command: Sequence[str], environment: Mapping[str, str] = os.environ) -> Integration | None:
    """The way of this platform; None: it has none yet. `command` starts the program, its absolute path first."""
    if sys.platform == "win32":
        from kneebreak.adapters.integration.shell_link import programs_folder  # noqa: PLC0415 - one platform's own
        from kneebreak.adapters.integration.start_menu import StartMenuIntegration  # noqa: PLC0415 - the same

        return StartMenuIntegration(programs_folder(), command)
    elif sys.platform == "darwin":  # noqa: RET505 - an elif is what a type checker for another platform can leave out
        return None
    else:
        from kneebreak.adapters.integration.freedesktop import (  # noqa: PLC0415 - one platform's own
            FreedesktopIntegration,
        )
        from kneebreak.adapters.paths.xdg import data_home  # noqa: PLC0415 - the same

        return FreedesktopIntegration(data_home(environment), command)
