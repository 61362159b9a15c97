"""Idle time on a real X server, with real mouse and keyboard input."""

import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kneebreak.adapters import presence, x11
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.presence.none import NoPresence
from kneebreak.adapters.presence.x11 import X11Presence
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.waiter import linux
from kneebreak.adapters.x11.server import Server
from kneebreak.engine.events import CameBack, Ticked, WentAway
from kneebreak.messages import Message
from tests.adapters.x11.xvfb import Xvfb
from tests.contracts.presence import PresenceContract

assert sys.platform == "linux"

SECOND = timedelta(seconds=1)
DEADLINE = 5 * SECOND
NEAR = timedelta(milliseconds=100)
# Waking up, and no more: a comparison of two clocks of one machine.
SLACK = timedelta(milliseconds=60)


def _now() -> datetime:
    return datetime.now(UTC)


class Desk:
    """A presence on a loop, at a server with somebody at it."""

    def __init__(self, server: Xvfb) -> None:
        self.server = server
        self.waiter = linux.LinuxWaiter()
        self.troubles: list[str] = []
        self.link = Server(server.environment, self.waiter)
        self.presence = X11Presence(self.link, self.waiter.inbox, _now, self.troubles.append)

    def next_message(self) -> Message:
        self.waiter.wait(_now() + DEADLINE)
        messages = self.waiter.take()
        assert len(messages) == 1
        return messages[0]

    def touch(self) -> None:
        self.server.input("key", "a")

    def hears_nothing_for(self, span: timedelta) -> bool:
        self.waiter.wait(_now() + span)
        return self.waiter.take() == []

    def close(self) -> None:
        self.presence.close()
        self.link.close()
        self.waiter.close()


@pytest.fixture
def server(xvfb: Xvfb) -> Xvfb:
    return xvfb


@pytest.fixture
def desk(server: Xvfb) -> Iterator[Desk]:
    server.input("mousemove", "10", "10")
    desk = Desk(server)
    yield desk
    desk.close()


class TestOnX11(PresenceContract):
    """The contract of every presence."""

    @pytest.fixture
    def driven(self, desk: Desk) -> Desk:
        return desk


def _away(message: Message) -> datetime:
    assert isinstance(message, WentAway)
    return message.since


INPUTS = [("mousemove", "50", "50"), ("key", "a"), ("click", "1")]


@pytest.mark.parametrize("words", INPUTS)
def test_an_absence_is_told_when_it_is_long_enough_and_its_end_at_the_first_input(
    desk: Desk, words: tuple[str, ...]
) -> None:
    desk.server.input("mousemove", "20", "20")
    last_input = _now()
    desk.presence.watch(SECOND)
    since = _away(desk.next_message())
    assert abs(_now() - since - SECOND) < NEAR
    assert abs(since - last_input) < NEAR
    desk.server.input(*words)
    returned = _now()
    assert desk.next_message() == CameBack(since)
    assert _now() - returned < NEAR


def test_absences_are_told_one_after_the_other(desk: Desk) -> None:
    desk.presence.watch(SECOND / 2)
    for place in ("30", "60", "90"):
        since = _away(desk.next_message())
        desk.server.input("mousemove", place, place)
        assert desk.next_message() == CameBack(since)


def test_input_keeps_an_absence_from_being_told(desk: Desk) -> None:
    desk.presence.watch(SECOND)
    for place in ("30", "60", "90", "120"):
        assert desk.hears_nothing_for(SECOND / 2)
        desk.server.input("mousemove", place, place)


def test_an_absence_that_lasts_already_is_told_at_once(desk: Desk) -> None:
    desk.server.input("mousemove", "70", "70")
    left = _now()
    assert desk.hears_nothing_for(SECOND)
    desk.presence.watch(SECOND / 2)
    assert abs(_away(desk.next_message()) - left) < NEAR


def test_an_old_absence_that_nobody_watched_is_not_told(desk: Desk) -> None:
    assert desk.hears_nothing_for(SECOND)
    assert desk.presence.idle_for() is not None  # from now on the server has an old value in store
    desk.server.input("mousemove", "80", "80")
    desk.presence.watch(SECOND)
    assert desk.hears_nothing_for(SECOND / 2)


def test_a_longer_wait_replaces_the_one_before(desk: Desk) -> None:
    desk.presence.watch(SECOND / 2)
    desk.presence.watch(SECOND * 1.5)
    begun = _now()
    _away(desk.next_message())
    assert _now() - begun > SECOND


def test_another_wait_during_an_absence_neither_tells_it_again_nor_loses_its_end(desk: Desk) -> None:
    desk.presence.watch(SECOND / 2)
    since = _away(desk.next_message())
    desk.presence.watch(SECOND)
    assert desk.hears_nothing_for(SECOND)
    desk.presence.watch(SECOND * 60)
    desk.server.input("mousemove", "44", "44")
    assert desk.next_message() == CameBack(since)
    assert desk.hears_nothing_for(SECOND * 1.5)


def test_the_idle_time_is_what_passed_since_the_last_input(desk: Desk) -> None:
    desk.server.input("key", "b")
    left = _now()
    assert desk.hears_nothing_for(SECOND / 2)
    idle = desk.presence.idle_for()
    assert idle is not None
    assert abs(_now() - left - idle) < NEAR


def test_asking_for_the_idle_time_loses_no_message(desk: Desk) -> None:
    desk.presence.watch(SECOND / 2)
    deadline = time.monotonic() + DEADLINE.total_seconds()
    while not (messages := desk.waiter.take()):
        assert desk.presence.idle_for() is not None
        desk.waiter.wait(_now())
        assert time.monotonic() < deadline
    _away(messages[0])


