"""`kneebreak`: runs in the foreground."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from kneebreak.adapters import paths, private
from kneebreak.adapters.control import UnreachableError, hold
from kneebreak.adapters.control.client import ask
from kneebreak.cli.ask import complain, say
from kneebreak.cli.program import program
from kneebreak.language import tr

if TYPE_CHECKING:
    from kneebreak.adapters.control import Hold


def run(schedule: str | None) -> int:
    """Run until somebody wants it to end; where one runs already, show its status instead."""
    _open_missing_streams()
    try:
        places = paths.choose(os.environ)
        held = hold(places.runtime)
    except OSError as error:
        return _unfit(error)
    if held is None:
        return show_running(places.runtime)
    with suppress(OSError):  # where nothing can be kept, there is nothing to share
        shared = _hold_files(os.path.dirname(places.memory))
        if shared is None:
            return complain(tr("one is running already, in another session of yours; end that one first"))
    if schedule is not None:
        places = places._replace(schedule=os.path.abspath(schedule))
    from kneebreak.app import run as run_app  # noqa: PLC0415 - the whole program; a second start does not need it

    try:
        return run_app(places, program(), sys.stderr)
    except UnreachableError as error:
        return _unfit(error)
    finally:
        held.release()


def show_running(runtime: str) -> int:
    """Show what the running one is at, here and on the desktop."""
    try:
        ask(runtime, ["show"])
        answer = ask(runtime, ["status"])
    except OSError as error:
        return complain(tr("one is running but does not answer ({error}); end it and start it again", error=error))
    if answer is None:
        return complain(tr("one is just starting or ending; try again in a moment"))
    return say(tr("kneebreak is already running.\n{answer}", answer=answer[1]))


def _unfit(error: OSError) -> int:
    place = error.filename or tr("no home folder")
    return complain(
        tr("{place}: {error}; see to it that you may write there", place=place, error=error.strerror or error)
    )


def _hold_files(state: str) -> Hold | None:
    """The right to the log and the memory, which all sessions of a user share; lasts as long as this process."""
    private.make_folder(os.path.dirname(state))
    return hold(state)


def _open_missing_streams() -> None:
    """Let nothing be opened as a standard stream that is not one."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
