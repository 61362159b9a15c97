"""The commands that need no running kneebreak, or start one: real processes, private folders."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from kneebreak import __version__
from tests.desktop.session import Session
from tests.program.running import Running

# -P as a console script has it: the folder that a command is typed in lends it no modules.
COMMAND = (sys.executable, "-P", "-m", "kneebreak")
SHELL = shlex.join(COMMAND)


@pytest.fixture
def session(without_desktop: Running) -> Session:
    return without_desktop.session


def test_the_version_is_printed(session: Session) -> None:
    answer = session.run(*COMMAND, "--version")
    assert (answer.returncode, answer.stdout.strip()) == (0, f"kneebreak {__version__}")


def test_start_runs_it_in_the_background_and_passes_on_what_it_had_to_say(session: Session) -> None:
    answer = session.run(*COMMAND, "start")
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith("kneebreak is running.\nNext at ")
    assert "wrote a schedule for you to edit" in answer.stderr
    assert session.run(*COMMAND, "status").returncode == 0
    again = session.run(*COMMAND, "start")
    assert (again.returncode, again.stdout.splitlines()[0]) == (0, "kneebreak is already running.")
    assert session.run(*COMMAND, "quit").stdout == "kneebreak has ended\n"


def test_start_is_not_led_astray_by_modules_in_the_folder_it_is_typed_in(session: Session, tmp_path: Path) -> None:
    for name in ("json", "signal", "typing", "kneebreak"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('led astray')")
    answer = session.run("sh", "-c", f'cd "{tmp_path}" && {SHELL} start')
    assert answer.returncode == 0, answer.stderr
    session.run(*COMMAND, "quit")


def test_start_takes_a_schedule_by_a_relative_path(session: Session, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[rhythm]\nevery = "17 min"\n')
    answer = session.run("sh", "-c", f'cd "{tmp_path}" && {SHELL} start --schedule mine.toml')
    assert answer.returncode == 0, answer.stderr
    assert not (session.config / "kneebreak").exists()
    session.run(*COMMAND, "quit")


def test_a_second_session_with_the_same_files_is_refused(session: Session, tmp_path: Path) -> None:
    session.run(*COMMAND, "start")
    answer = session.run("env", f"XDG_RUNTIME_DIR={tmp_path}", *COMMAND)
    assert answer.returncode == 1
    assert "another session" in answer.stderr
    session.run(*COMMAND, "quit")


@pytest.mark.parametrize("command", ["status", "done", "next", "quit", "undo", "why", "ramp", "reload"])
def test_commands_say_when_nothing_runs(session: Session, command: str) -> None:
    answer = session.run(*COMMAND, command)
    assert answer.returncode == 1
    assert "not running" in answer.stderr
    assert answer.stdout == ""


def test_check_finds_all_mistakes_and_names_their_places(session: Session, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('[rhythm]\nevery = "45 mins ago"\nsnoz = 3\n')
    answer = session.run(*COMMAND, "check", str(broken))
    assert answer.returncode == 2
    lines = answer.stderr.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["broken.toml:2:9", "rhythm.every"],
        ["broken.toml:3:1", "rhythm.snoz"],
    ]
    broken.write_text('[rhythm]\nevery = "30 min"\n')
    assert session.run(*COMMAND, "check", str(broken)).returncode == 0


def test_check_without_a_schedule_says_where_it_looked(session: Session) -> None:
    answer = session.run(*COMMAND, "check")
    assert answer.returncode == 2
    assert str(session.config / "kneebreak/schedule.toml") in answer.stderr


def test_autostart_is_switched_on_and_off_without_a_trace(session: Session) -> None:
    def switch(to: str) -> str:
        answer = session.run(*COMMAND, "autostart", to)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout.strip()

    entry = session.config / "autostart/kneebreak.desktop"
    assert switch("status") == "autostart is off"
    assert switch("on") == "autostart is on"
    assert "-m kneebreak" in entry.read_text()
    assert switch("off") == "autostart is off"
    assert not entry.exists()


@pytest.mark.parametrize("words", [["dance"], ["autostart"], ["autostart", "maybe"], ["check", "a", "b"]])
def test_wrong_words_end_with_code_two(session: Session, words: list[str]) -> None:
    assert session.run(*COMMAND, *words).returncode == 2


def test_the_log_takes_its_options_behind_those_of_the_program(session: Session) -> None:
    answer = session.run(*COMMAND, "--schedule", "elsewhere.toml", "log", "--json")
    assert (answer.returncode, answer.stdout) == (0, "")


def test_the_log_is_shown_whichever_way_a_schedule_is_named(session: Session) -> None:
    answer = session.run(*COMMAND, "--schedule=elsewhere.toml", "log")
    assert answer.returncode == 0
    assert answer.stdout == session.run(*COMMAND, "log").stdout


@pytest.mark.parametrize("words", ["--version", "status", "check", "log", "autostart status"])
def test_a_full_or_closed_standard_output_is_no_traceback(session: Session, words: str) -> None:
    for target in (">/dev/full", ">&-", "2>/dev/full"):
        answer = session.run("sh", "-c", f"{SHELL} {words} {target}")
        assert "Traceback" not in answer.stderr
        assert answer.returncode in {0, 1, 2, 120}
