"""Runs the user's own commands on occasions, never through a shell and never in the way of the program."""

from __future__ import annotations

import sys
from datetime import timedelta

from kneebreak.adapters.surroundings import Surroundings
from kneebreak.ports import Commands

LIMIT = timedelta(seconds=30)
"""A command that takes longer is ended."""
AT_ONCE = 8
"""So many may run at the same time; what comes on top of that is left out, and said so."""


def choose(around: Surroundings) -> Commands:
    """What runs commands here: on the loop where there is one, else in threads."""
    if sys.platform == "linux" and around.loop is not None:
        from kneebreak.adapters.hooks.spawned import SpawnedCommands  # noqa: PLC0415 - each platform loads its own

        return SpawnedCommands(around.loop, around.environment, LIMIT, AT_ONCE, around.trouble)
    from kneebreak.adapters.hooks.threaded import ThreadedCommands  # noqa: PLC0415 - the same

    return ThreadedCommands(around.environment, LIMIT, AT_ONCE, around.trouble)
