"""`kneebreak setup` at a real terminal."""

# ruff: noqa: E402 - what is imported last is for Linux only, and a type checker is to know that before
from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kneebreak.adapters.resources import resource

assert sys.platform == "linux"

from tests.cli.at_terminal import ROOT, AtTerminal

DEFAULT = Path(resource("config", "schedule.toml")).read_text(encoding="utf-8")
KEPT = "\nEnter keeps "

Run = Callable[[Path], AtTerminal]


@pytest.fixture
def schedule(tmp_path: Path) -> Path:
    path = tmp_path / "schedule.toml"
    path.write_text(DEFAULT, encoding="utf-8")
    return path


@pytest.fixture
def run() -> Iterator[Run]:
    """Starts `kneebreak setup` with a schedule, at a terminal."""
    running: list[AtTerminal] = []

    def start(schedule: Path) -> AtTerminal:
        running.append(AtTerminal("--schedule", str(schedule), "setup"))
        return running[-1]

    yield start
    for terminal in running:
        terminal.close()


@pytest.fixture
def begin(run: Run) -> Run:
    """Starts it and has read the first text."""

    def start(schedule: Path) -> AtTerminal:
        terminal = run(schedule)
        assert "doctor" in terminal.sees("Press Enter to go on, or q to leave: ")
        terminal.types("\r")
        return terminal

    return start


def test_the_answers_are_written_into_the_schedule_in_place(schedule: Path, begin: Run) -> None:
    terminal = begin(schedule)
    for question, answer in (
        ("Where is your desk", "2"),
        ("Is standing possible", ""),
        ("Is sitting on the floor all right", "n"),
        ("Are your knees sore", "yes"),
        ("how much time at your desk", "1"),
    ):
        assert question in terminal.sees(KEPT)
        terminal.types(f"{answer}\r")
    code, said = terminal.ends()
    assert code == 0
    assert [line.strip() for line in said.splitlines() if "->" in line] == [
        'rhythm.place: "home" -> "office"',
        "body.no_floor: false -> true",
        "body.knee_sore: false -> true",
        'rhythm.every: "45 min" -> "1 h"',
        "targets.strength: 3 -> 1",
        "body.level: 2 -> 1",
        "ramp.on: false -> true",
    ]
    assert str(schedule) in said

    lines = list(zip(DEFAULT.splitlines(), schedule.read_text(encoding="utf-8").splitlines(), strict=True))
    changed = [re.sub(" +", " ", now.partition("#")[0]) for before, now in lines if now != before]
    assert changed == [
        'every = "1 h" ',
        'place = "office" ',
        "strength = 1 ",
        "knee_sore = true ",
        "no_floor = true ",
        "level = 1 ",
        "on = true ",
    ]
    assert all(before.partition("#")[2] == now.partition("#")[2] for before, now in lines)


def test_what_holds_is_what_enter_keeps(schedule: Path, begin: Run) -> None:
    schedule.write_text('[rhythm]\nevery = "50 min"\nplace = "office"\n')
    terminal = begin(schedule)
    kept = []
    for _ in range(5):
        terminal.sees(KEPT)
        kept.append(terminal.sees(": "))
        terminal.types("\r")
    assert kept == ["2: ", "1: ", "1: ", "1: ", "50 min: "]
    assert terminal.ends() == (0, "\n\nEverything stays as it is.\n")
    assert schedule.read_text() == '[rhythm]\nevery = "50 min"\nplace = "office"\n'


def test_an_answer_that_is_not_understood_is_asked_for_again(schedule: Path, begin: Run) -> None:
    terminal = begin(schedule)
    terminal.sees(KEPT)
    terminal.types("seven\r")
    assert "Type 1 or 2, Enter to keep it as it is, or q to leave." in terminal.sees(KEPT)
    terminal.types("q\r")
    assert terminal.ends()[0] == 0


# An interrupt that comes right before Python begins to read is heard only once the reading ends: hence its Enter.
@pytest.mark.parametrize("leaving", ["q\r", "Q\r", "\x03\r", "\x04"], ids=["q", "Q", "Ctrl-C", "Ctrl-D"])
def test_leaving_in_the_middle_changes_nothing(schedule: Path, begin: Run, leaving: str) -> None:
    terminal = begin(schedule)
    terminal.sees(KEPT)
    terminal.types("2\r")
    terminal.sees(KEPT)
    terminal.types(leaving)
    code, said = terminal.ends()
    assert (code, said.splitlines()[-1]) == (0, "Nothing was changed.")
    assert schedule.read_text(encoding="utf-8") == DEFAULT


def test_leaving_at_the_first_text_writes_no_schedule(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "schedule.toml"
    terminal = run(path)
    terminal.sees("to leave: ")
    terminal.types("q\r")
    assert terminal.ends()[0] == 0
    assert not path.exists()


def test_where_there_is_no_schedule_the_default_one_is_written_with_the_answers(tmp_path: Path, begin: Run) -> None:
    path = tmp_path / "new" / "schedule.toml"
    terminal = begin(path)
    for answer in ("office", "", "", "", ""):
        terminal.sees(KEPT)
        terminal.types(f"{answer}\r")
    assert 'rhythm.place: "home" -> "office"' in terminal.ends()[1]
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(DEFAULT.splitlines())


def test_a_schedule_with_mistakes_in_it_is_shown_them_before_any_question(schedule: Path, run: Run) -> None:
    schedule.write_text("[rhythm]\nevery = 5\n")
    code, said = run(schedule).ends()
    assert (code, said) == (2, 'schedule.toml:2:9: rhythm.every: 5 has no unit; write it like "45 min"\n')


def test_without_a_terminal_it_says_what_to_do(schedule: Path) -> None:
    command = [sys.executable, "-m", "kneebreak", "--schedule", str(schedule), "setup"]
    ended = subprocess.run(command, input="1\n" * 9, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("kneebreak: setup asks its questions in a terminal; open one and run it there,")
    assert schedule.read_text(encoding="utf-8") == DEFAULT
