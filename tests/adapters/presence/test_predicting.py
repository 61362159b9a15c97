"""Absences by asking at the predicted moment: how often it asks, and what it says."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from queue import SimpleQueue

import pytest

from kneebreak.adapters.presence.predicting import PredictingPresence
from kneebreak.engine.events import CameBack, Ticked, WentAway
from kneebreak.messages import Message
from tests.contracts.presence import PresenceContract
from tests.desktop.until import until

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LONG, SHORT = timedelta(hours=1), timedelta(milliseconds=150)


class Keyboard:
    """Keys that somebody hits, with a real clock; or an idle time that is just so."""

    def __init__(self, *, tells: bool = True) -> None:
        self.looks = 0
        self.known = True
        self.just: timedelta | None = None
        self.heard: Callable[[], None] | None = None
        self._tells = tells
        self._last = time.monotonic()

    def hit(self) -> None:
        self.just = None
        self._last = time.monotonic()
        if self.heard is not None:
            self.heard()

    def idle_for(self) -> timedelta | None:
        self.looks += 1
        if not self.known:
            return None
        return timedelta(seconds=time.monotonic() - self._last) if self.just is None else self.just

    def listen(self, heard: Callable[[], None]) -> bool:
        if self._tells:
            self.heard = heard
        return self._tells

    def ignore(self) -> None:
        self.heard = None


class Desk:
    """A presence and what it said."""

    def __init__(self, keyboard: Keyboard) -> None:
        self.keyboard = keyboard
        self.heard: list[Message] = []
        self.presence = PredictingPresence(keyboard, self.heard.append, lambda: NOON)


class _Driven:
    """The presence of Windows, as the contract wants it; of macOS where no input is told."""

    def __init__(self, *, tells: bool) -> None:
        self._keyboard = Keyboard(tells=tells)
        self._heard: SimpleQueue[Message] = SimpleQueue()
        self.touch = self._keyboard.hit
        self.presence = PredictingPresence(self._keyboard, self._heard.put, lambda: datetime.now(UTC), SHORT)

    def next_message(self) -> Message:
        return self._heard.get(timeout=30)


class TestPredicting(PresenceContract):
    """The contract of every presence."""

    @pytest.fixture(params=[True, False], ids=["input-is-told", "it-is-not"])
    def driven(self, request: pytest.FixtureRequest) -> Iterator[_Driven]:
        driven = _Driven(tells=request.param)
        yield driven
        driven.presence.close()


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk(Keyboard())
    yield desk
    desk.presence.close()
    assert desk.keyboard.heard is None, "somebody is still told of input"


def test_an_absence_is_told_when_it_is_long_enough_and_its_end_with_the_first_input(desk: Desk) -> None:
    desk.presence.watch(SHORT)
    until(lambda: desk.heard, "the absence is told")
    gone = desk.heard[0]
    assert isinstance(gone, WentAway)
    assert NOON - 10 * SHORT < gone.since <= NOON - SHORT
    until(lambda: desk.keyboard.heard, "input is listened for")
    desk.keyboard.hit()
    until(lambda: len(desk.heard) > 1, "the return is told")
    assert desk.heard[1] == CameBack(gone.since)


def test_nobody_looks_between_two_crossings(desk: Desk) -> None:
    until(lambda: desk.keyboard.looks, "it has begun")
    desk.presence.watch(LONG)
    until(lambda: desk.keyboard.looks >= 2, "it has looked")
    looks = desk.keyboard.looks
    for _ in range(50):
        desk.keyboard.hit()
    assert desk.keyboard.looks == looks
    assert desk.keyboard.heard is None, "as long as somebody is there, nothing has to be told"


def test_an_absence_already_reported_goes_on_with_a_shorter_limit(desk: Desk) -> None:
    desk.keyboard.just = LONG
    desk.presence.watch(LONG)
    until(lambda: desk.heard, "the absence is told")
    looks = desk.keyboard.looks
    desk.presence.watch(SHORT)
    until(lambda: desk.keyboard.looks > looks, "it has looked")
    assert desk.heard == [WentAway(NOON - LONG)]


def test_what_is_unknown_is_no_absence(desk: Desk) -> None:
    desk.keyboard.known = False
    looks = desk.keyboard.looks
    desk.presence.watch(SHORT)
    until(lambda: desk.keyboard.looks > looks + 2, "it has looked again")
    assert desk.heard == []
    assert desk.presence.idle_for() is None


def test_a_lull_is_told_each_time_and_an_end_of_listening_is_kept_to(desk: Desk) -> None:
    desk.presence.watch_lull(SHORT)
    until(lambda: desk.heard == [Ticked()], "the lull is told")
    until(lambda: desk.keyboard.heard, "input is listened for")
    desk.keyboard.hit()
    until(lambda: desk.heard == [Ticked(), Ticked()], "so is the next")
    desk.presence.watch_lull(None)
    until(lambda: desk.keyboard.heard is None, "nobody listens")


def test_a_look_from_outside_finds_who_came_back_where_no_input_is_told() -> None:
    desk = Desk(Keyboard(tells=False))
    desk.keyboard.just = LONG
    desk.presence.watch(LONG)
    until(lambda: desk.heard, "the absence is told")
    desk.keyboard.hit()
    desk.presence.look()
    until(lambda: len(desk.heard) > 1, "the return is found")
    assert desk.heard[1] == CameBack(NOON - LONG)
    desk.presence.close()
