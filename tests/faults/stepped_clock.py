"""A clock that can be set, for one process alone; the machine's own is left as it is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

assert sys.platform != "win32"

_SOURCE = Path(__file__).with_name("clock.c")


class SteppedClock:
    """What a process that has this in its environment takes for the time."""

    def __init__(self, folder: Path) -> None:
        library = folder / "clock.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(_SOURCE), "-ldl"], check=True)
        self._file = folder / "offset"
        self._offset = timedelta(0)
        self._save()
        self.environment = {"LD_PRELOAD": str(library), "STEPPED_CLOCK": str(self._file)}

    def step(self, by: timedelta, pid: int) -> None:
        """Set it, and let the process know as the kernel would."""
        self.set_off(by)
        os.kill(pid, signal.SIGURG)

    def set_off(self, by: timedelta) -> None:
        """Set it while no process lives by it."""
        self._offset += by
        self._save()

    def _save(self) -> None:
        draft = self._file.with_suffix(".new")
        draft.write_text(str(int(self._offset.total_seconds())))
        draft.replace(self._file)
