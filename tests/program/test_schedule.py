"""The schedule, changed while the program runs."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import datetime, timedelta

import pytest

from tests.desktop.until import until
from tests.program.running import QUIET, Running
from tests.program.terminal import OWN, Terminal

_LONGER = QUIET.replace("1 h", "2 h")
_MISTAKEN = '[rhythm]\nevery = "2 h"\nsnooze = "45 mins ago"\n'


@pytest.fixture
def terminal(without_desktop: Running) -> Terminal:
    """Where the program speaks."""
    without_desktop.save_schedule(QUIET)
    terminal = Terminal(without_desktop, *OWN)
    until(without_desktop.answers, "kneebreak answers")
    return terminal


def test_a_saved_schedule_takes_effect_at_once_and_keeps_the_countdown(running: Running) -> None:
    due, within = _due(running), _half_a_second()
    running.schedule.write_text(_LONGER)
    _see_due(running, due + timedelta(hours=1), within)


def test_a_schedule_replaced_by_another_file_takes_effect_at_once(running: Running) -> None:
    due, within = _due(running), _half_a_second()
    for text, later in ((_LONGER, timedelta(hours=1)), (QUIET, timedelta(0))):
        draft = running.schedule.with_suffix(".new")
        draft.write_text(text)
        draft.replace(running.schedule)
        _see_due(running, due + later, within)


def test_mistakes_in_the_schedule_are_shown_and_the_old_one_stays_in_force(
    without_desktop: Running, terminal: Terminal
) -> None:
    due = _due(without_desktop)
    within = _half_a_second()
    without_desktop.schedule.write_text(_MISTAKEN)
    terminal.until('schedule.toml:3:10: rhythm.snooze: "45 mins ago"', within)
    assert _due(without_desktop) == due
    without_desktop.schedule.write_text(_LONGER)
    _see_due(without_desktop, due + timedelta(hours=1), within)


def test_the_old_schedule_stays_in_force_when_it_is_deleted(without_desktop: Running, terminal: Terminal) -> None:
    due = _due(without_desktop)
    within = _half_a_second()
    without_desktop.schedule.unlink()
    terminal.until("schedule.toml: cannot be read", within)
    assert _due(without_desktop) == due
    without_desktop.schedule.write_text(_LONGER)
    _see_due(without_desktop, due + timedelta(hours=1), within)


def _see_due(running: Running, due: datetime, within: float) -> None:
    until(lambda: _due(running) == due, f"the next prompt is due at {due}", within)


def _due(running: Running) -> datetime:
    return datetime.fromisoformat(running.status()["due"])


def _half_a_second() -> float:
    """Half a second where the machine is free; where it is busy, what forty starts of an interpreter take there."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return max(0.5, 40 * (time.monotonic() - began))
