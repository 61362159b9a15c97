"""Display servers that crash with a prompt open: with one that starts anew all goes on, else the session is over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.desktop.dunst import DunstDesktop
from tests.desktop.program import QUIET, Program
from tests.desktop.sway import SwayDesktop


@pytest.fixture
def sway(tmp_path: Path) -> Iterator[SwayDesktop]:
    with SwayDesktop(tmp_path / "outputs", tmp_path / "screenshots") as desktop:
        yield desktop


def test_a_prompt_outlives_the_x_server(dunst: DunstDesktop) -> None:
    before = dunst.screen.settled()
    program = _prompting(dunst)
    dunst.restart()
    _goes_on(dunst, program, before)


def test_a_prompt_outlives_the_compositor_and_the_program_ends_with_the_last_one(sway: SwayDesktop) -> None:
    before = sway.screen.settled()
    program = _prompting(sway)
    sway.restart()
    _goes_on(sway, program, before)
    sway.session.end(sway.compositor.pid)
    assert program.process.wait(timeout=60) == 0
    assert program.outcomes() == [("done", sway.click)]
    assert not list(sway.session.runtime.glob("kneebreak/*.sock"))


def _prompting(desktop: DunstDesktop | SwayDesktop) -> Program:
    before = desktop.screen.settled()
    program = Program(desktop.session, QUIET)
    assert program.ask("next").returncode == 0
    desktop.bubble(before)
    return program


def _goes_on(desktop: DunstDesktop | SwayDesktop, program: Program, before: Image.Image) -> None:
    """The open prompt comes back to the screen, and a click on it counts."""
    bubble = desktop.bubble(before)
    desktop.screen.keep("shown-again")
    desktop.screen.click(bubble.head)
    program.until_outcomes(("done", desktop.click))
