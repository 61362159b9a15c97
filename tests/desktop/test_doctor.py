"""What `kneebreak doctor` says of real desktops."""

from __future__ import annotations

import json
from typing import Any

from tests.desktop.desktop import Desktop
from tests.desktop.dunst import DunstDesktop
from tests.desktop.program import PROGRAM, QUIET, Program
from tests.desktop.until import until


def needs(answer: str) -> dict[str, dict[str, Any]]:
    """The diagnosis by needs."""
    return {need["need"]: need for need in json.loads(answer)["needs"]}


def test_everything_that_the_main_job_needs_is_there(desktop: Desktop) -> None:
    answer = desktop.session.run(*PROGRAM, "doctor", "--json")
    assert answer.returncode == 0, answer.stderr
    found = needs(answer.stdout)
    assert all(found[need]["served"] for need in ("notifications", "schedule", "log", "control"))
    assert found["tray"]["served"] is (desktop.panel is not None)


def test_the_running_program_is_asked_and_knows_its_click(desktop: Desktop) -> None:
    program = Program(desktop.session, QUIET)
    before = desktop.screen.settled()
    assert program.ask("next").returncode == 0
    desktop.bubble(before)
    answer = program.ask("doctor", "--json")
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["running"] is True
    (click,) = needs(answer.stdout)["click"]["sources"]
    assert click["serves"]
    assert ("closing" in click["reason"]) is (desktop.click == "dismissal")


def test_a_click_on_the_test_bubble_is_seen_to_arrive(desktop: Desktop) -> None:
    before = desktop.screen.settled()
    doctor = desktop.session.start(*PROGRAM, "doctor", "--test")
    desktop.screen.click(desktop.bubble(before).head)
    assert doctor.wait(timeout=20) == 0
    outputs = sorted(desktop.session.artefacts.glob("*.log"))
    assert any("a test bubble: the click on it arrived" in output.read_text() for output in outputs)
    until(lambda: not desktop.bubbles(before), "the test bubble is gone")


def test_a_report_names_nobody(dunst: DunstDesktop) -> None:
    answer = dunst.session.run(*PROGRAM, "doctor", "--report")
    assert answer.returncode == 0, answer.stderr
    report = json.loads(answer.stdout)
    assert report["python"]
    assert dunst.session.environment["HOME"] not in answer.stdout
