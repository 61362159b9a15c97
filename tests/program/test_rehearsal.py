"""`kneebreak try`, as a process of its own."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.desktop.until import until
from tests.program.running import PROGRAM, QUIET, Running
from tests.program.terminal import OWN, Terminal

TRY = (*PROGRAM, "try", "--minutes")


def test_without_notifications_the_whole_day_is_told_and_no_file_is_made(without_desktop: Running) -> None:
    session = without_desktop.session
    answer = session.run(*TRY, "0.1", within=60)
    assert answer.returncode == 0, answer.stderr
    assert "No notification can be shown here" in answer.stdout
    assert "Your hours are over" in answer.stdout
    assert "\nToday: " in answer.stdout
    assert "kneebreak done" not in answer.stdout, "there is nothing that it could answer"
    folders = [session.folder / name for name in ("home", "config", "data", "state", "cache", "run")]
    assert [file for folder in folders for file in folder.rglob("*")] == []


def test_one_that_runs_hears_nothing_of_it(running: Running) -> None:
    running.done("next")
    before = running.status()
    answer = running.session.run(*TRY, "0.1", within=60)
    assert answer.returncode == 0, answer.stderr
    assert running.status() == before
    assert running.log() == []


def test_a_key_answers_where_there_is_only_a_terminal(without_desktop: Running) -> None:
    without_desktop.save_schedule(QUIET)
    terminal = Terminal(without_desktop, *OWN, words=("try", "--minutes", "1"))
    terminal.until("their keys answer them", within=30)
    terminal.until("[D]one", within=30)
    terminal.type("d")
    terminal.until("Done (that was you).", within=30)
    terminal.type("\x03")
    terminal.until("None of it was written down", within=30)
    assert terminal.process.wait(timeout=30) == 0
    assert terminal.echoes()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_can_be_ended_at_any_time(without_desktop: Running, number: signal.Signals) -> None:
    session = without_desktop.session
    process = session.start(*TRY, "60")
    output = next(Path(session.artefacts).glob("*-python*.log"))
    until(lambda: "You sit down to work." in output.read_text(), "the day has begun")
    os.kill(process.pid, number)
    assert process.wait(timeout=30) == 0
    assert "None of it was written down" in output.read_text()
    assert "Traceback" not in output.read_text()


@pytest.mark.parametrize("minutes", ["0", "-1", "61", "nan", "inf", "two", ""])
def test_a_length_that_is_none_is_refused(without_desktop: Running, minutes: str) -> None:
    answer = without_desktop.session.run(*TRY, minutes)
    assert answer.returncode == 2
    assert "write a number from 0.1 to 60" in answer.stderr


def test_a_schedule_with_mistakes_is_not_played(without_desktop: Running) -> None:
    without_desktop.save_schedule('[rhythm]\nevery = "soon"\n')
    answer = without_desktop.session.run(*TRY, "0.1")
    assert answer.returncode == 2
    assert "schedule.toml:2:9: rhythm.every" in answer.stderr
