"""Commands as processes on the program's loop: their end is an event, and so is the end of their time."""

# ruff: noqa: PTH123 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta

from kneebreak.adapters.hooks.faults import Faults
from kneebreak.ports import FileWaiter

assert sys.platform == "linux"  # noqa: S101 - tells the type checker where this file is at home

_GRACE = timedelta(seconds=2)
"""Between being asked to end and being ended."""


class SpawnedCommands:
    """Starts commands by posix_spawn(3) in sessions of their own, so that what they started ends with them."""

    def __init__(
        self,
        loop: FileWaiter,
        environment: Mapping[str, str],
        limit: timedelta,
        at_once: int,
        trouble: Callable[[str], None],
    ) -> None:
        self._loop = loop
        self._environment = environment
        self._limit = limit
        self._at_once = at_once
        self._faults = Faults(trouble)
        self._running: set[_Process] = set()

    def run(self, command: tuple[str, ...], variables: Mapping[str, str], told: str) -> None:
        """Start a command with these variables on top of the environment, and this text as its standard input."""
        if len(self._running) >= self._at_once:
            self._faults.tell(command, f"was left out, for {self._at_once} commands run already")
            return
        try:
            process = _Process(command, {**self._environment, **variables}, told)
        except OSError as error:
            self._faults.tell(command, f"could not be started ({error.strerror})")
            return
        self._running.add(process)
        process.calls_off = self._loop.after(self._limit, lambda: self._end(process))
        self._loop.watch(process.ended, lambda: self._ended(process))

    def close(self) -> None:
        """End what still runs."""
        for process in list(self._running):
            process.signal(signal.SIGKILL)
            self._forget(process)
            process.reap()

    def _end(self, process: _Process) -> None:
        process.too_long = True
        process.signal(signal.SIGTERM)
        process.calls_off = self._loop.after(_GRACE, lambda: process.signal(signal.SIGKILL))

    def _ended(self, process: _Process) -> None:
        self._forget(process)
        process.signal(signal.SIGKILL)  # whatever it started and left behind
        code = process.reap()
        if process.too_long:
            self._faults.tell(process.command, f"took longer than {self._limit.total_seconds():g} s and was ended")
        elif code:
            self._faults.tell(process.command, f"ended with {code}")
        else:
            self._faults.mended(process.command)

    def _forget(self, process: _Process) -> None:
        self._running.discard(process)
        self._loop.forget(process.ended)
        process.calls_off()


class _Process:
    """A command that runs."""

    def __init__(self, command: tuple[str, ...], environment: Mapping[str, str], told: str) -> None:
        self.command = command
        self.too_long = False
        self.calls_off: Callable[[], None] = lambda: None
        self._pid = _spawn(command, environment, told)
        self.ended = os.pidfd_open(self._pid)
        """A descriptor that can be read once it has ended: pidfd_open(2)."""

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to it and all that it started."""
        with suppress(ProcessLookupError, PermissionError):  # it may just have ended
            os.killpg(self._pid, number)

    def reap(self) -> int:
        """Take its exit code, and let it be gone; blocks until it has ended."""
        os.close(self.ended)
        _, status = os.waitpid(self._pid, 0)
        return os.waitstatus_to_exitcode(status)


def _spawn(command: tuple[str, ...], environment: Mapping[str, str], told: str) -> int:
    """Start it; what it prints goes nowhere, so that it can print as much as it likes."""
    with open(os.memfd_create("kneebreak"), "wb+", buffering=0) as text:
        text.write(told.encode())
        text.seek(0)
        actions = [
            (os.POSIX_SPAWN_DUP2, text.fileno(), 0),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ]
        return os.posix_spawnp(
            command[0], command, environment, file_actions=actions, setsid=True, setsigdef=list(signal.valid_signals())
        )
