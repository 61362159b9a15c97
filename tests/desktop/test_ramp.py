"""The offer of a step, on real desktops."""

from __future__ import annotations

from tests.desktop.desktop import Desktop
from tests.desktop.good_days import MINE, remember_good_days
from tests.desktop.program import Program
from tests.desktop.until import until


def test_an_offer_follows_an_answer_and_a_click_on_its_body_changes_nothing(desktop: Desktop) -> None:
    schedule = remember_good_days(desktop.session)
    program = Program(desktop.session)
    before = desktop.screen.settled()
    assert program.ask("next").returncode == 0
    desktop.bubble(before)
    desktop.screen.keep("prompt")
    assert program.ask("done").returncode == 0
    until(lambda: "ramp" in program.ask("status").stdout, "the offer stands")
    offer = desktop.bubble(before)
    desktop.screen.keep("offer")
    desktop.screen.click(offer.head)
    until(lambda: not desktop.bubbles(before), "the offer is off the screen")
    assert schedule.read_text("utf-8") == MINE
    assert program.status()["ramp"] == {"step": 2, "of": 4, "offer": "up"}
    assert program.ask("ramp", "up").stdout.startswith("Step 3 of 4: ")
    desktop.bubble(before)
    desktop.screen.keep("step")
    assert schedule.read_text("utf-8") != MINE
