"""The connection to a compositor: what it offers, how it ends, and that nothing it says can harm."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kneebreak.adapters import wayland
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.retrial import WHILE_A_SCREEN_RESTARTS
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.waiter import linux
from kneebreak.adapters.wayland import wire
from kneebreak.adapters.wayland.display import Display, Global
from kneebreak.adapters.wayland.link import Link, WaylandLost, socket_path
from kneebreak.adapters.wayland.objects import Objects
from kneebreak.messages import Wish
from tests.adapters.wayland.compositor import Compositor
from tests.adapters.wayland.desk import DEADLINE, Desk
from tests.fakes.file_waiter import SelectingWaiter

assert sys.platform == "linux"

SHORT = timedelta(milliseconds=20)


class Follower:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def globals_changed(self) -> None:
        self.told.append("changed")

    def display_lost(self) -> None:
        self.told.append("lost")


@pytest.fixture
def compositor(tmp_path: Path) -> Iterator[Compositor]:
    with Compositor(tmp_path / "wayland-7") as compositor:
        yield compositor


@pytest.fixture
def desk(compositor: Compositor) -> Iterator[Desk]:
    with Desk(compositor) as desk:
        yield desk


@pytest.fixture
def follower(desk: Desk) -> Follower:
    follower = Follower()
    desk.display.follow(follower)
    return follower


def _ignore(_opcode: int, _arguments: wire.Arguments) -> None:
    pass


def test_what_is_offered_is_known_from_the_beginning(desk: Desk) -> None:
    assert desk.display.offers("wl_seat") == [Global(1, "wl_seat", 8)]
    assert desk.display.offers("wl_output") == []


def test_what_comes_and_goes_later_is_told(desk: Desk, compositor: Compositor, follower: Follower) -> None:
    compositor.offer("wl_output", 4)
    desk.messages()
    assert desk.display.has(Global(3, "wl_output", 4))
    compositor.withdraw("wl_output")
    desk.messages()
    assert not desk.display.has(Global(3, "wl_output", 4))
    assert follower.told == ["changed", "changed"]
    desk.display.leave(follower)
    compositor.offer("wl_output", 4)
    desk.messages()
    assert follower.told == ["changed", "changed"]


def test_ids_are_used_again_once_the_compositor_is_done_with_them(desk: Desk) -> None:
    for _ in range(50):  # each makes an object; the compositor refuses ids with gaps and those still in use
        assert desk.display.roundtrip(DEADLINE)
    made = desk.display.bind(desk.display.offers("wl_seat")[0], 1, _ignore)
    assert made < 5
    assert desk.display.roundtrip(DEADLINE)


def test_a_compositor_that_does_not_answer_is_waited_for_no_longer_than_allowed(
    desk: Desk, compositor: Compositor
) -> None:
    compositor.answers = False
    assert not desk.display.roundtrip(SHORT)
    compositor.answers = True
    assert desk.display.roundtrip(DEADLINE)
    assert desk.ends == desk.troubles == []


def test_a_compositor_that_ends_ends_the_display_once_it_was_looked_for(compositor: Compositor) -> None:
    waiter = SelectingWaiter()
    ends: list[str] = []
    troubles: list[str] = []
    display = Display(str(compositor.path), waiter, troubles.append, ends.append)
    follower = Follower()
    display.follow(follower)
    compositor.close()
    waiter.run_until(lambda: follower.told)
    assert follower.told == ["lost"]
    assert display.offers("wl_seat") == []
    display.request(1, 0)
    display.catch_up()
    assert not display.roundtrip(DEADLINE)
    for _ in WHILE_A_SCREEN_RESTARTS:
        assert ends == []
        waiter.pass_time(timedelta(seconds=1))
    assert len(ends) == 1
    assert "compositor is gone" in ends[0]
    assert troubles == []
    assert (waiter.watched, waiter.delayed) == (0, 0)
    display.close()
    waiter.close()


def test_a_compositor_that_starts_anew_behind_its_socket_is_joined_again(
    desk: Desk, compositor: Compositor, follower: Follower
) -> None:
    compositor.crash()
    while follower.told[-1:] != ["changed"]:
        desk.display.roundtrip(DEADLINE)
    assert follower.told[0] == "lost"
    assert "lost" not in follower.told[1:]
    assert desk.display.offers("wl_seat") == [Global(1, "wl_seat", 8)]
    assert desk.display.roundtrip(DEADLINE)
    assert desk.ends == desk.troubles == []


def test_a_loss_that_is_found_while_an_event_is_heard_leaves_the_rest_of_the_old_connection_unheard(
    desk: Desk, compositor: Compositor
) -> None:
    answers: list[bool] = []
    desk.display.objects.adopt(77, lambda *_: answers.append(desk.display.roundtrip(DEADLINE)))
    ghost = wire.request(2, 0, wire.number(99), wire.text("wl_ghost"), wire.number(1))
    compositor.say(wire.request(77, 0) + ghost)
    compositor.crash()
    desk.display.catch_up()
    assert answers == [False]
    desk.messages()
    assert desk.display.offers("wl_seat") == [Global(1, "wl_seat", 8)]
    assert desk.display.offers("wl_ghost") == []
    assert desk.ends == desk.troubles == []


def test_something_can_be_asked_while_an_event_is_heard(desk: Desk, compositor: Compositor) -> None:
    heard: list[str] = []

    def ask(_opcode: int, _arguments: wire.Arguments) -> None:
        heard.append("asks")
        assert desk.display.roundtrip(DEADLINE)
        heard.append("was answered")

    desk.display.objects.adopt(77, ask)
    desk.display.objects.adopt(78, lambda *_: heard.append("the next"))
    compositor.say(wire.request(77, 0) + wire.request(78, 0))
    desk.display.catch_up()
    assert heard == ["asks", "the next", "was answered"]


def test_a_compositor_that_is_back_after_some_seconds_is_joined_again(tmp_path: Path) -> None:
    waiter = SelectingWaiter()
    path = tmp_path / "wayland-9"
    told: list[str] = []
    with Compositor(path):
        display = Display(str(path), waiter, told.append, told.append)
        follower = Follower()
        display.follow(follower)
    path.unlink(missing_ok=True)
    waiter.run_until(lambda: follower.told)
    waiter.pass_time(timedelta(seconds=1))
    assert follower.told == ["lost"]
    with Compositor(path):
        waiter.pass_time(timedelta(seconds=1))
        waiter.run_until(lambda: follower.told == ["lost", "changed"])
        assert display.roundtrip(DEADLINE)
        display.close()
    assert told == []
    waiter.close()


def test_a_compositor_that_drops_us_each_time_is_left_at_last(compositor: Compositor) -> None:
    waiter = SelectingWaiter()
    ends: list[str] = []
    display = Display(str(compositor.path), waiter, ends.append, ends.append)
    compositor.welcomes = False
    compositor.crash()
    while not ends:
        waiter.turn(0.1)
        waiter.pass_time(timedelta(seconds=1))
    assert compositor.visits == 1 + 1 + len(WHILE_A_SCREEN_RESTARTS)
    assert len(ends) == 1
    display.close()
    waiter.close()


def test_only_the_connection_there_is_is_watched(compositor: Compositor) -> None:
    waiter = SelectingWaiter()
    ends: list[str] = []
    display = Display(str(compositor.path), waiter, ends.append, ends.append)
    compositor.crash()
    while not display.roundtrip(DEADLINE):
        assert waiter.watched == 1
    display.close()
    assert waiter.watched == 0
    assert ends == []
    waiter.close()


def test_a_link_never_waits_for_what_is_not_there(compositor: Compositor) -> None:
    link = Link(str(compositor.path))
    assert list(link.receive()) == []
    link.close()


def test_an_id_is_given_once_whatever_the_compositor_says() -> None:
    objects = Objects(_ignore)
    heard: list[int] = []
    first = objects.create(lambda opcode, _: heard.append(opcode))
    for nonsense in (first, first, 0, 1, first + 1, 0xFF00_0000):
        objects.release(nonsense)
    objects.hear(wire.Event(first, 7, b""))
    assert heard == []
    assert [objects.create(_ignore) for _ in range(4)] == [first, first + 1, first + 2, first + 3]


def test_a_compositor_that_refuses_us_is_left_and_the_session_goes_on(
    desk: Desk, compositor: Compositor, follower: Follower
) -> None:
    desk.display.request(99, 0)
    desk.display.roundtrip(DEADLINE)
    assert follower.told == ["lost"]
    assert desk.ends == []
    assert desk.troubles == ["the Wayland compositor does not talk to us any more (there is no object 99)"]
    assert not desk.display.roundtrip(DEADLINE)
    assert compositor.errors == ["there is no object 99"]
    compositor.errors.clear()


def test_more_than_the_socket_takes_is_the_end_of_the_connection_and_not_of_the_program(
    desk: Desk, compositor: Compositor, follower: Follower
) -> None:
    with compositor.busy():
        for _ in range(100_000):
            desk.display.request(1, 0, wire.number(desk.display.objects.create(_ignore)))
    desk.display.catch_up()
    assert follower.told == ["lost"]


_WORDS = st.lists(st.sampled_from([0, 1, 2, 3, 4, 8, 0xFFFF, 0xFF00_0000, 0xFFFF_FFFF]), max_size=6)
_LIKELY = st.builds(
    lambda sender, opcode, words: wire.request(sender, opcode, *map(wire.number, words)),
    st.sampled_from([0, 1, 2, 3, 4, 0xFF00_0000]),
    st.integers(0, 3),
    _WORDS,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_LIKELY, max_size=6).map(b"".join) | st.binary(max_size=80))
def test_nonsense_ends_the_connection_at_most(compositor: Compositor, nonsense: bytes) -> None:
    with Desk(compositor) as desk:
        compositor.say(nonsense)
        desk.display.catch_up()
        assert desk.ends == []
        assert len(desk.troubles) <= 1
    compositor.errors.clear()


def _around(environment: dict[str, str], waiter: linux.LinuxWaiter) -> Surroundings:
    return Surroundings(environment, waiter.inbox, waiter, None, "/nonexistent", lambda _: None, Ledger())


@pytest.fixture
def waiter() -> Iterator[linux.LinuxWaiter]:
    waiter = linux.LinuxWaiter()
    yield waiter
    waiter.close()


@pytest.mark.parametrize("named", ["name", "path"])
def test_the_compositor_of_the_session_is_joined(compositor: Compositor, waiter: linux.LinuxWaiter, named: str) -> None:
    by_name = {"WAYLAND_DISPLAY": compositor.path.name, "XDG_RUNTIME_DIR": str(compositor.path.parent)}
    around = _around(by_name if named == "name" else compositor.environment, waiter)
    display = wayland.choose(around)
    assert display is not None
    display.close()
    assert around.ledger.findings() == ()


def test_elsewhere_nothing_is_joined_and_nothing_said(waiter: linux.LinuxWaiter) -> None:
    around = _around({}, waiter)
    assert wayland.choose(around) is None
    assert around.ledger.findings() == ()


def _why_not(environment: dict[str, str], waiter: linux.LinuxWaiter) -> str:
    around = _around(environment, waiter)
    assert wayland.choose(around) is None
    idle, full_screen = around.ledger.findings()
    assert (idle.need, full_screen.need) == (Need.IDLE, Need.FULL_SCREEN)
    assert idle.reason == full_screen.reason
    return idle.reason


def test_a_compositor_that_is_not_there_is_refused_with_the_reason(tmp_path: Path, waiter: linux.LinuxWaiter) -> None:
    assert "No such file" in _why_not({"WAYLAND_DISPLAY": str(tmp_path / "wayland-0")}, waiter)


def test_a_compositor_that_says_nothing_or_nonsense_is_refused_with_the_reason(
    compositor: Compositor, waiter: linux.LinuxWaiter
) -> None:
    compositor.answers = False
    assert "does not answer" in _why_not(compositor.environment, waiter)
    compositor.greeting = struct.pack("=II", 1, 3 << 16)
    assert "3 bytes" in _why_not(compositor.environment, waiter)
    compositor.greeting = wire.request(1, 0, wire.number(1), wire.number(0), wire.text("not you"))
    assert "not you" in _why_not(compositor.environment, waiter)
    compositor.errors.clear()


@pytest.mark.parametrize(
    "environment", [{}, {"WAYLAND_DISPLAY": "wayland-0"}, {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "run"}]
)
def test_an_environment_that_does_not_say_where_is_refused(environment: dict[str, str]) -> None:
    with pytest.raises(WaylandLost, match="do not say where"):
        socket_path(environment)


def test_the_end_of_the_compositor_is_the_end_of_the_program(compositor: Compositor) -> None:
    waiter = SelectingWaiter()
    troubles: list[str] = []
    around = Surroundings(compositor.environment, waiter.inbox, waiter, None, "/nonexistent", troubles.append, Ledger())
    display = wayland.choose(around)
    assert isinstance(display, Display)
    compositor.close()
    waiter.run_until(lambda: waiter.delayed)
    for _ in WHILE_A_SCREEN_RESTARTS:
        waiter.pass_time(timedelta(seconds=1))
    assert waiter.take() == [Wish.QUIT]
    assert len(troubles) == 1
    waiter.close()
