"""Single keys from a terminal, as POSIX has it."""

from __future__ import annotations

import os
import select
import sys
import termios
import tty

assert sys.platform != "win32"  # noqa: S101 - tells the type checker where this file is at home

_CHUNK = 64


class TerminalKeys:
    """Keys as they are typed, without echo, until it is closed."""

    can_come = True

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._modes = termios.tcgetattr(fd)
        tty.setcbreak(fd)

    def wait(self, seconds: float) -> str:
        """What is typed within this time; empty if nothing is. Raises EOFError where the terminal is gone."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return ""
        try:
            typed = os.read(self._fd, _CHUNK)
        except OSError:
            typed = b""
        if not typed:
            raise EOFError
        return typed.decode(errors="ignore")

    def close(self) -> None:
        """Give the terminal back as it was."""
        termios.tcsetattr(self._fd, termios.TCSADRAIN, self._modes)
