"""A break on Windows: the icon, its menu, a prompt, and the ways to say that it is done."""

from __future__ import annotations

import pytest

from kneebreak.adapters.tray.windows import NIN_BALLOONUSERCLICK, TRAY_MESSAGE
from tests.desktop.until import until
from tests.windows.program import Program
from tests.windows.screen import click, icon_place, middle_click, open_menu, right_click

BY_BALLOON = ("done", "notification")
BY_TRAY = ("done", "tray")
BY_COMMAND = ("done", "cli")


@pytest.fixture
def prompted(running: Program) -> Program:
    running.say("next")
    running.until_state("prompting")
    return running


def test_a_first_start_writes_the_schedule_into_the_users_own_folder(program: Program) -> None:
    program.start()
    assert program.schedule.read_bytes().startswith(b"#")
    assert program.state() == "working"


def test_a_click_on_the_balloon_is_a_break_in_the_log(prompted: Program) -> None:
    prompted.post(TRAY_MESSAGE, 0, NIN_BALLOONUSERCLICK)
    prompted.until_outcomes(BY_BALLOON)
    assert prompted.state() == "working"


def test_a_late_click_on_the_balloon_is_nobodys(prompted: Program) -> None:
    prompted.say("done")
    prompted.post(TRAY_MESSAGE, 0, NIN_BALLOONUSERCLICK)
    prompted.say("status")
    assert prompted.outcomes() == [BY_COMMAND]


@pytest.mark.parametrize("press", [click, middle_click])
def test_a_real_click_on_the_icon_is_done_while_a_prompt_is_open(prompted: Program, press: object) -> None:
    assert callable(press)
    press(icon_place())
    prompted.until_outcomes(BY_TRAY)


def test_the_command_says_done_as_well(prompted: Program) -> None:
    prompted.say("done")
    assert prompted.outcomes() == [BY_COMMAND]


def test_the_first_line_of_the_menu_is_done_while_a_prompt_is_open(prompted: Program) -> None:
    right_click(icon_place())
    click(open_menu().first)
    prompted.until_outcomes(BY_TRAY)


def test_the_last_line_of_the_menu_quits(running: Program) -> None:
    right_click(icon_place())
    click(open_menu().last)
    assert running.ended() == 0


def test_a_change_of_the_schedule_takes_effect_when_it_is_saved(running: Program) -> None:
    before = running.say("status")
    running.save_schedule('[rhythm]\nevery = "2 h"\n')
    until(lambda: running.say("status") != before, "the schedule was read again", within=30)
    running.save_schedule('[rhythm]\nevery = "never"\n')
    until(lambda: "Your schedule has a mistake" in running.say("status"), "the mistake is told", within=30)
