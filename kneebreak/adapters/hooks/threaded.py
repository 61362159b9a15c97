"""Commands as processes that a thread each waits for, where the program has no loop for descriptors."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from threading import Lock, Thread

from kneebreak.adapters.hooks.faults import Faults

_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW of the Windows API


class ThreadedCommands:
    """Starts each command in a thread that ends it when its time is over."""

    def __init__(
        self, environment: Mapping[str, str], limit: timedelta, at_once: int, trouble: Callable[[str], None]
    ) -> None:
        self._environment = environment
        self._limit = limit
        self._at_once = at_once
        self._faults = Faults(trouble)
        self._lock = Lock()
        self._running: list[subprocess.Popen[bytes]] = []

    def run(self, command: tuple[str, ...], variables: Mapping[str, str], told: str) -> None:
        """Start a command with these variables on top of the environment, and this text as its standard input."""
        with self._lock:
            if len(self._running) >= self._at_once:
                self._faults.tell(command, f"was left out, for {self._at_once} commands run already")
                return
            try:
                process = subprocess.Popen(  # noqa: S603 - it is the user's own command, and no shell reads it
                    command,
                    env={**self._environment, **variables},
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    creationflags=_NO_WINDOW,
                    start_new_session=sys.platform != "win32",
                )
            except OSError as error:
                self._faults.tell(command, f"could not be started ({error.strerror})")
                return
            self._running.append(process)
        Thread(target=self._wait, args=(process, command, told.encode()), name="hook", daemon=True).start()

    def close(self) -> None:
        """End what still runs."""
        with self._lock:
            for process in self._running:
                _kill(process)

    def _wait(self, process: subprocess.Popen[bytes], command: tuple[str, ...], told: bytes) -> None:
        fault = None
        try:
            process.communicate(told, self._limit.total_seconds())
        except subprocess.TimeoutExpired:
            _kill(process)
            process.wait()
            fault = f"took longer than {self._limit.total_seconds():g} s and was ended"
        with self._lock:
            self._running.remove(process)
            if fault is None and process.returncode:
                fault = f"ended with {process.returncode}"
            if fault is None:
                self._faults.mended(command)
            else:
                self._faults.tell(command, fault)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process, and where there are sessions all that it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):  # it may just have ended
            os.killpg(process.pid, signal.SIGKILL)
