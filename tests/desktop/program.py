"""The program, started as its user would, in a session of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tests.desktop.session import Session
from tests.desktop.until import until

QUIET = '[rhythm]\nevery = "1 h"\nlull = "0 s"\n'
"""A schedule that leaves a test alone."""

PROGRAM = (sys.executable, "-m", "kneebreak")


class Program:
    """A running kneebreak, with this schedule or with whatever is there."""

    def __init__(self, session: Session, schedule: str | None = None) -> None:
        self._session = session
        if schedule is not None:
            self.save_schedule(schedule)
        self.process = self.launch(session)
        until(self._answers, "kneebreak answers; its output is among the artefacts", within=60)

    @staticmethod
    def launch(session: Session) -> subprocess.Popen[bytes]:
        """Start it in the foreground, and wait for nothing."""
        return session.start(*PROGRAM)

    def save_schedule(self, text: str) -> None:
        """Put this text into the user's schedule."""
        schedule = self._session.config / "kneebreak/schedule.toml"
        schedule.parent.mkdir(exist_ok=True)
        schedule.write_text(text)

    def ask(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one of its commands."""
        return self._session.run(*PROGRAM, *words)

    def status(self) -> dict[str, Any]:
        """What `kneebreak status --json` says."""
        answer = self.ask("status", "--json")
        assert answer.returncode == 0, answer.stderr
        status: dict[str, Any] = json.loads(answer.stdout)
        return status

    def log(self) -> list[dict[str, Any]]:
        """What `kneebreak log --json` says, oldest first."""
        answer = self.ask("log", "--json")
        assert answer.returncode == 0, answer.stderr
        return [json.loads(line) for line in answer.stdout.splitlines()]

    def outcomes(self) -> list[tuple[str, str | None]]:
        """The outcome of each entry of the log, and where the answer came from."""
        return [(entry["outcome"], entry["via"]) for entry in self.log()]

    def until_state(self, state: str, within: float = 30) -> dict[str, Any]:
        """Wait until it is in a state, and return its status."""

        def status() -> dict[str, Any] | None:
            found = self.status()
            return found if found["state"] == state else None

        return until(status, f"kneebreak is {state}", within)

    def until_outcomes(self, *outcomes: tuple[str, str | None]) -> None:
        """Wait until the log holds exactly these."""
        try:
            until(lambda: self.outcomes() == list(outcomes), "the log says what it should")
        except AssertionError:
            assert self.outcomes() == list(outcomes)
            raise

    def quit(self) -> int:
        """Ask it to end, and return its exit code."""
        answer = self.ask("quit")
        assert answer.returncode == 0, answer.stderr
        return self.process.wait(timeout=30)

    def _answers(self) -> bool:
        assert self.process.poll() is None, f"kneebreak ended with {self.process.returncode}; see the artefacts"
        return self.ask("status", "--json").returncode == 0
