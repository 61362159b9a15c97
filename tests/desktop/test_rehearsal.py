"""A day in some seconds, on real notification servers, with a real click."""

from __future__ import annotations

from pathlib import Path

from tests.desktop.dunst import DunstDesktop
from tests.desktop.program import PROGRAM, QUIET, Program
from tests.desktop.session import Session
from tests.desktop.until import until
from tests.desktop.xfce import XfceDesktop


def test_a_real_click_counts_and_touches_nothing_that_lasts(dunst: DunstDesktop) -> None:
    program = Program(dunst.session, QUIET)
    assert program.ask("next").returncode == 0
    assert program.ask("done").returncode == 0
    before, files = dunst.screen.settled(), _files(dunst.session)
    rehearsal = dunst.session.start(*PROGRAM, "try", "--minutes", "1.2")
    dunst.screen.click(dunst.bubble(before).head)
    until(lambda: "Done (that was you)." in _told(dunst.session), "the click is told")
    rehearsal.terminate()
    assert rehearsal.wait(timeout=30) == 0
    until(lambda: not dunst.bubbles(before), "the bubbles are gone")
    assert _files(dunst.session) == files
    assert program.outcomes() == [("done", "cli")]


def test_the_icon_of_the_played_day_stands_beside_the_real_one_and_goes_with_it(xfce: XfceDesktop) -> None:
    program = Program(xfce.session, QUIET)
    alone = xfce.screen.settled()
    rehearsal = xfce.session.start(*PROGRAM, "try", "--minutes", "1.2")
    xfce.bubble(alone)
    xfce.screen.keep("played")
    assert xfce.icons(alone)
    rehearsal.terminate()
    assert rehearsal.wait(timeout=30) == 0
    until(lambda: not xfce.bubbles(alone) and not xfce.icons(alone), "the screen is as it was")
    assert program.status()["state"] == "working"


def _told(session: Session) -> str:
    """What it has told so far."""
    outputs = sorted(session.artefacts.glob(f"*-{Path(PROGRAM[0]).name}.log"))
    return outputs[-1].read_text()


def _files(session: Session) -> dict[str, bytes]:
    """Everything that lasts in a user's folders."""
    folders = [session.folder / name for name in ("home", "config", "data", "state")]
    return {
        str(file): file.read_bytes()
        for folder in folders
        for file in folder.rglob("*kneebreak*/**/*")
        if file.is_file()
    }
