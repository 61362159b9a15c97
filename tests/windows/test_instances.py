"""One instance, whatever befalls it, and its start with the session."""

from __future__ import annotations

import winreg
from collections.abc import Iterator

import pytest

from kneebreak.adapters.autostart.run_key import RunKey
from tests.contracts.autostart import AutostartContract
from tests.desktop.until import until
from tests.windows.program import Program

_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


def test_a_second_start_shows_what_the_first_is_at(running: Program) -> None:
    second = running.launch()
    assert second.wait() == 0
    assert "kneebreak is already running." in second.said()


def test_of_two_starts_at_once_one_runs(program: Program) -> None:
    both = [program.launch(), program.launch()]
    until(lambda: not all(each.runs() for each in both), "one of them gives way", within=60)
    program.running, *others = (each for each in both if each.runs())
    assert others == []
    until(program.answers, "the other one answers", within=60)


def test_a_killed_one_is_started_again_and_goes_on_with_its_prompt(running: Program) -> None:
    running.say("next")
    before = running.say("status").splitlines()[0]
    running.kill()
    running.start()
    assert running.say("status").splitlines()[0] == before
    running.say("done")
    running.until_outcomes(("done", "cli"))


def test_without_a_console_it_runs_and_ends_as_ever(program: Program) -> None:
    """pythonw gives a program no streams at all: sys.stdout is None."""
    said = program.say("start")
    assert said.startswith("kneebreak is running.")
    assert program.say("quit") == "kneebreak has ended\n"
    until(lambda: program.ask("status").returncode == 1, "it is gone", within=30)


class TestRunKey(AutostartContract):
    """The contract of every start with the session."""

    @pytest.fixture
    def start(self) -> Iterator[RunKey]:
        key = RunKey([r"C:\Program Files\Python\pythonw.exe", "-m", "kneebreak"])
        assert not key.is_on(), "this user has kneebreak start with the session; the test would change that"
        yield key
        key.turn(on=False)


def test_autostart_is_a_value_in_the_registry_and_leaves_no_trace() -> None:
    key = RunKey([r"C:\Program Files\Pythön\pythonw.exe", "-m", "kneebreak"])
    assert not key.is_on(), "this user has kneebreak start with the session; the test would change that"
    try:
        key.turn(on=True)
        assert key.is_on()
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as opened:
            value, _ = winreg.QueryValueEx(opened, "kneebreak")
        assert value == r'"C:\Program Files\Pythön\pythonw.exe" -m kneebreak'
    finally:
        key.turn(on=False)
    assert not key.is_on()
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as opened:
        assert "kneebreak" not in [winreg.EnumValue(opened, at)[0] for at in range(winreg.QueryInfoKey(opened)[1])]


def test_twenty_commands_at_once_are_all_answered(running: Program) -> None:
    callers = [running.launch("status") for _ in range(20)]
    assert [caller.wait() for caller in callers] == [0] * 20, [caller.said() for caller in callers]
