"""`kneebreak practice` on a real terminal."""

from __future__ import annotations

from tests.program.running import PROGRAM, Running
from tests.program.terminal import OWN, Terminal


def test_without_a_desktop_it_runs_on_the_terminal_and_keys_lead_to_its_end(without_desktop: Running) -> None:
    terminal = Terminal(without_desktop, *OWN, words=("practice",))
    terminal.until("[3] In a chair.", within=10)
    terminal.type("3")
    terminal.until("and press Enter", within=5)
    terminal.type("0\n")
    terminal.until("Settle in", within=5)
    terminal.until("0:19", within=5)
    terminal.type(" ")
    terminal.until("paused", within=5)
    terminal.type("n")
    terminal.until("Firm your middle, 6 times", within=5)
    terminal.type("q")
    terminal.until("nothing new is in your log", within=5)
    assert terminal.process.wait(timeout=5) == 0


def test_control_c_ends_it_and_gives_the_terminal_back(without_desktop: Running) -> None:
    terminal = Terminal(without_desktop, *OWN, words=("practice", "floor", "--half", "--terminal"))
    terminal.until("and press Enter", within=10)
    assert not terminal.echoes()
    terminal.type("\x03")
    terminal.until("nothing new is in your log", within=5)
    assert terminal.process.wait(timeout=5) == 0
    assert terminal.echoes()


def test_a_practice_that_is_not_there_is_refused(without_desktop: Running) -> None:
    answer = without_desktop.session.run(*PROGRAM, "practice", "swimming")
    assert answer.returncode == 2
    assert "'swimming'" in answer.stderr
