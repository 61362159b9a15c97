"""Idle time on a real X server, with real mouse and keyboard input."""

import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kneebreak.adapters import presence
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.presence import x11, x11_display, x11_link, x11_wire
from kneebreak.adapters.presence.none import NoPresence
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.waiter import linux
from kneebreak.engine.events import CameBack, Ticked, WentAway
from kneebreak.messages import Message
from tests.adapters.presence.xvfb import Xvfb

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
        self.presence = x11.X11Presence(server.environment, self.waiter, self.waiter.inbox, _now, self.troubles.append)

    def next_message(self) -> Message:
        self.waiter.wait(_now() + DEADLINE)
        messages = self.waiter.take()
        assert len(messages) == 1
        return messages[0]

    def hears_nothing_for(self, span: timedelta) -> bool:
        self.waiter.wait(_now() + span)
        return self.waiter.take() == []

    def close(self) -> None:
        self.presence.close()
        self.waiter.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Xvfb]:
    server = Xvfb(tmp_path)
    yield server
    server.close()


@pytest.fixture
def desk(server: Xvfb) -> Iterator[Desk]:
    server.input("mousemove", "10", "10")
    desk = Desk(server)
    yield desk
    desk.close()


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


def test_a_server_that_goes_away_is_told_once_and_whoever_was_away_counts_as_back(desk: Desk) -> None:
    desk.presence.watch(SECOND / 2)
    since = _away(desk.next_message())
    desk.server.close()
    assert desk.next_message() == CameBack(since)
    assert desk.presence.idle_for() is None
    desk.presence.watch(SECOND)
    assert desk.hears_nothing_for(SECOND / 5)
    assert len(desk.troubles) == 1
    assert "X server is gone" in desk.troubles[0]


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
    for _ in range(0x10010):
        assert desk.presence.idle_for() is not None


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Xvfb]:
    """A server that lets in only who has the cookie that xauth wrote for it."""
    key = "0123456789abcdef0123456789abcdef"
    server = Xvfb(tmp_path, cookie=key)
    for number, value in ((":999", "ff" * 16), (server.environment["DISPLAY"], key)):
        server.run("xauth", "-q", "-f", str(tmp_path / ".Xauthority"), "add", number, ".", value)
    yield server
    server.close()


def _opens(environment: dict[str, str]) -> bool:
    waiter = linux.LinuxWaiter()
    try:
        x11.X11Presence(environment, waiter, waiter.inbox, _now, lambda _: None).close()
    except x11.X11Unavailable:
        return False
    else:
        return True
    finally:
        waiter.close()


def test_the_cookie_in_the_home_folder_or_where_xauthority_says_opens_the_door(guarded: Xvfb, tmp_path: Path) -> None:
    assert _opens(guarded.environment)
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / ".Xauthority").rename(elsewhere)
    assert not _opens(guarded.environment)
    assert _opens({**guarded.environment, "XAUTHORITY": str(elsewhere)})
    torn = elsewhere.read_bytes()
    elsewhere.write_bytes(torn[:-3])
    assert not _opens({**guarded.environment, "XAUTHORITY": str(elsewhere)})


def test_a_closed_door_is_refused_with_the_servers_own_reason(guarded: Xvfb, tmp_path: Path) -> None:
    assert _opens(guarded.environment)
    (tmp_path / ".Xauthority").unlink()
    with pytest.raises(x11.X11Unavailable, match=r"does not serve us .*[Aa]uthori"):
        x11_link.Link.open(guarded.environment)


def test_a_display_that_is_not_there_is_refused_with_its_reason() -> None:
    with pytest.raises(x11.X11Unavailable, match="cannot be reached"):
        x11_link.Link.open({"DISPLAY": ":4999"})


@pytest.mark.parametrize(
    ("name", "host", "number"),
    [(":0", "", 0), (":12.1", "", 12), ("unix:3", "", 3), ("localhost:10.0", "localhost", 10), ("::1:7", "::1", 7)],
)
def test_displays_of_this_machine_are_understood(name: str, host: str, number: int) -> None:
    assert x11_display.display(name) == x11_display.Display(host, number)


@pytest.mark.parametrize("name", ["", "0", ":", ":x", "desk.example.org:0", "localhost"])
def test_other_displays_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="DISPLAY is"):
        x11_display.display(name)


def test_a_packet_is_taken_only_when_it_is_complete() -> None:
    reply = bytes([1, 0, 5, 0, 1, 0, 0, 0]) + bytes(24) + b"more"
    received = bytearray(reply[:35])
    assert list(x11_wire.packets(received)) == []
    received += reply[35:] + bytes([0, 3, 6, 0]) + bytes(28)
    assert list(x11_wire.packets(received)) == [x11_wire.Reply(5, reply), x11_wire.Failure(6, 3)]
    assert received == b""


def _choose(environment: dict[str, str]) -> tuple[presence.Watcher, list[str]]:
    waiter = linux.LinuxWaiter()
    troubles: list[str] = []
    around = Surroundings(environment, waiter.inbox, waiter, None, "/nonexistent", troubles.append, Ledger())
    chosen = presence.choose(around, _now)
    chosen.close()
    waiter.close()
    return chosen, troubles


def test_x11_is_chosen_where_there_is_an_x_server(server: Xvfb) -> None:
    chosen, troubles = _choose(server.environment)
    assert isinstance(chosen, x11.X11Presence)
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
