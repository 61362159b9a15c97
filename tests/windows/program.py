"""The program on Windows, started as its user would, with folders of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from tests.desktop.until import until
from tests.windows.screen import Window, windows

assert sys.platform == "win32"

_LAST_WORDS_SECONDS = 2
COMMAND = (sys.executable, "-m", "kneebreak")


class Launched:
    """A process, and what it prints.

    Under Wine a pipe can stay open when its writer has ended, so nobody waits for its end.
    """

    def __init__(self, command: tuple[str, ...], environment: dict[str, str]) -> None:
        nothing, flags = subprocess.DEVNULL, subprocess.CREATE_NEW_PROCESS_GROUP
        self.process = subprocess.Popen(
            command,
            env=environment,
            stdin=nothing,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            creationflags=flags,
        )
        self._printed: list[bytes] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def runs(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None

    def wait(self) -> int:
        """Wait for its end, and return its exit code."""
        return self.process.wait(60)

    def kill(self) -> None:
        """End it by force."""
        self.process.kill()
        self.wait()

    def said(self) -> str:
        """What it has printed."""
        self._reader.join(_LAST_WORDS_SECONDS)
        return b"".join(self._printed).decode("cp1252", "replace")

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream:
            while part := os.read(stream.fileno(), 4096):
                self._printed.append(part)


class Program:
    """One user's kneebreak, which may or may not run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        # Python's own choice for pipes is what a console of Western Europe speaks.
        self.environment = {key: value for key, value in os.environ.items() if key != "PYTHONUTF8"}
        self.environment |= {"WIN_PD_OVERRIDE_LOCAL_APPDATA": str(folder), "PYTHONIOENCODING": "cp1252"}
        self.running: Launched | None = None
        self._refuse_foreign_folders()

    @property
    def schedule(self) -> Path:
        """The user's schedule."""
        return self.folder / "kneebreak" / "schedule.toml"

    def save_schedule(self, text: str) -> None:
        """Put this text into it."""
        self.schedule.parent.mkdir(exist_ok=True)
        self.schedule.write_text(text, encoding="utf-8")

    def launch(self, *words: str) -> Launched:
        """Start it in the foreground, or one of its commands, and wait for nothing."""
        return Launched((*COMMAND, *words), self.environment)

    def start(self) -> None:
        """Start it, and wait until it answers and has its window."""
        self.running = self.launch()
        until(self.answers, "kneebreak answers", within=60)
        self.windows()

    def windows(self) -> list[Window]:
        """Its windows, which nobody sees: that of the icon, and that of its menu."""
        assert self.running is not None
        number = self.running.process.pid
        return until(lambda: [each for each in windows("kneebreak") if each.process == number], "windows", within=30)

    def send(self, message: int, wparam: int = 0, lparam: int = 0) -> set[int]:
        """Send all its windows a message, as Windows itself does; returns what they answer."""
        return {window.send(message, wparam, lparam) for window in self.windows()}

    def post(self, message: int, wparam: int = 0, lparam: int = 0) -> None:
        """Post all its windows a message, and wait for nothing."""
        for window in self.windows():
            window.post(message, wparam, lparam)

    def ask(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one of its commands, which prints into a pipe in cp1252."""
        return subprocess.run(
            [*COMMAND, *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="cp1252",
            check=False,
            timeout=60,
        )

    def say(self, *words: str) -> str:
        """What a command prints, which must go well."""
        answer = self.ask(*words)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    def answers(self) -> bool:
        """Whether it runs and answers."""
        assert self.running is None or self.running.runs(), self.running.said()
        return self.ask("status").returncode == 0

    def state(self) -> str:
        """What it is at, in one word."""
        state: str = json.loads(self.say("status", "--json"))["state"]
        return state

    def until_state(self, state: str, within: float = 30) -> None:
        """Wait until it is at that."""
        until(lambda: self.state() == state, f"kneebreak is {state}", within)

    def log(self) -> list[dict[str, Any]]:
        """What the log says, oldest first."""
        return [json.loads(line) for line in self.say("log", "--json").splitlines()]

    def outcomes(self) -> list[tuple[str, str | None]]:
        """The outcome of each entry, and where the answer came from."""
        return [(entry["outcome"], entry["via"]) for entry in self.log()]

    def until_outcomes(self, *outcomes: tuple[str, str | None]) -> None:
        """Wait until the log holds exactly these."""
        until(lambda: self.outcomes() == list(outcomes), f"the log says {outcomes}", within=30)

    def ended(self) -> int:
        """Wait for its end, and return its exit code."""
        assert self.running is not None
        code = self.running.wait()
        self.running = None
        return code

    def kill(self) -> None:
        """End it by force, if it runs."""
        if self.running is not None:
            self.running.kill()
            self.running = None

    def _refuse_foreign_folders(self) -> None:
        """See to it that a test never touches what the user of this machine keeps."""
        ask = "from kneebreak.adapters.paths import choose; print(*map(ascii, choose()), sep='\\n')"
        said = subprocess.run(
            [sys.executable, "-c", ask],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
        mine = ascii(str(self.folder))[1:-1]
        for place in said.stdout.splitlines():
            assert mine in place, f"platformdirs does not heed WIN_PD_OVERRIDE_LOCAL_APPDATA ({place}); install 4.10"
