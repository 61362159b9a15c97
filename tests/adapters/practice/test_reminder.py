"""What a practice tells the running kneebreak."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from queue import Empty, SimpleQueue

import pytest

from kneebreak.adapters.practice.reminder import Reminder
from kneebreak.engine.entry import Entry
from kneebreak.engine.events import PracticeEnded, PracticeSeen, Practised
from kneebreak.engine.movement import Posture, Side
from kneebreak.practice.record import Record
from kneebreak.practice.telling import Told, understood
from tests.practice.practices import PRACTICES

NOON = datetime(2025, 11, 22, 12, tzinfo=UTC)
FLOOR = PRACTICES["floor"]
PROMPT = 5.0
"""In seconds: it is far less, unless the machine is busy."""


class Running:
    """A running kneebreak that answers nothing and remembers what it hears."""

    def __init__(self, error: OSError | None = None) -> None:
        self._heard: SimpleQueue[list[str]] = SimpleQueue()
        self._error = error

    def ask(self, words: list[str]) -> None:
        self._heard.put(words)
        if self._error is not None:
            raise self._error

    def hears(self) -> Told:
        """What it hears next."""
        command, *words = self._heard.get(timeout=PROMPT)
        assert command == "practice"
        return understood(words)

    def hears_nothing(self, within: float = 0) -> bool:
        """Whether nothing more comes, within so many seconds."""
        try:
            self._heard.get(timeout=within)
        except Empty:
            return True
        return False


def step(number: int) -> Entry:
    record = Record(FLOOR, "run-floor")
    record.begin(FLOOR.steps[number - 1], NOON)
    entry = record.finish(FLOOR.steps[number - 1], NOON + timedelta(seconds=number, microseconds=123456))
    assert entry is not None
    return entry


@pytest.fixture
def running() -> Running:
    return Running()


@pytest.fixture
def reminder(running: Running) -> Iterator[Reminder]:
    reminder = Reminder(running.ask)
    yield reminder
    reminder.close()


def test_it_tells_the_beginning_the_steps_and_the_end_in_their_order(reminder: Reminder, running: Running) -> None:
    reminder.seen()
    for number in (2, 4, 6):
        reminder.did(step(number))
    reminder.close()

    def done(movement: str, side: Side, second: int, *, again: bool = False) -> Practised:
        at = NOON + timedelta(seconds=second, milliseconds=123)  # as exactly as the log knows it
        return Practised(movement, side, Posture.FLOOR, at, again)

    # By what they are called: two named tuples without fields are equal.
    assert [repr(running.hears()) for _ in range(5)] == [
        repr(told)
        for told in (
            PracticeSeen(),
            done("quad-set", Side.LEFT, 2),
            done("quad-set", Side.RIGHT, 4, again=True),
            done("clam", Side.LEFT, 6),
            PracticeEnded(),
        )
    ]


def test_a_practice_that_never_began_is_not_told_of(running: Running) -> None:
    Reminder(running.ask).close()
    assert running.hears_nothing()


def test_it_repeats_that_the_practice_is_under_way(running: Running) -> None:
    reminder = Reminder(running.ask, timedelta(milliseconds=10))
    reminder.seen()
    assert all(isinstance(running.hears(), PracticeSeen) for _ in range(4))
    reminder.close()
    while isinstance(running.hears(), PracticeSeen):
        pass
    assert running.hears_nothing()


def test_a_practice_in_which_nothing_happens_is_let_go_of_until_something_does(running: Running) -> None:
    reminder = Reminder(running.ask, timedelta(milliseconds=10), repeats=3)
    reminder.seen()
    assert all(isinstance(running.hears(), PracticeSeen) for _ in range(4))
    assert running.hears_nothing(within=0.2)
    reminder.did(step(2))
    assert isinstance(running.hears(), Practised)
    assert all(isinstance(running.hears(), PracticeSeen) for _ in range(3))
    reminder.close()
    assert isinstance(running.hears(), PracticeEnded)


@pytest.mark.parametrize("error", [ConnectionError("gone"), TimeoutError("silent")])
def test_one_that_does_not_answer_hears_the_rest_all_the_same(error: OSError) -> None:
    running = Running(error)
    reminder = Reminder(running.ask)
    reminder.seen()
    reminder.did(step(2))
    reminder.close()
    told = [running.hears() for _ in range(3)]
    assert [type(each) for each in told] == [PracticeSeen, Practised, PracticeEnded]
