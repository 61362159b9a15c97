"""Leaving a real desktop alone, and coming back to it."""

from __future__ import annotations

from tests.desktop.dunst import DunstDesktop
from tests.desktop.program import QUIET, Program


def test_nobody_at_the_mouse_is_away_until_it_moves(dunst: DunstDesktop) -> None:
    dunst.screen.move(300, 300)
    program = Program(dunst.session, QUIET + 'away = "2 s"\n')
    program.until_state("away")
    dunst.screen.move(400, 400)
    program.until_state("working")
