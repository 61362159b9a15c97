"""`kneebreak practice` on a real terminal."""

from __future__ import annotations

import pytest

from tests.desktop.until import until
from tests.program.running import PROGRAM, Running
from tests.program.terminal import OWN, Terminal


def settle_in(terminal: Terminal) -> None:
    """Say that nothing hurts, and begin."""
    terminal.until("and press Enter")
    terminal.type("0\n")
    terminal.until("Settle in")


def test_without_a_desktop_it_runs_on_the_terminal_and_keys_lead_to_its_end(without_desktop: Running) -> None:
    without_desktop.save_schedule("[body]\nseated = true\n")
    terminal = Terminal(without_desktop, *OWN, words=("practice",))
    terminal.until("In a chair, for your schedule says that everything is done sitting.")
    settle_in(terminal)
    terminal.until("0:19")
    terminal.type(" ")
    terminal.until("paused")
    terminal.type("n")
    terminal.until("Firm your middle, 6 times")
    terminal.type("q")
    terminal.until("nothing new is in your log")
    assert terminal.process.wait(timeout=5) == 0


def test_the_running_one_keeps_silent_from_the_first_question_to_the_end(running: Running) -> None:
    running.done("next")
    terminal = Terminal(running, *OWN, words=("practice", "standing", "--terminal"))
    terminal.until("and press Enter")
    until(lambda: running.status()["state"] == "held", "it keeps silent")
    terminal.type("0\n")
    terminal.until("Settle in")
    terminal.type("q")
    terminal.until("nothing new is in your log")
    assert terminal.process.wait(timeout=5) == 0
    assert running.status()["state"] == "prompting"


def test_what_was_done_while_it_did_not_run_counts_from_its_next_start(running: Running) -> None:
    running.done("quit")
    running.process.wait(timeout=10)
    terminal = Terminal(running, *OWN, words=("practice", "standing", "--terminal"))
    settle_in(terminal)
    terminal.type("n")
    terminal.until("Stay on your line")
    terminal.type("q")
    terminal.until("1 exercise step is in your log")
    terminal.process.wait(timeout=5)
    running.start()
    assert running.status()["today"]["done"] == 1
    running.kill()
    running.start()
    assert running.status()["today"]["done"] == 1, "once"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("no_floor = true", "“On the floor” does not suit you, for your schedule leaves out the floor; "),
        ("seated = true", "“On the floor” does not suit you, for your schedule says that everything is done sitting; "),
    ],
)
def test_a_practice_that_does_not_suit_is_declined(without_desktop: Running, body: str, words: str) -> None:
    without_desktop.save_schedule(f"[body]\n{body}\n")
    answer = without_desktop.session.run(*PROGRAM, "practice", "floor")
    assert answer.returncode == 1
    assert answer.stderr == f"kneebreak: {words}“kneebreak practice seated” does\n"
    assert answer.stdout == ""


def test_a_schedule_that_cannot_be_read_is_no_ground_to_practise_on(without_desktop: Running) -> None:
    without_desktop.save_schedule("[body]\nknee_sore = 3\n")
    answer = without_desktop.session.run(*PROGRAM, "practice")
    assert answer.returncode == 2
    assert "what suits you stands in your schedule, and that has mistakes; mend them first" in answer.stderr
    assert "schedule.toml:2:13: body.knee_sore" in answer.stderr


def test_another_schedule_can_be_named(without_desktop: Running) -> None:
    draft = without_desktop.session.folder / "draft.toml"
    draft.write_text("[body]\nseated = true\n")
    answer = without_desktop.session.run(*PROGRAM, "--schedule", str(draft), "practice", "standing")
    assert answer.returncode == 1


def test_what_is_never_wanted_is_not_in_it(running: Running) -> None:
    for movement in ("mini-squat", "side-leg-lift"):
        running.done("never", movement)
    terminal = Terminal(running, *OWN, words=("practice", "standing", "--terminal"))
    terminal.until("two of them changed to suit what you told kneebreak of your body.")
    terminal.until("and press Enter")
    terminal.type("\x03")
    assert terminal.process.wait(timeout=5) == 0


def test_control_c_ends_it_and_gives_the_terminal_back(without_desktop: Running) -> None:
    terminal = Terminal(without_desktop, *OWN, words=("practice", "floor", "--half", "--terminal"))
    terminal.until("and press Enter")
    assert not terminal.echoes()
    terminal.type("\x03")
    terminal.until("nothing new is in your log")
    assert terminal.process.wait(timeout=5) == 0
    assert terminal.echoes()


def test_a_practice_that_is_not_there_is_refused(without_desktop: Running) -> None:
    answer = without_desktop.session.run(*PROGRAM, "practice", "swimming")
    assert answer.returncode == 2
    assert "'swimming'" in answer.stderr
