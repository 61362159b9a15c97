"""The icon in real trays, with real clicks."""

from __future__ import annotations

from tests.desktop.desktop import Desktop
from tests.desktop.picture import Box
from tests.desktop.program import QUIET, Program
from tests.desktop.until import until
from tests.desktop.xfce import XfceDesktop

LEFT, MIDDLE = 1, 2
MIDDLE_OF_THE_SCREEN = (512, 384)


def test_a_click_on_the_icon_shows_where_we_are(desktop_with_tray: Desktop) -> None:
    desktop = desktop_with_tray
    program, icon = _start(desktop)
    before = desktop.screen.settled()
    desktop.screen.click(icon.centre, LEFT)
    desktop.bubble(before)
    desktop.screen.keep("status")
    assert program.status()["state"] == "working"


def test_the_status_bubble_offers_a_break_now(xfce: XfceDesktop) -> None:
    program, icon = _start(xfce)
    before = xfce.screen.settled()
    xfce.screen.click(icon.centre, LEFT)
    break_now, _pause = xfce.buttons(xfce.bubble(before))
    xfce.screen.click(break_now.centre)
    program.until_state("prompting")


def test_a_middle_click_on_the_icon_is_done_while_a_prompt_is_open(desktop_with_tray: Desktop) -> None:
    desktop = desktop_with_tray
    program, icon = _start(desktop)
    desktop.screen.click(icon.centre, MIDDLE)
    assert program.ask("next").returncode == 0
    assert program.outcomes() == []
    desktop.screen.keep("due")
    desktop.screen.click(icon.centre, MIDDLE)
    program.until_outcomes(("done", "tray"))


def test_the_first_line_of_the_menu_answers_an_open_prompt(desktop_with_tray: Desktop) -> None:
    desktop = desktop_with_tray
    program, icon = _start(desktop)
    before = desktop.screen.settled()
    assert program.ask("next").returncode == 0
    desktop.bubble(before)
    menu = desktop.menu(icon)
    desktop.screen.keep("menu")
    desktop.screen.click(menu.head)
    program.until_outcomes(("done", "tray"))


def test_the_last_line_of_the_menu_ends_the_program(desktop_with_tray: Desktop) -> None:
    desktop = desktop_with_tray
    before = desktop.screen.settled()
    program, icon = _start(desktop)
    menu = desktop.menu(icon)
    desktop.screen.keep("menu")
    desktop.screen.click(menu.foot)
    assert program.process.wait(timeout=10) == 0
    desktop.screen.move(*MIDDLE_OF_THE_SCREEN)  # sway draws the pointer itself
    until(lambda: not desktop.icons(before), "the icon is gone")


def test_the_icon_comes_back_with_the_panel_and_answers_the_prompt_that_was_open(desktop_with_tray: Desktop) -> None:
    desktop = desktop_with_tray
    empty = desktop.screen.settled()
    program, _icon = _start(desktop)
    quiet = _panel(desktop)
    assert program.ask("next").returncode == 0
    desktop.bubble(empty)
    due, open_one = _panel(desktop), program.status()
    assert due != quiet
    desktop.restart_panel()
    icon = desktop.tray_icon(empty)
    desktop.screen.keep("icon-is-back")
    assert _panel(desktop) == due, "it shows that something is due"
    assert program.status() == open_one
    assert program.outcomes() == []
    desktop.screen.click(icon.centre, MIDDLE)
    program.until_outcomes(("done", "tray"))
    assert program.log()[0]["movement"] == open_one["movement"]
    desktop.screen.move(*MIDDLE_OF_THE_SCREEN)  # Xfce shows what the icon says of itself
    until(lambda: not desktop.bubbles(empty), "its bubble is gone")

    assert program.ask("next").returncode == 0
    desktop.screen.click(desktop.menu(icon).head)
    program.until_outcomes(("done", "tray"), ("done", "tray"))
    assert len({entry["id"] for entry in program.log()}) == 2


def _panel(desktop: Desktop) -> bytes:
    """The panel as it looks once it stands still."""
    assert desktop.panel
    return desktop.screen.settled().crop(desktop.panel).tobytes()


def _start(desktop: Desktop) -> tuple[Program, Box]:
    """Start the program; where its icon appears."""
    before = desktop.screen.settled()
    program = Program(desktop.session, QUIET)
    return program, desktop.tray_icon(before)
