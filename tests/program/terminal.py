"""A terminal with the program on it."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import termios
import time

from tests.program.running import PROGRAM, Running

OWN = ("env", "--default-signal=INT", "setsid", "--ctty")
"""Before the program's words: lets the terminal be its own, as a shell would, with Ctrl+C that interrupts.

What is started in the background is made deaf to Ctrl+C, and hands that down.
"""


class Terminal:
    """A pseudo-terminal that the program was started on, and what it shows."""

    def __init__(self, running: Running, *before: str, words: tuple[str, ...] = ()) -> None:
        """Start the program with these words; those of `before` come in front of its own."""
        self._master, slave = pty.openpty()  # type: ignore[attr-defined,unused-ignore]  # Windows has none
        session = running.session
        running.process = self.process = subprocess.Popen(
            [*before, *PROGRAM, *words],
            env=session.environment,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=session.folder / "home",
        )
        os.close(slave)
        self.shown = ""
        session.at_end += [self.close, self._end]

    def until(self, text: str, within: float = 30) -> None:
        """Read until this text is shown, and forget what came up to its end; AssertionError after `within` seconds."""
        deadline = time.monotonic() + within
        while text not in self.shown:
            left = deadline - time.monotonic()
            ready, _, _ = select.select([self._master], [], [], max(0, left))
            assert ready, f"still not on the terminal after {within:g} s: {text!r}; but {self.shown!r}"
            self.shown += os.read(self._master, 4096).decode().replace("\r\n", "\n")
        self.shown = self.shown.partition(text)[2]

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def echoes(self) -> bool:
        """Whether it shows what is typed: termios(3)."""
        modes = termios.tcgetattr(self._master)[3]  # type: ignore[attr-defined,unused-ignore]  # Windows has none
        return bool(modes & termios.ECHO)  # type: ignore[attr-defined,unused-ignore]  # the same

    def close(self) -> None:
        """Close the terminal's window, as it were."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def _end(self) -> None:
        self.process.kill()
        self.process.wait()