def test_each_pause_is_told_while_somebody_listens_for_one(desk: Desk) -> None:
    desk.presence.watch(SECOND * 60)
    for place in ("30", "60"):
        desk.server.input("mousemove", place, place)
        last_input = _now()
        desk.presence.watch_lull(SECOND / 2)  # asked for again, as each step does
        assert desk.next_message() == Ticked()
        assert abs(_now() - last_input - SECOND / 2) < NEAR
        desk.presence.watch_lull(SECOND / 2)
        assert desk.hears_nothing_for(SECOND / 5)
    assert desk.hears_nothing_for(SECOND)
    desk.presence.watch_lull(None)
    desk.server.input("mousemove", "90", "90")
    assert desk.hears_nothing_for(SECOND)
    desk.server.input("mousemove", "91", "91")
    desk.presence.watch_lull(SECOND / 2)
    assert desk.next_message() == Ticked()


def test_a_pause_that_lasts_already_is_told_at_once(desk: Desk) -> None:
    desk.server.input("mousemove", "35", "35")
    assert desk.hears_nothing_for(SECOND / 2)
    asked = _now()
    desk.presence.watch_lull(SECOND / 4)
    assert desk.next_message() == Ticked()
    assert _now() - asked < NEAR


def test_a_pause_that_turns_into_an_absence_is_told_as_both(desk: Desk) -> None:
    desk.presence.watch(SECOND)
    desk.server.input("mousemove", "25", "25")
    desk.presence.watch_lull(SECOND / 2)
    assert desk.next_message() == Ticked()
    since = _away(desk.next_message())
    desk.server.input("mousemove", "26", "26")
    assert desk.next_message() == CameBack(since)


def test_an_absence_costs_no_wake_up_while_it_lasts(desk: Desk) -> None:
    desk.presence.watch(SECOND / 2)
    _away(desk.next_message())
    before = _switches()
    assert desk.hears_nothing_for(SECOND * 2)
    assert _switches() - before <= 2  # to sleep, and one for the file that counts


def _switches() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("voluntary_ctxt_switches"):
            return int(line.split()[1])
    raise AssertionError


def test_whoever_is_away_when_the_server_goes_counts_as_back(desk: Desk) -> None:
    desk.presence.watch(SECOND / 2)
    since = _away(desk.next_message())
    desk.server.close()
    assert desk.next_message() == CameBack(since)
    assert desk.presence.idle_for() is None
    desk.presence.watch(SECOND)
    assert desk.hears_nothing_for(SECOND / 5)
    assert desk.troubles == []


def test_a_server_that_starts_anew_tells_absences_and_pauses_as_before(desk: Desk) -> None:
    desk.presence.watch(SECOND / 2)
    since = _away(desk.next_message())
    desk.server.restart()
    assert desk.next_message() == CameBack(since)
    desk.presence.watch_lull(SECOND / 4)
    told: set[type[Message]] = set()
    while told != {WentAway, Ticked}:  # nobody has touched the new one yet, so both may be so already
        desk.waiter.wait(_now() + DEADLINE)
        told |= {type(message) for message in desk.waiter.take()}
    assert desk.presence.idle_for() is not None
    assert desk.troubles == []


def test_a_server_that_does_not_answer_leaves_the_idle_time_unknown_for_the_moment(desk: Desk) -> None:
    desk.server.process.send_signal(signal.SIGSTOP)
    begun = time.monotonic()
    assert desk.presence.idle_for() is None
    assert time.monotonic() - begun < 0.3
    desk.server.process.send_signal(signal.SIGCONT)
    deadline = time.monotonic() + DEADLINE.total_seconds()
    while desk.presence.idle_for() is None:
        assert time.monotonic() < deadline
    assert desk.troubles == []


def test_the_65536th_request_is_answered_like_the_first(desk: Desk) -> None:
    for _ in range(0x10000):
        desk.presence.idle_for()
    # On a busy machine an answer may come too late, and more than one by bad luck; but not all.
    assert any(desk.presence.idle_for() is not None for _ in range(16))


def _choose(environment: dict[str, str]) -> tuple[presence.Watcher, list[str]]:
    waiter = linux.LinuxWaiter()
    troubles: list[str] = []
    around = Surroundings(environment, waiter.inbox, waiter, None, "/nonexistent", troubles.append, Ledger())
    around = around._replace(x11=x11.choose(around))
    chosen = presence.choose(around, _now)
    chosen.close()
    if around.x11 is not None:
        around.x11.close()
    waiter.close()
    return chosen, troubles


def test_x11_is_chosen_where_there_is_an_x_server(server: Xvfb) -> None:
    chosen, troubles = _choose(server.environment)
    assert isinstance(chosen, X11Presence)
    assert troubles == []


def test_the_x_server_inside_a_wayland_session_is_not_believed(server: Xvfb) -> None:
    chosen, troubles = _choose({**server.environment, "WAYLAND_DISPLAY": "wayland-0"})
    assert isinstance(chosen, NoPresence)
    assert "Wayland" in troubles[0]


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":4999"}])
def test_without_any_source_it_says_so_and_knows_nothing(environment: dict[str, str]) -> None:
    chosen, troubles = _choose(environment)
    chosen.watch(SECOND)
    assert chosen.idle_for() is None
    assert len(troubles) == 1
