"""`kneebreak try`: a day in two minutes."""

from __future__ import annotations

import os
from datetime import timedelta
from textwrap import wrap

from kneebreak.adapters import paths
from kneebreak.adapters.schedule import plan_now
from kneebreak.adapters.zone import SystemZone
from kneebreak.cli.ask import complain
from kneebreak.cli.check import tell
from kneebreak.cli.output import print_at_once, width
from kneebreak.ports import Mistakes
from kneebreak.rehearse import rehearse as play

_LONGEST = 60
_INDENT = " " * 7


def rehearse(minutes: str, schedule: str | None) -> int:
    """Play a day with real bubbles; returns the exit code."""
    try:
        length = _length(minutes)
        places = paths.choose(os.environ)
    except ValueError as error:
        return complain(str(error), 2)
    except OSError as error:
        return complain(str(error))
    plan = plan_now(schedule, places.schedule, SystemZone())
    if isinstance(plan, Mistakes):
        return tell(plan)
    play(plan, length, _say)
    return 0


def _length(minutes: str) -> timedelta:
    try:
        number = float(minutes)
    except ValueError:
        number = 0
    if not 0.1 <= number <= _LONGEST:  # not even a number is outside of any range
        raise ValueError(f"--minutes: “{minutes}” is no length for a day; write a number from 0.1 to {_LONGEST}")
    return timedelta(minutes=number)


def _say(line: str) -> bool:
    columns = width()
    indent = _INDENT if line[:1].isdigit() else ""
    lines = wrap(line, columns, subsequent_indent=indent) if columns else [line]
    return all(print_at_once(each) for each in lines or [""])
