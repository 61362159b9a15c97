"""Prompts on real notification servers, answered by real clicks."""

from __future__ import annotations

from tests.desktop.desktop import NOTIFICATIONS, Desktop
from tests.desktop.dunst import DunstDesktop
from tests.desktop.picture import Box
from tests.desktop.program import QUIET, Program
from tests.desktop.until import until
from tests.desktop.xfce import XfceDesktop


def test_a_click_on_a_bubble_is_done(desktop: Desktop) -> None:
    program = Program(desktop.session, QUIET)
    bubble = _prompt(desktop, program)
    desktop.screen.click(bubble.head)
    program.until_outcomes(("done", desktop.click))
    assert program.status()["state"] == "working"


def test_a_prompt_comes_by_itself_when_it_is_due(desktop: Desktop) -> None:
    before = desktop.screen.settled()
    program = Program(desktop.session, '[rhythm]\nevery = "2 s"\nlull = "0 s"\n')
    desktop.bubble(before)
    assert program.status()["state"] == "prompting"


def test_a_bubble_is_gone_once_the_prompt_was_answered_elsewhere(desktop: Desktop) -> None:
    program = Program(desktop.session, QUIET)
    before = desktop.screen.settled()
    _prompt(desktop, program)
    assert program.ask("done").returncode == 0
    until(lambda: not desktop.bubbles(before), "the bubble is gone")
    program.until_outcomes(("done", "cli"))


def test_a_bubble_comes_again_when_the_server_was_killed(desktop: Desktop) -> None:
    program = Program(desktop.session, QUIET)
    before = desktop.screen.settled()
    _prompt(desktop, program)
    desktop.kill(NOTIFICATIONS)
    until(lambda: desktop.session.owner(NOTIFICATIONS), "the server is back")
    bubble = desktop.bubble(before)
    desktop.screen.keep("shown-again")
    desktop.screen.click(bubble.head)
    program.until_outcomes(("done", desktop.click))


def test_another_prompt_replaces_the_bubble_instead_of_adding_one(desktop: Desktop) -> None:
    program = Program(desktop.session, QUIET)
    before = desktop.screen.settled()
    _prompt(desktop, program)
    shown = program.status()["movement"]
    assert program.ask("other").returncode == 0
    assert program.status()["movement"] != shown
    desktop.screen.keep("another")
    assert len(desktop.bubbles(before)) == 1


def test_a_closed_bubble_is_skipped_where_the_user_wants_it_so(dunst: DunstDesktop) -> None:
    program = Program(dunst.session, QUIET + '[prompt]\ndismissal = "skipped"\n')
    dunst.screen.click(_prompt(dunst, program).head)
    program.until_outcomes(("skipped", "dismissal"))


def test_the_done_button_is_done(xfce: XfceDesktop) -> None:
    program = Program(xfce.session, QUIET)
    done, _snooze, _another = xfce.buttons(_prompt(xfce, program))
    xfce.screen.click(done.centre)
    program.until_outcomes(("done", "notification"))


def test_the_snooze_button_puts_the_prompt_off_and_it_comes_back(xfce: XfceDesktop) -> None:
    program = Program(xfce.session, QUIET + 'snooze = "3 s"\n')
    before = xfce.screen.settled()
    _done, snooze, _another = xfce.buttons(_prompt(xfce, program))
    shown = program.status()["movement"]
    xfce.screen.click(snooze.centre)
    program.until_outcomes(("snoozed", "notification"))
    until(lambda: not xfce.bubbles(before), "the bubble is gone")
    program.until_state("prompting")
    assert program.status()["movement"] == shown
    xfce.bubble(before)


def test_the_another_button_asks_for_another_movement(xfce: XfceDesktop) -> None:
    program = Program(xfce.session, QUIET)
    _done, _snooze, another = xfce.buttons(_prompt(xfce, program))
    shown = program.status()["movement"]
    xfce.screen.click(another.centre)
    until(lambda: program.status()["movement"] != shown, "another movement is asked for")
    xfce.screen.keep("another")
    assert program.status()["state"] == "prompting"
    assert program.outcomes() == []


def _prompt(desktop: Desktop, program: Program) -> Box:
    """Ask for a prompt; where its bubble appears."""
    before = desktop.screen.settled()
    assert program.ask("next").returncode == 0
    bubble = desktop.bubble(before)
    desktop.screen.keep("prompt")
    return bubble
