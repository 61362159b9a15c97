"""A change of the schedule while kneebreak runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kneebreak.adapters.control.client import ask

ROOT = Path(__file__).parents[2]
KNEEBREAK = (sys.executable, "-m", "kneebreak")
_PATIENCE = 20.0


class Home:
    """The folders of a user who has no desktop, and commands that run there."""

    def __init__(self, folder: Path) -> None:
        names = {
            "XDG_CONFIG_HOME": "config",
            "XDG_DATA_HOME": "data",
            "XDG_STATE_HOME": "state",
            "XDG_RUNTIME_DIR": "run",
        }
        folders = {variable: folder / name for variable, name in names.items()}
        for each in folders.values():
            each.mkdir(mode=0o700)
        self.runtime = str(folders["XDG_RUNTIME_DIR"] / "kneebreak")
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT), **{name: str(at) for name, at in folders.items()}}

    def due(self) -> datetime | None:
        """When the next prompt is due; None: nothing runs, or nothing is due."""
        answer = ask(self.runtime, ["status", "--json"])
        status: dict[str, Any] = json.loads(answer[1]) if answer else {}
        return datetime.fromisoformat(status["due"]) if status.get("due") else None

    def due_before(self, moment: datetime) -> datetime:
        """Wait until a prompt is due before this moment; returns when."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            due = self.due()
            if due is not None and due < moment:
                return due
            time.sleep(0.02)
        raise AssertionError(f"nothing is due before {moment}, but {self.due()}")


@pytest.fixture
def home() -> Iterator[Home]:
    """A home in which it runs."""
    # Short, for the path of a socket may have 107 bytes at most: unix(7).
    with tempfile.TemporaryDirectory(prefix="kb-", dir="/tmp") as folder:
        home = Home(Path(folder))
        with subprocess.Popen(
            KNEEBREAK,
            env=home.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as running:
            yield home
            running.terminate()


def test_a_running_kneebreak_takes_up_a_value_that_was_set_and_keeps_the_countdown(home: Home) -> None:
    before = home.due_before(datetime(9999, 1, 1, tzinfo=UTC))
    subprocess.run([*KNEEBREAK, "set", "rhythm.every", "30 min"], env=home.environment, check=True, capture_output=True)
    after = home.due_before(before)
    assert before - after == timedelta(minutes=15)
