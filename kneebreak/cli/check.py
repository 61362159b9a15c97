"""`kneebreak check`: finds mistakes in a schedule."""

from __future__ import annotations

import os
import sys

from kneebreak.adapters import paths
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.adapters.zone import SystemZone
from kneebreak.cli.ask import complain, say
from kneebreak.ports import Mistakes


def check(file: str | None) -> int:
    """Print all mistakes, one a line; 2 where there are any."""
    try:
        path = file or paths.choose(os.environ).schedule
    except OSError as error:
        return complain(str(error))
    if not os.path.lexists(path):
        return complain(f"there is no {path}; a first start of kneebreak writes one", 2)
    found = FileSchedule(path, SystemZone()).load()
    if not isinstance(found, Mistakes):
        return say(f"{path} is fine")
    for line in found.lines:
        print(line, file=sys.stderr)  # noqa: T201 - a command prints
    return 2
