"""`kneebreak start`: runs in the background."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from kneebreak.adapters.control import runtime_folder
from kneebreak.adapters.control.client import ask
from kneebreak.cli.ask import complain, say
from kneebreak.cli.program import program
from kneebreak.cli.run import show_running

_PATIENCE = 10.0
_LOOK_AGAIN = 0.05


def start(schedule: str | None) -> int:
    """Start it detached from this terminal, and return once it answers."""
    runtime = runtime_folder()
    if _status(runtime) is not None:
        return show_running(runtime)
    options = [] if schedule is None else ["--schedule", os.path.abspath(schedule)]  # noqa: PTH100 - see run.py
    process = _spawn([*program(), *options])
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        status = _status(runtime)
        if status is not None:
            return say(f"kneebreak is running.\n{status}")
        if process.poll() is not None:
            return complain("it ended at once; run “kneebreak” in a terminal to see why")
        time.sleep(_LOOK_AGAIN)  # a command may wait for the program it starts; there is nothing else to wait on
    return complain("it does not answer yet; “kneebreak status” tells when it does")


def _spawn(command: list[str]) -> subprocess.Popen[bytes]:
    nothing = subprocess.DEVNULL
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, creationflags=flags)  # noqa: S603 - ourselves
    else:  # noqa: RET505 - an else is what a type checker for another platform can leave out
        return subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)  # noqa: S603 - ourselves


def _status(runtime: str) -> str | None:
    try:
        answer = ask(runtime, ["status"])
    except OSError:
        return None
    return answer[1] if answer else None
