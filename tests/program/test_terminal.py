"""On a terminal, without a desktop."""

from __future__ import annotations

from tests.desktop.until import until
from tests.program.running import QUIET, Running
from tests.program.terminal import OWN, Terminal


def test_the_first_start_speaks_on_the_terminal(without_desktop: Running) -> None:
    terminal = Terminal(without_desktop, *OWN)
    terminal.until("“kneebreak setup” asks five short questions")
    terminal.until("The first comes at ")
    terminal.until("“kneebreak setup” in another terminal fits it to you")
    terminal.until("[T]ry one now")


def test_a_key_answers_a_prompt(without_desktop: Running) -> None:
    running = without_desktop
    running.save_schedule(QUIET)
    terminal = Terminal(running, *OWN)
    until(running.answers, "kneebreak answers")
    running.done("next")
    terminal.until("[D]one")
    terminal.type("d")
    until(running.log, "the answer is in the log")
    assert [(line["outcome"], line["via"]) for line in running.log()] == [("done", "terminal")]
    assert running.status()["state"] == "working"
