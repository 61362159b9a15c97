"""Single keys from a terminal that belongs to the user's shell as well."""

from __future__ import annotations

import atexit
import os
import signal
import sys
import termios
from collections.abc import Callable
from contextlib import suppress

from kneebreak.ports import FileWaiter

assert sys.platform != "win32"  # noqa: S101 - tells the type checker where this file is at home

_Modes = list[int | list[bytes | int]]
_LOCAL_MODES = 3  # where termios(3) keeps the flags of line editing and echo
_CHUNK = 256


class Keyboard:
    """Hands on what is typed, key by key and without echo, while this process is in the terminal's foreground.

    The terminal's modes are given back when the program ends, in whatever way it can notice, and when it is
    suspended. In the background it leaves the terminal alone, for reading would stop the process there. Must be made
    in the main thread, for it listens to the signals of job control.
    """

    def __init__(self, waiter: FileWaiter, fd: int, typed: Callable[[bytes], None]) -> None:
        self._waiter = waiter
        self._fd = fd
        self._typed = typed
        self._before: _Modes | None = None
        self._handlers: dict[signal.Signals, signal._HANDLER] = {}
        self._dead = not os.isatty(fd)
        if self._dead:
            return
        # Should the foreground be lost between asking and reading, reading then fails instead of stopping us.
        self._handle(signal.SIGTTIN, signal.SIG_IGN)
        self._handle(signal.SIGTSTP, self._suspend)
        self._handle(signal.SIGCONT, self._resume)
        atexit.register(self.close)
        self.take()

    def take(self) -> bool:
        """Read keys from now on, if the terminal lets us, and say whether it does."""
        if self._dead or not self._is_foreground():
            return False
        try:
            before = termios.tcgetattr(self._fd)
            self._read_keys()
        except (termios.error, OSError):
            return False
        if self._before is None:
            self._before = before
            self._waiter.watch(self._fd, self._ready)
        return True

    def is_ours(self) -> bool:
        """Whether keys are being read."""
        return self._before is not None and self._is_foreground()

    def close(self) -> None:
        """Give modes and signals back."""
        self._restore()
        self._let_go()
        self._dead = True
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._handlers = {}
        atexit.unregister(self.close)

    def _handle(self, number: signal.Signals, handler: signal._HANDLER) -> None:
        if signal.getsignal(number) is not signal.SIG_IGN:
            self._handlers[number] = signal.signal(number, handler)

    def _read_keys(self) -> None:
        """Switch line editing and echo off; Ctrl-C and its like keep their meaning."""
        modes = termios.tcgetattr(self._fd)
        modes[_LOCAL_MODES] &= ~(termios.ICANON | termios.ECHO)
        termios.tcsetattr(self._fd, termios.TCSADRAIN, modes)

    def _is_foreground(self) -> bool:
        try:
            return os.tcgetpgrp(self._fd) == os.getpgrp()
        except OSError:
            return False

    def _ready(self) -> None:
        if not self._is_foreground():
            self._let_go()
            return
        try:
            typed = os.read(self._fd, _CHUNK)
        except OSError:
            typed = b""
        if typed:
            self._typed(typed)
        else:
            self._let_go()

    def _let_go(self) -> None:
        self._waiter.forget(self._fd)
        self._before = None

    def _restore(self) -> None:
        """Put the terminal's modes back, unless another process has it now and set its own."""
        if self._before is not None and self._is_foreground():
            with suppress(termios.error, OSError):
                termios.tcsetattr(self._fd, termios.TCSADRAIN, self._before)

    # Both of these run between any two steps of the loop, so they leave it alone.

    def _suspend(self, *_: object) -> None:
        self._restore()
        os.kill(os.getpid(), signal.SIGSTOP)

    def _resume(self, *_: object) -> None:
        """Set the modes again, which the shell has set for itself meanwhile."""
        if self.is_ours():
            with suppress(termios.error, OSError):
                self._read_keys()
