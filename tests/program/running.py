"""The program in a session without a screen, asked at its control socket, for that is quicker than its own commands."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kneebreak.adapters.control.client import ask
from tests.desktop.session import Session
from tests.desktop.until import until

PROGRAM = (sys.executable, "-m", "kneebreak")
QUIET = '[rhythm]\nevery = "1 h"\nlull = "0 s"\n'
"""A schedule that leaves a test alone."""

_CATALOGUE = Path(__file__).parents[2] / "config/movements.toml"
KINDS: dict[str, str] = {
    movement["id"]: movement["kind"] for movement in tomllib.loads(_CATALOGUE.read_text())["movement"]
}
"""The kind of each movement that is shipped, by its id."""


class Running:
    """A session, the files in it, and the program that runs there at the moment."""

    def __init__(self, artefacts: Path) -> None:
        self.session = Session(artefacts)
        # It is noon wherever this runs, so no test sees a day end.
        self.session.environment["TZ"] = f"NOON{datetime.now(UTC).hour - 12:+d}"
        self.runtime = str(self.session.runtime / "kneebreak")
        self.schedule = self.session.config / "kneebreak/schedule.toml"
        self.memory = self.session.folder / "state/kneebreak/memory.toml"
        self.log_folder = self.session.folder / "data/kneebreak/log"
        self.process: subprocess.Popen[bytes]
        self._names = {Path(PROGRAM[0]).name}

    def save_schedule(self, text: str) -> None:
        """Put this text into the user's schedule."""
        self.schedule.parent.mkdir(exist_ok=True)
        self.schedule.write_text(text)

    def launch(self, *before: str) -> None:
        """Start it, with these words of another program before its own, and wait for nothing."""
        self.process = self.session.start(*before, *PROGRAM)
        self._names.add(Path((*before, *PROGRAM)[0]).name)

    def start(self, *before: str) -> None:
        """Start it, and wait until it answers."""
        self.launch(*before)
        until(self.answers, "kneebreak answers; its output is among the artefacts")

    def kill(self) -> None:
        """Kill it, as a crash or a power cut would."""
        self.process.kill()
        self.process.wait()

    def answers(self) -> bool:
        """Whether it can be reached."""
        assert self.process.poll() is None, f"kneebreak ended with {self.process.returncode}; see the artefacts"
        return ask(self.runtime, ["status"]) is not None

    def ask(self, *words: str) -> tuple[int, str]:
        """The exit code of a command, and what it prints."""
        answer = ask(self.runtime, words)
        assert answer is not None, "kneebreak does not answer"
        return answer

    def done(self, *words: str) -> str:
        """What a command prints that must go well."""
        code, text = self.ask(*words)
        assert code == 0, text
        return text

    def status(self) -> dict[str, Any]:
        """What `kneebreak status --json` says, but for the sentence that is meant for people."""
        status: dict[str, Any] = json.loads(self.done("status", "--json"))
        del status["why"]
        return status

    def log(self) -> list[dict[str, Any]]:
        """The lines of the log as they stand, oldest first; each must be whole."""
        files = sorted(self.log_folder.glob("*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text().splitlines()]

    def output(self) -> str:
        """What it has printed, the starts before included."""
        outputs = sorted(output for name in self._names for output in self.session.artefacts.glob(f"*-{name}.log"))
        return "".join(output.read_text() for output in outputs)

    def close(self) -> None:
        """End everything."""
        self.session.close()
