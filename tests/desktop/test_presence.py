"""Leaving a real desktop alone, and coming back to it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from tests.desktop.desktop import Desktop
from tests.desktop.program import PROGRAM, QUIET, Program
from tests.desktop.sway import SwayDesktop
from tests.desktop.until import until


@pytest.mark.parametrize("desktop", ["dunst", "sway"], indirect=True)
def test_nobody_at_the_mouse_is_away_until_it_moves(desktop: Desktop) -> None:
    desktop.screen.move(300, 300)
    program = Program(desktop.session, QUIET + 'away = "2 s"\n')
    program.until_state("away")
    desktop.screen.move(400, 400)
    program.until_state("working")


@pytest.mark.parametrize("desktop", ["dunst", "sway"], indirect=True)
def test_a_prompt_waits_for_a_pause(desktop: Desktop) -> None:
    program = Program(desktop.session, '[rhythm]\nevery = "2 s"\nlull = "1 min"\n')
    due = datetime.fromisoformat(program.status()["due"])
    places = count(200)

    def typed_long_enough() -> bool:
        desktop.screen.move(next(places), 300)
        assert program.status()["state"] == "working", "nobody is interrupted"
        return datetime.now(UTC) > due + timedelta(seconds=2)

    until(typed_long_enough, "a prompt has been due for two seconds")
    program.until_state("prompting")


def test_a_doctor_names_the_compositor_and_what_it_lacks(tmp_path: Path) -> None:
    with SwayDesktop(tmp_path / "outputs", tmp_path / "screenshots") as desktop:
        answer = desktop.session.run(*PROGRAM, "doctor", "--json")
    (idle,) = (need for need in json.loads(answer.stdout)["needs"] if need["need"] == "idle")
    (source,) = (source for source in idle["sources"] if source["serves"])
    assert source["source"] == "the Wayland compositor"
    assert "video" in source["reason"]
