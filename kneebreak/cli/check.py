"""`kneebreak check`: finds mistakes in a schedule."""

from __future__ import annotations

import os
import sys

from kneebreak.adapters import paths
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.adapters.zone import SystemZone
from kneebreak.cli.ask import complain, say
from kneebreak.language import tr
from kneebreak.ports import Mistakes


def check(file: str | None) -> int:
    """Print all mistakes, one a line; 2 where there are any."""
    try:
        path = file or paths.choose(os.environ).schedule
    except OSError as error:
        return complain(str(error))
    if not os.path.lexists(path):
        return complain(tr("there is no {path}; a first start of kneebreak writes one", path=path), 2)
    found = mistakes_in(path)
    return say(tr("{path} is fine", path=path)) if found is None else tell(found)


def mistakes_in(path: str) -> Mistakes | None:
    """What is wrong in the schedule of this path; None: nothing."""
    found = FileSchedule(path, SystemZone()).load()
    return found if isinstance(found, Mistakes) else None


def tell(mistakes: Mistakes) -> int:
    """Print them, one a line; returns the exit code."""
    for line in mistakes.lines:
        print(line, file=sys.stderr, flush=True)  # noqa: T201 - a command prints
    return 2
