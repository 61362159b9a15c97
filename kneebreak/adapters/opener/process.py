"""A command of our own, run in a thread where there is no loop that could wait for it."""

from __future__ import annotations

import subprocess
import threading

from kneebreak.adapters.opener.attempts import Failed
from kneebreak.adapters.surroundings import Surroundings


def run(command: tuple[str, ...], failed: Failed, _around: Surroundings) -> None:
    """Run it; `failed` is called if it ends with an error."""
    threading.Thread(target=_run, args=(command, failed), name="opener", daemon=True).start()


def _run(command: tuple[str, ...], failed: Failed) -> None:
    nothing = subprocess.DEVNULL
    try:
        code = subprocess.run(command, stdin=nothing, stdout=nothing, stderr=nothing, check=False).returncode  # noqa: S603 - ourselves
    except OSError as error:
        failed(str(error))
        return
    if code:
        failed(f"exit status {code}")
