"""A practice on a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest

from kneebreak.adapters.practice.console import Console, Ended
from kneebreak.adapters.practice.conversation import Conversation
from kneebreak.engine.entry import Entry
from kneebreak.practice.fitting import Fitted
from kneebreak.practice.offer import Offer
from tests.fakes.keys import TypedKeys
from tests.fakes.log import RecordingLog
from tests.fakes.reminder import RecordingReminder
from tests.practice.practices import PRACTICES

NOON = datetime(2025, 11, 22, 12, tzinfo=UTC)
SEATED = PRACTICES["seated"]
FITTED = {name: Fitted(practice) for name, practice in PRACTICES.items()}
EXERCISES = [step for step in SEATED.steps if step.exercise]


class Terminal:
    """A console among fakes; time passes when it waits."""

    def __init__(
        self, typed: Mapping[float, str], *, can_come: bool = True, stands_still: tuple[float, float] = (0, 0)
    ) -> None:
        self.keys = TypedKeys(typed, ends=7200, can_come=can_come, stands_still=stands_still)
        self.log = RecordingLog()
        self.paper = StringIO()
        now = lambda: NOON + timedelta(seconds=self.keys.now)  # noqa: E731 - it is passed on at once
        self.conversation = Conversation(PRACTICES, self.log, RecordingReminder(), "run", now, self.paper.write)
        self.console = Console(self.keys, self.paper, self.conversation, self.keys.monotonic)

    def practise(self, name: str) -> str:
        """What is on the paper afterwards, without line breaks."""
        self.console.practise(Offer(FITTED, name))
        return self.text()

    def text(self) -> str:
        return " ".join(self.paper.getvalue().split())

    def steps(self) -> list[str]:
        return [entry.id for entry in self.log.lines if isinstance(entry, Entry)]


def test_it_leads_through_all_steps_in_their_time_and_logs_each_exercise() -> None:
    terminal = Terminal({1: "0\n", 700: "1\n"})
    text = terminal.practise("seated")
    assert terminal.steps() == [f"run-seated-{step.number}" for step in EXERCISES]
    at = 0
    for step in SEATED.steps:
        at = text.index(f"{step.title} (", at) + 1
    first = terminal.log.lines[0]
    assert isinstance(first, Entry)
    assert timedelta(seconds=48) <= first.at - first.due < timedelta(seconds=49)


def test_space_lets_the_time_stand_still() -> None:
    terminal = Terminal({1: "0\n", 30: " ", 1000: " ", 1700: "0\n"})
    terminal.practise("seated")
    first = terminal.log.lines[0]
    assert isinstance(first, Entry)
    assert first.at - first.due > timedelta(seconds=970)
    assert len(terminal.log.lines) == len(EXERCISES)


def test_next_passes_over_a_step_and_back_returns_to_it() -> None:
    terminal = Terminal({1: "0\n", 2: "\x1b[C", 10: "n", 11: "b", 700: "0\n", 800: "0\n"})
    text = terminal.practise("seated")
    assert text.count("Firm your middle, 6 times (") == 2
    assert terminal.steps() == [f"run-seated-{step.number}" for step in EXERCISES]


def test_q_and_escape_end_it_and_what_was_done_stays() -> None:
    for key in ("q", "\x1b"):
        terminal = Terminal({1: "0\n", 75: key})
        with pytest.raises(Ended):
            terminal.practise("seated")
        assert terminal.steps() == ["run-seated-2"]


def test_too_much_pain_at_the_beginning_offers_the_seated_one() -> None:
    terminal = Terminal({1: "7\n", 2: "y", 700: "2\n"})
    terminal.practise("standing")
    assert terminal.steps() == [f"run-seated-{step.number}" for step in EXERCISES]
    assert "That is enough for this one." in terminal.text()


def test_who_stops_instead_has_done_nothing() -> None:
    terminal = Terminal({1: "7\n", 2: "n"})
    terminal.practise("standing")
    assert terminal.steps() == []


def test_pain_on_the_way_ends_the_seated_one_for_good() -> None:
    terminal = Terminal({1: "0\n", 75: "h", 76: "1s\n"})
    text = terminal.practise("seated")
    assert terminal.steps() == ["run-seated-2"]
    assert "There is a gentler one" not in text


def test_the_time_in_which_somebody_says_how_it_feels_is_not_the_steps() -> None:
    terminal = Terminal({1: "0\n", 30: "h", 500: "1\n", 1500: "1\n"})
    terminal.practise("seated")
    first = terminal.log.lines[0]
    assert isinstance(first, Entry)
    assert first.at - first.due > timedelta(seconds=48 + 460)


def test_a_number_that_is_none_is_asked_for_again() -> None:
    terminal = Terminal({1: "11\n", 2: "\n", 3: "s\n", 4: "1x\x7f0\n", 700: "0\n"})
    text = terminal.practise("seated")
    assert text.count("That is no number from 0 to 10.") == 3
    assert "That is enough" not in text


def test_the_signs_to_stop_are_one_key_away() -> None:
    terminal = Terminal({1: "0\n", 5: "s", 6: "q"})
    with pytest.raises(Ended):
        terminal.practise("seated")
    assert "Stop at once and get urgent help if you notice: - pain or pressure in your chest" in terminal.text()


def test_a_machine_that_slept_finds_the_practice_paused() -> None:
    terminal = Terminal({1: "0\n", 3700: " ", 4500: "0\n"}, stands_still=(30, 3600))
    text = terminal.practise("seated")
    assert "Paused: the machine stood still for a while." in text
    first = terminal.log.lines[0]
    assert isinstance(first, Entry)
    assert timedelta(seconds=48 + 3600) < first.at - first.due < timedelta(seconds=48 + 3600 + 100)
    assert len(terminal.log.lines) == len(EXERCISES)


def test_without_a_keyboard_it_runs_by_itself_and_asks_nothing() -> None:
    terminal = Terminal({}, can_come=False)
    text = terminal.practise("seated")
    assert terminal.steps() == [f"run-seated-{step.number}" for step in EXERCISES]
    assert "How much does anything hurt" not in text


def test_it_says_why_it_is_this_one_what_is_changed_and_which_ones_suit_as_well() -> None:
    terminal = Terminal({1: "0\n", 5: "q"})
    fitted = {**FITTED, "seated": Fitted(SEATED, others=2, missing=1)}
    with pytest.raises(Ended):
        terminal.console.practise(Offer(fitted, "seated", "It just is."))
    text = terminal.text()
    assert "Four exercises, two of them changed, one left out to suit what you told kneebreak of your body." in text
    assert "It just is. “kneebreak practice standing” and “kneebreak practice floor” suit you as well." in text


def test_it_says_who_should_ask_first_and_that_it_is_no_medical_advice() -> None:
    terminal = Terminal({1: "0\n", 5: "q"})
    with pytest.raises(Ended):
        terminal.practise("seated")
    text = terminal.text()
    assert "Please ask a doctor or a physiotherapist first" in text
    assert "no medical advice" in text


def test_where_no_gentler_one_suits_none_is_offered() -> None:
    terminal = Terminal({1: "7\n"})
    terminal.console.practise(Offer({"standing": FITTED["standing"]}, "standing"))
    assert "There is a gentler one" not in terminal.text()
