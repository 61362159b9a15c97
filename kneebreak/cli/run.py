"""`kneebreak`: runs in the foreground."""

from __future__ import annotations

import os
import sys

from kneebreak.adapters import paths
from kneebreak.adapters.control import hold
from kneebreak.adapters.control.client import ask
from kneebreak.cli.ask import complain, say
from kneebreak.cli.program import program


def run(schedule: str | None) -> int:
    """Run until somebody wants it to end; where one runs already, show its status instead."""
    try:
        places = paths.choose(os.environ)
        held = hold(places.runtime)
    except OSError as error:
        place = error.filename or "no home folder"
        return complain(f"{place}: {error.strerror or error}; see to it that you may write there")
    if held is None:
        return show_running(places.runtime)
    if schedule is not None:
        places = places._replace(schedule=os.path.abspath(schedule))  # noqa: PTH100 - pathlib would cost a megabyte
    from kneebreak.app import run as run_app  # noqa: PLC0415 - the whole program; a second start does not need it

    try:
        return run_app(places, program(), sys.stderr)
    finally:
        held.release()


def show_running(runtime: str) -> int:
    """Show what the running one is at, here and on the desktop."""
    try:
        ask(runtime, ["show"])
        answer = ask(runtime, ["status"])
    except OSError as error:
        return complain(f"one is running but does not answer ({error}); end it and start it again")
    if answer is None:
        return complain("one is just starting or ending; try again in a moment")
    return say(f"kneebreak is already running.\n{answer[1]}")
