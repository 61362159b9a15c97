"""`kneebreak start`: runs in the background."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from tempfile import TemporaryFile
from typing import IO

from kneebreak.adapters.control import runtime_folder
from kneebreak.adapters.control.client import ask
from kneebreak.cli.ask import complain, say
from kneebreak.cli.program import program
from kneebreak.cli.run import show_running
from kneebreak.language import tr

_PATIENCE = 10.0
_LOOK_AGAIN = 0.05


def start(schedule: str | None) -> int:
    """Start it detached from this terminal, and return once it answers; what it had to say by then is printed."""
    runtime = runtime_folder()
    if _status(runtime) is not None:
        return show_running(runtime)
    options = [] if schedule is None else ["--schedule", os.path.abspath(schedule)]
    with TemporaryFile() as diagnostics:
        process = _spawn([*program(), *options], diagnostics)
        deadline = time.monotonic() + _PATIENCE
        status = None
        while status is None and time.monotonic() < deadline and process.poll() is None:
            time.sleep(_LOOK_AGAIN)  # a command may wait for the program it starts; there is nothing else to wait on
            status = _status(runtime)
        _pass_on(diagnostics)
    if status is not None:
        return say(tr("kneebreak is running.\n{status}", status=status))
    if process.poll() is None:
        return complain(tr("it does not answer yet; “kneebreak status” tells when it does"))
    return complain(tr("it ended at once"))


def _spawn(command: list[str], diagnostics: IO[bytes]) -> subprocess.Popen[bytes]:
    nothing = subprocess.DEVNULL
    # Not in the folder it happens to be started in: it would keep that busy all day.
    home = os.path.expanduser("~")
    folder = home if os.path.isdir(home) else os.path.abspath(os.sep)
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(  # noqa: S603 - ourselves
            command, stdin=nothing, stdout=nothing, stderr=diagnostics, cwd=folder, creationflags=flags
        )
    else:  # noqa: RET505 - an else is what a type checker for another platform can leave out
        return subprocess.Popen(  # noqa: S603 - ourselves
            command, stdin=nothing, stdout=nothing, stderr=diagnostics, cwd=folder, start_new_session=True
        )


def _pass_on(diagnostics: IO[bytes]) -> None:
    """Print what the started one has said so far; what it says from now on, nobody hears."""
    diagnostics.seek(0)
    if sys.stderr is not None:
        sys.stderr.write(diagnostics.read().decode("utf-8", "replace"))


def _status(runtime: str) -> str | None:
    try:
        answer = ask(runtime, ["status"])
    except OSError:
        return None
    return answer[1] if answer else None
