"""The program's beginning and end, as its user sees them."""

from __future__ import annotations

from tests.desktop.desktop import Desktop
from tests.desktop.dunst import DunstDesktop
from tests.desktop.program import QUIET, Program
from tests.desktop.until import until
from tests.desktop.xfce import XfceDesktop


def test_the_first_start_shows_a_bubble(desktop: Desktop) -> None:
    before = desktop.screen.settled()
    process = Program.launch(desktop.session)
    until(lambda: desktop.bubbles(before), "a bubble is on the screen")
    desktop.screen.keep("welcome")
    assert process.poll() is None
    assert (desktop.session.config / "kneebreak/schedule.toml").exists()


def test_the_welcome_leads_to_the_page_with_what_to_know_first(xfce: XfceDesktop) -> None:
    sent, browser = xfce.session.folder / "sent", xfce.session.folder / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >"{sent}.part" && mv "{sent}.part" "{sent}"\n')
    browser.chmod(0o700)
    xfce.session.environment["BROWSER"] = str(browser)
    before = xfce.screen.settled()
    Program.launch(xfce.session)
    _try_one, know, _schedule = xfce.buttons(xfce.bubble(before))
    xfce.screen.click(know.centre)
    until(sent.exists, "the browser is asked for the page")
    page = xfce.session.folder / "state/kneebreak/about.html"
    assert sent.read_text().strip() == page.as_uri()
    assert "Please ask a doctor or a physiotherapist first" in page.read_text()


def test_a_later_start_says_nothing(dunst: DunstDesktop) -> None:
    before = dunst.screen.settled()
    program = Program(dunst.session, QUIET)
    assert program.status()["state"] == "working"
    dunst.screen.settled()
    assert dunst.bubbles(before) == []


def test_a_saved_schedule_takes_effect_at_once(desktop: Desktop) -> None:
    program = Program(desktop.session, QUIET)
    before = desktop.screen.settled()
    program.save_schedule('[rhythm]\nevery = "2 s"\nlull = "0 s"\n')
    program.until_state("prompting")
    desktop.bubble(before)


def test_quitting_takes_bubble_and_icon_away(desktop: Desktop) -> None:
    before = desktop.screen.settled()
    program = Program(desktop.session, QUIET)
    assert program.ask("next").returncode == 0
    desktop.bubble(before)
    assert program.quit() == 0
    until(lambda: not desktop.bubbles(before) and not desktop.icons(before), "the screen is as it was")


def test_an_open_prompt_is_shown_again_after_a_crash(desktop: Desktop) -> None:
    program = Program(desktop.session, QUIET)
    before = desktop.screen.settled()
    assert program.ask("next").returncode == 0
    desktop.bubble(before)
    shown = program.status()["movement"]
    desktop.session.end(program.process.pid)
    again = Program(desktop.session)
    assert (again.status()["state"], again.status()["movement"]) == ("prompting", shown)
    desktop.screen.keep("after-the-crash")
    assert len(desktop.bubbles(before)) == 1
    desktop.screen.click(desktop.bubbles(before)[0].head)
    again.until_outcomes(("done", desktop.click))
