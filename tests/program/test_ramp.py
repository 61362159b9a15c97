"""A step of the ramp, from a key on the terminal to the user's own schedule file."""

from __future__ import annotations

from datetime import datetime

from tests.desktop.good_days import MINE, remember_good_days, with_values
from tests.desktop.until import until
from tests.program.running import Running
from tests.program.terminal import OWN, Terminal


def test_a_step_that_is_taken_changes_the_values_and_keeps_every_comment_and_all_else(without_desktop: Running) -> None:
    running = without_desktop
    schedule = remember_good_days(running.session)
    terminal = Terminal(running, *OWN)
    until(running.answers, "kneebreak answers")
    before = datetime.fromisoformat(running.status()["due"])
    assert running.status()["ramp"] == {"step": 2, "of": 4, "offer": "up"}
    running.done("next")
    terminal.until("[D]one")
    terminal.type("d")
    terminal.until("A step up?")
    terminal.until("S[t]ep up")
    assert schedule.read_text("utf-8") == MINE

    terminal.type("t")
    terminal.until("Step 3 of 4: a prompt every 45 min")
    expected = with_values(MINE, every='"45 min"', strength="3", level="2")
    assert expected != MINE
    assert schedule.read_text("utf-8") == expected
    assert running.status()["ramp"] == {"step": 3, "of": 4, "offer": None}
    assert datetime.fromisoformat(running.status()["due"]) < before
    assert running.done("ramp", "down").startswith("Step 2 of 4: ")
    assert schedule.read_text("utf-8") == MINE


def test_a_step_that_is_declined_leaves_the_file_alone_and_stays_declined_after_a_kill(
    without_desktop: Running,
) -> None:
    running = without_desktop
    schedule = remember_good_days(running.session)
    saved = schedule.stat().st_mtime_ns
    running.start()
    assert "A step up is on offer" in running.done("status")
    running.done("ramp", "later")
    running.kill()
    running.start()
    assert running.status()["ramp"] == {"step": 2, "of": 4, "offer": None}
    assert schedule.stat().st_mtime_ns == saved
