"""A clock that is set to and fro under the running program."""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.desktop.until import until
from tests.faults.calm import assert_calm
from tests.faults.stepped_clock import SteppedClock
from tests.program.running import QUIET, Running

_STEPS = tuple(
    sign * step
    for step in (timedelta(days=1), timedelta(hours=1), timedelta(minutes=7), timedelta(seconds=3))
    for sign in (1, -1)
)
_OUTCOMES = {"done": "done", "skip": "skipped"}
_A_MOMENT = timedelta(milliseconds=100)


def _live(running: Running, folder: Path, seed: int, steps: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    clock = SteppedClock(folder)
    running.session.environment.update(clock.environment)
    running.save_schedule(QUIET)
    running.start()
    expected: list[str] = []
    for number in range(steps):
        if chance.random() < 0.5:
            running.done("next")
        _step(running, clock, chance.choice(_STEPS))
        if running.status()["state"] == "prompting":
            outcome = chance.choice(list(_OUTCOMES))
            running.done(outcome)
            expected.append(_OUTCOMES[outcome])
        lines = running.log()
        assert [line["outcome"] for line in lines] == expected
        assert len({line["id"] for line in lines}) == len(lines)
        if number % 4 == 0:
            assert_calm(running.process.pid)
        if chance.random() < 0.2:
            running.kill()
            running.start()
    assert "Traceback" not in running.output()


def _step(running: Running, clock: SteppedClock, by: timedelta) -> None:
    """Set the clock: what is due moves along, an open prompt stays."""
    before = running.status()
    clock.step(by, running.process.pid)
    if before["state"] == "working":
        due = datetime.fromisoformat(before["due"]) + by
        until(lambda: abs(_due(running) - due) < _A_MOMENT, f"after {by} it is due at {due}")
    after = running.status()
    assert after["state"] == before["state"]
    if after["state"] == "prompting":  # what comes next is another question on another day
        assert after["movement"] == before["movement"]


def _due(running: Running) -> datetime:
    return datetime.fromisoformat(running.status()["due"])


def test_a_clock_that_is_set_moves_what_is_due_along_and_loses_nothing(
    without_desktop: Running, tmp_path: Path
) -> None:
    _live(without_desktop, tmp_path, seed=1, steps=16)


def test_a_machine_that_knows_the_time_only_after_the_start_forgets_nothing(
    without_desktop: Running, tmp_path: Path
) -> None:
    running, clock = without_desktop, SteppedClock(tmp_path)
    running.session.environment.update(clock.environment)
    running.save_schedule(QUIET)
    running.start()
    for command in ("next", "done", "never walk-stairs", "next"):
        running.done(*command.split())
    movement = running.status()["movement"]
    lost = datetime.now(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    running.kill()
    clock.set_off(-lost)
    for kept in (True, False):
        running.start()
        assert running.status()["movement"] == movement
        os.utime(running.memory, (0, 0))  # as a clock of the whole machine would have had it
        if kept:
            running.kill()
    clock.step(lost, running.process.pid)
    until(lambda: running.status()["today"]["done"] == 1, "it is today again")
    running.done("done")
    running.kill()
    running.start()
    assert running.status()["today"]["done"] == 2
    assert "walk-stairs" in running.memory.read_text()
    assert "begins afresh" not in running.output()
    assert [line["outcome"] for line in running.log()] == ["done", "done"]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 7))
def test_a_clock_that_is_set_again_and_again_loses_nothing(without_desktop: Running, tmp_path: Path, seed: int) -> None:
    _live(without_desktop, tmp_path, seed, steps=100)
