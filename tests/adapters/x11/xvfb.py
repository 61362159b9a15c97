"""A real X server without a screen, and somebody at its mouse and keyboard."""

import os
import subprocess
from pathlib import Path


class Xvfb:
    """An X server that lets in whoever has the cookie, or everybody of this machine where there is none."""

    def __init__(self, folder: Path, cookie: str | None = None) -> None:
        self.environment = {"HOME": str(folder)}
        authority = str(folder / "server-authority")
        if cookie is not None:
            # Of its own file the server takes every cookie, whatever display it is for.
            self.run("xauth", "-q", "-f", authority, "add", ":0", ".", cookie)
        self._auth = [] if cookie is None else ["-auth", authority]
        self._log = (folder / "xvfb.log").open("w")
        self._start()

    def restart(self) -> None:
        """Let it crash, and start it again on the same display."""
        self.process.kill()
        self.process.wait()
        self._start(self.environment["DISPLAY"])

    def _start(self, *display: str) -> None:
        reading, writing = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", *display, "-displayfd", str(writing), "-screen", "0", "320x240x24", "-nolisten", "tcp", "-noreset",
             *self._auth],
            pass_fds=[writing], stdout=self._log, stderr=self._log,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        assert number, "Xvfb did not start"
        self.environment["DISPLAY"] = f":{number}"

    def run(self, *command: str) -> str:
        return subprocess.check_output(command, env={**os.environ, **self.environment}, text=True)

    def input(self, *words: str) -> None:
        self.run("xdotool", *words)

    def close(self) -> None:
        self.process.terminate()
        self.process.wait()
        self._log.close()
