"""A command at a real terminal, with somebody who types."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

assert sys.platform == "linux"

ROOT = Path(__file__).parents[2]
_PATIENCE = 20.0


class AtTerminal:
    """Runs `kneebreak` with these words until it ends; what it shows and what is typed is in `screen`."""

    def __init__(self, *words: str, **environment: str) -> None:
        self._ours, theirs = pty.openpty()
        self.screen = ""
        self._read = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kneebreak", *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - no thread of this test holds a lock
        )
        os.close(theirs)

    def sees(self, text: str) -> str:
        """Wait until this is shown after all that was waited for before; returns what came with it."""
        while text not in self.screen[self._read :]:
            if not self._hear():
                raise AssertionError(f"{text!r} never came; the screen: {self.screen[self._read :]}")
        start, self._read = self._read, self.screen.index(text, self._read) + len(text)
        return self.screen[start : self._read]

    def types(self, text: str) -> None:
        """Type it; a line ends with a carriage return, as the key says."""
        os.write(self._ours, text.encode())

    def ends(self) -> tuple[int, str]:
        """Wait for the end; returns the exit code and what was shown since."""
        while self._hear():
            pass
        return self._process.wait(_PATIENCE), self.screen[self._read :]

    def close(self) -> None:
        """End it, if it has not ended."""
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    def _hear(self) -> bool:
        deadline = time.monotonic() + _PATIENCE
        if not select.select([self._ours], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise AssertionError(f"nothing more comes; the screen: {self.screen}")
        try:
            heard = os.read(self._ours, 4096)
        except OSError:  # Linux tells the end of the last program at the other side by EIO
            return False
        self.screen += heard.decode().replace("\r\n", "\n")
        return bool(heard)


def _take_terminal() -> None:
    """Make it the terminal of this process, so that its keys can interrupt."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
