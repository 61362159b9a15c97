"""A step of the ramp, from a key on the terminal to the user's own schedule file."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kneebreak.adapters.memory.toml import TomlMemory
from kneebreak.adapters.resources import resource
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.engine.entry import Outcome
from kneebreak.engine.ramp import DAYS, STAGES, DayCount, Ramp
from kneebreak.engine.step import begin
from kneebreak.ports import Mistakes
from tests.desktop.until import until
from tests.program.running import Running
from tests.program.terminal import OWN, Terminal

_WRITTEN = {"every": '"1 h"', "strength": "2", "level": "1", "on": "true", "lull": '"0 s"'}
"""What the user's schedule says, besides what the default one does."""


def _with(text: str, values: dict[str, str]) -> str:
    """A schedule with other values in lines that stay as long as they were, or one longer."""
    for key, value in values.items():
        pattern = re.compile(rf"^({key} *= )(\S+(?: \S+\")?)( *)(#.*)$", re.MULTILINE)
        text, count = pattern.subn(lambda m, value=value: f"{m[1]}{value.ljust(len(m[2] + m[3]))}{m[4]}", text)  # type: ignore[misc]  # a lambda's default has no type
        assert count == 1, key
    return text


MINE = _with(Path(resource("config", "schedule.toml")).read_text("utf-8"), _WRITTEN) + "\n# My own words, at the end.\n"


@pytest.fixture
def on_offer(without_desktop: Running) -> Running:
    """Five days of use are over, all was done, and a step up is on offer."""
    running, now = without_desktop, datetime.now(UTC)
    running.save_schedule(MINE)
    plan = FileSchedule(str(running.schedule), UTC).load()
    assert not isinstance(plan, Mistakes)
    days = tuple(
        DayCount((now - timedelta(days=DAYS + 1 - number)).date(), {Outcome.DONE: 4}) for number in range(DAYS)
    )
    TomlMemory(str(running.memory)).save(begin(plan, 1, now)._replace(ramp=Ramp(STAGES[1], days)))
    return running


def test_a_step_that_is_taken_changes_the_values_and_keeps_every_comment_and_all_else(on_offer: Running) -> None:
    running = on_offer
    terminal = Terminal(running, *OWN)
    until(running.answers, "kneebreak answers")
    before = datetime.fromisoformat(running.status()["due"])
    assert running.status()["ramp"] == {"step": 2, "of": 4, "offer": "up"}
    running.done("next")
    terminal.until("[D]one", within=5)
    assert running.schedule.read_text("utf-8") == MINE
    terminal.type("d")
    terminal.until("A step up?", within=5)
    terminal.until("S[t]ep up", within=5)
    assert running.schedule.read_text("utf-8") == MINE

    terminal.type("t")
    terminal.until("Step 3 of 4: a prompt every 45 min", within=5)
    expected = _with(MINE, {"every": '"45 min"', "strength": "3", "level": "2"})
    assert running.schedule.read_text("utf-8") == expected
    assert running.status()["ramp"] == {"step": 3, "of": 4, "offer": None}
    due = datetime.fromisoformat(running.status()["due"])
    assert due < before
    assert running.done("ramp", "down").startswith("Step 2 of 4: ")
    assert running.schedule.read_text("utf-8") == MINE


def test_a_step_that_is_declined_leaves_the_file_alone_and_stays_declined_after_a_kill(on_offer: Running) -> None:
    on_offer.start()
    saved = on_offer.schedule.stat().st_mtime_ns
    assert "A step up is on offer" in on_offer.done("status")
    on_offer.done("ramp", "later")
    on_offer.kill()
    on_offer.start()
    assert on_offer.status()["ramp"] == {"step": 2, "of": 4, "offer": None}
    assert on_offer.schedule.stat().st_mtime_ns == saved
