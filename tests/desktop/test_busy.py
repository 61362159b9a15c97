"""Somebody who wants no disturbance, on a real desktop: what the schedule may say of it."""

from __future__ import annotations

from tests.desktop.dunst import DunstDesktop
from tests.desktop.program import Program
from tests.desktop.until import until


def _schedule(policy: str) -> str:
    return f'[rhythm]\nevery = "2 s"\nlull = "0 s"\n[busy]\ndo_not_disturb = "{policy}"\n'


def test_each_policy_does_what_it_says_while_dunst_is_paused(dunst: DunstDesktop) -> None:
    dunst.session.run("dunstctl", "set-paused", "true")
    program = Program(dunst.session, _schedule("hold"))
    assert "do-not-disturb is on" in program.until_state("held")["why"]
    assert program.log() == []

    program.save_schedule(_schedule("skip"))
    until(program.log, "what is left out is in the log")
    assert {(entry["outcome"], entry["reason"]) for entry in program.log()} == {("held", "do_not_disturb")}

    for policy in ("discreet", "show"):
        program.save_schedule(_schedule(policy))
        program.until_state("prompting")
        assert program.ask("done").returncode == 0

    before = dunst.screen.settled()
    program.save_schedule(_schedule("hold"))
    program.until_state("held")
    assert dunst.bubbles(before) == []
    dunst.session.run("dunstctl", "set-paused", "false")
    dunst.bubble(before)
    assert program.status()["state"] == "prompting"
    assert [entry["outcome"] for entry in program.log()][-2:] == ["done", "done"]
