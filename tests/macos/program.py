"""kneebreak on a machine that it takes for a Mac: real pystray and desktop-notifier, on stand-ins for its libraries."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from kneebreak.adapters.control.client import ask
from tests.desktop.until import until

CHECKOUT = Path(__file__).parents[2]
START = (sys.executable, "-m", "tests.fakes.mac_start")


class MacProgram:
    """One user's home, and the program that runs there."""

    def __init__(self, home: Path, tools: Path) -> None:
        self.home = home
        self.folder = home / "Library/Application Support/kneebreak"
        self.runtime = str(home / "Library/Caches/TemporaryItems/kneebreak")
        self.spoken = tools / "osascript.txt"
        self._tools = tools
        for path in (home, tools):
            path.mkdir()
        script = tools / "osascript"
        script.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" >>'{self.spoken}'\n")
        script.chmod(0o700)
        self.environment = {
            "PATH": f"{tools}:/usr/bin:/bin",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PYTHONPATH": f"{CHECKOUT}:{CHECKOUT / 'tests/fakes/macos'}",
            "MAC_BUNDLE": "kneebreak",
        }
        self.process: subprocess.Popen[bytes] | None = None

    def save_schedule(self, text: str) -> None:
        """Put this text into the user's schedule."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "schedule.toml").write_text(text)

    def start(self) -> None:
        """Start it, and wait until its icon is there and it answers."""
        self.launch()
        until(lambda: self.seen()["icons"], "the icon is in the menu bar")
        until(self.answers, "it answers")

    def launch(self, *words: str) -> None:
        """Start it, or a command of it."""
        with (self._tools / "diagnostics.txt").open("ab") as diagnostics:
            self.process = subprocess.Popen(
                [*START, *words],
                env=self.environment,
                cwd=self.home,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=diagnostics,
            )

    def answers(self) -> bool:
        """Whether it can be reached."""
        return ask(self.runtime, ["status"]) is not None

    def user(self, *words: object) -> Any:
        """Let the user, or macOS, do something; see `tests/fakes/mac_start.py`."""
        assert self.process is not None
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(words).encode() + b"\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, f"it ended: {self.said()}"
        return json.loads(answer)

    def seen(self) -> dict[str, Any]:
        """What is on the screen."""
        seen: dict[str, Any] = self.user("seen")
        assert seen["faults"] == [], "the laws of macOS are kept"
        return seen

    def prompt(self) -> str:
        """The title of the prompt that is shown, once there is one."""

        def title() -> str:
            return next((str(title) for title, buttons in self.seen()["up"].items() if "Done" in buttons), "")

        return until(title, "a prompt is shown")

    def _up(self) -> list[tuple[str, list[str]]]:
        return list(self.seen()["up"].items())

    def ask(self, *words: str) -> str:
        """What a command prints that must go well."""
        answer = ask(self.runtime, words)
        assert answer is not None, f"it does not answer: {self.said()}"
        code, text = answer
        assert code == 0, text
        return str(text)

    def run(self, *words: str) -> str:
        """What a command prints that is started as a process of its own."""
        command = [*START, *words]
        ended = subprocess.run(
            command, env=self.environment, cwd=self.home, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        assert ended.returncode == 0, ended.stderr.decode()
        return ended.stdout.decode()

    def status(self) -> dict[str, Any]:
        """What `kneebreak status --json` says."""
        status: dict[str, Any] = json.loads(self.ask("status", "--json"))
        return status

    def diagnosis(self) -> dict[str, tuple[bool, list[str]]]:
        """Whether each need is served, and by what."""
        needs = json.loads(self.ask("doctor"))["needs"]
        return {
            need["need"]: (need["served"], [source["source"] for source in need["sources"] if source["serves"]])
            for need in needs
        }

    def log(self) -> list[dict[str, Any]]:
        """The lines of the log."""
        files = sorted((self.folder / "log").glob("*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text().splitlines()]

    def said(self) -> str:
        """What it has printed for whoever reads it."""
        return (self._tools / "diagnostics.txt").read_text()

    def end(self) -> int:
        """Wait for its end, and return its exit code."""
        assert self.process is not None
        code = self.process.wait(30)
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            stream.close()
        self.process = None
        return code

    def kill(self) -> None:
        """End it if it still runs."""
        if self.process is not None:
            self.process.kill()
            self.end()
