"""A program in a session of its own, watched until it ends."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta

from kneebreak.adapters.opener.attempts import Failed
from kneebreak.adapters.opener.program import Program
from kneebreak.ports import FileWaiter

assert sys.platform == "linux"  # noqa: S101 - tells the type checker where this file is at home

# What a session told us about our own start. A program that inherits it takes itself for the one that was started:
# Startup Notification Protocol, XDG Activation Protocol, X Session Management as GNOME does it.
_MEANT_FOR_US = frozenset({"DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN", "DESKTOP_AUTOSTART_ID"})
# Python ignores the first two, nohup and shells may have us ignore the others; a program expects none of that.
_ORDINARY_SIGNALS = (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGCHLD, signal.SIGINT, signal.SIGQUIT, signal.SIGHUP)
_SILENCE = tuple((os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2))
_IN_FOLDER = ("/bin/sh", "-c", 'cd -- "$0" && exec "$@"')


def start(program: Program, environment: Mapping[str, str], loop: FileWaiter, failed: Failed) -> None:
    """Start a program; `failed` is called if it cannot be started or ends with an error within its patience."""
    command = program.command if program.folder is None else (*_IN_FOLDER, program.folder, *program.command)
    inherited = {name: value for name, value in environment.items() if name not in _MEANT_FOR_US}
    try:
        pid = os.posix_spawn(
            command[0],
            command,
            inherited,
            file_actions=_SILENCE,
            setsid=True,
            setsigmask=(),
            setsigdef=_ORDINARY_SIGNALS,
        )
    except (OSError, ValueError) as error:  # ValueError: a NUL in somebody's desktop entry
        failed(f"{program.name} cannot be started ({getattr(error, 'strerror', None) or error})")
        return
    _Child(pid, loop, program.patience, lambda how: failed(f"{program.name} ended at once ({how})"))


class _Child:
    """A started program: heard of for as long as it is on trial, and buried whenever it ends."""

    def __init__(self, pid: int, loop: FileWaiter, trial: timedelta, failed: Failed) -> None:
        self._pid = pid
        self._loop = loop
        self._failed: Failed | None = failed
        try:
            self._fd = os.pidfd_open(pid)
        except OSError:
            # Linux before 5.3, no descriptor left, or buried already where SIGCHLD is ignored: nobody can tell how it
            # ends, so it counts as started.
            return
        loop.watch(self._fd, self._ended)
        self._call_off: Callable[[], None] = loop.after(trial, self._stood_the_trial)

    def _stood_the_trial(self) -> None:
        self._failed = None

    def _ended(self) -> None:
        self._loop.forget(self._fd)
        os.close(self._fd)
        self._call_off()
        how = _how_it_ended(self._pid)
        if how is not None and self._failed is not None:
            self._failed(how)


def _how_it_ended(pid: int) -> str | None:
    """Bury a child that has ended, and say with which error; None: with none."""
    try:
        _, status = os.waitpid(pid, 0)
    except ChildProcessError:  # whoever started us has us ignore SIGCHLD: the kernel buried it
        return None
    code = os.waitstatus_to_exitcode(status)
    if code == 0:
        return None
    return f"exit status {code}" if code > 0 else f"signal {-code}"
