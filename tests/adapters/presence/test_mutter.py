"""Idle time by a Mutter that is played, so that minutes pass at once and it can be slow, wrong, and gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.ledger import Finding, Ledger, Need
from kneebreak.adapters.presence.mutter import MutterPresence
from kneebreak.engine.events import CameBack, Ticked, WentAway
from kneebreak.messages import Message
from tests.adapters.dbus.private_bus import PrivateBus
from tests.adapters.presence.played_mutter import PlayedMutter
from tests.fakes.file_waiter import SelectingWaiter

_SECOND, _MINUTE = timedelta(seconds=1), timedelta(minutes=1)
_AWAY = 5 * _MINUTE
_SERVES = Finding(
    Need.IDLE,
    "Mutter",
    serves=True,
    reason="while something keeps the screen from blanking, an absence may go unnoticed until a prompt is due",
)


class Desk:
    """A presence that listens to the played Mutter, whose time is everybody's."""

    def __init__(self, bus: PrivateBus, waiter: SelectingWaiter) -> None:
        self.bus = bus
        self.waiter = waiter
        self.mutter = PlayedMutter(bus)
        self.ledger = Ledger()
        self._heard: list[Message] = []
        self._connection: Connection = bus.join()
        self.presence = MutterPresence(self._connection, self._heard.append, lambda: self.mutter.now, self.ledger)
        self.presence.watch(_AWAY)
        bus.settle()

    def heard(self) -> list[Message]:
        """What was reported since the last time."""
        self.bus.settle()
        heard, self._heard[:] = list(self._heard), []
        return heard

    def finding(self) -> Finding:
        (finding,) = self.ledger.findings()
        return finding

    def leave(self) -> WentAway:
        """Be away long enough."""
        since = self.mutter.now
        self.mutter.pass_time(_AWAY)
        assert self.heard() == [WentAway(since)]
        return WentAway(since)


@pytest.fixture
def desk(bus: PrivateBus, waiter: SelectingWaiter) -> Iterator[Desk]:
    desk = Desk(bus, waiter)
    yield desk
    desk.presence.close()
    assert desk.heard() == []
    assert desk.mutter.strays == []


def test_an_absence_is_told_with_its_beginning_and_its_end(desk: Desk) -> None:
    since = desk.leave().since
    desk.mutter.pass_time(timedelta(hours=2))
    assert desk.presence.idle_for() == timedelta(hours=2) + _AWAY
    assert desk.heard() == []
    desk.mutter.move()
    assert desk.heard() == [CameBack(since)]
    assert desk.presence.idle_for() == timedelta(0)
    assert desk.finding() == _SERVES


def test_absences_are_told_one_after_the_other(desk: Desk) -> None:
    for _ in range(3):
        since = desk.leave().since
        desk.mutter.move()
        assert desk.heard() == [CameBack(since)]


def test_a_pause_of_a_minute_is_known_exactly_and_a_shorter_one_counts_as_none(desk: Desk) -> None:
    desk.mutter.pass_time(59 * _SECOND)
    assert desk.presence.idle_for() == timedelta(0)
    desk.mutter.pass_time(2 * _SECOND)
    assert desk.presence.idle_for() == 61 * _SECOND
    desk.mutter.pass_time(_MINUTE)
    assert desk.presence.idle_for() == 121 * _SECOND
    desk.mutter.move()
    assert desk.presence.idle_for() == timedelta(0)
    assert desk.heard() == []


def test_while_somebody_works_nothing_is_said_to_anybody(desk: Desk) -> None:
    desk.mutter.asked.clear()
    for _ in range(100):
        desk.mutter.pass_time(30 * _SECOND)
        desk.mutter.move()
        assert desk.presence.idle_for() == timedelta(0)
    assert desk.heard() == []
    assert desk.mutter.asked == []


def test_each_lull_is_told_once_while_somebody_listens_for_it(desk: Desk) -> None:
    desk.presence.watch_lull(3 * _SECOND)
    for _ in range(2):
        desk.mutter.pass_time(2 * _SECOND)
        assert desk.heard() == []
        desk.mutter.pass_time(_SECOND)
        assert desk.heard() == [Ticked()]
        assert desk.presence.idle_for() == 3 * _SECOND
        desk.presence.watch_lull(3 * _SECOND)
        desk.mutter.pass_time(_SECOND)
        assert desk.heard() == []
        desk.mutter.move()
    desk.presence.watch_lull(None)
    desk.mutter.pass_time(10 * _SECOND)
    assert desk.heard() == []
    assert sorted(desk.mutter.pauses.values()) == [_MINUTE, _AWAY]


def test_a_pause_that_is_known_stays_known_until_it_ends(desk: Desk) -> None:
    desk.presence.watch_lull(3 * _SECOND)
    desk.mutter.pass_time(4 * _SECOND)
    assert desk.heard() == [Ticked()]
    desk.presence.watch_lull(10 * _SECOND)
    desk.bus.settle()
    assert desk.presence.idle_for() == 4 * _SECOND
    desk.mutter.move()
    assert desk.presence.idle_for() == timedelta(0)


def test_a_lull_that_lasts_already_is_told_at_once(desk: Desk) -> None:
    desk.mutter.pass_time(20 * _SECOND)
    desk.presence.watch_lull(3 * _SECOND)
    assert desk.heard() == [Ticked()]
    assert desk.presence.idle_for() == 20 * _SECOND


def test_an_absence_that_lasts_already_is_told_at_once(desk: Desk) -> None:
    since = desk.mutter.now
    desk.mutter.pass_time(20 * _SECOND)
    desk.presence.watch(10 * _SECOND)
    assert desk.heard() == [WentAway(since)]
    desk.mutter.move()
    assert desk.heard() == [CameBack(since)]


def test_another_wait_during_an_absence_neither_tells_it_again_nor_loses_its_end(desk: Desk) -> None:
    since = desk.leave().since
    for away in (_AWAY * 3, _MINUTE / 2, _AWAY):
        desk.presence.watch(away)
        desk.presence.watch_lull(away / 10)
        desk.presence.watch_lull(None)
        assert [told for told in desk.heard() if told != Ticked()] == []
    desk.mutter.move()
    assert desk.heard() == [CameBack(since)]


def test_waits_that_follow_at_once_leave_only_the_last_behind(desk: Desk) -> None:
    for minutes in (7, 8, 9):
        desk.presence.watch(minutes * _MINUTE)
        desk.presence.watch_lull(minutes * _SECOND)
    desk.bus.settle()
    assert sorted(desk.mutter.pauses.values()) == [9 * _SECOND, _MINUTE, 9 * _MINUTE]


def test_input_in_the_moment_in_which_an_absence_is_told_is_not_lost(desk: Desk) -> None:
    desk.mutter.race(_AWAY)
    assert desk.heard() == []
    assert desk.presence.idle_for() == timedelta(0)
    assert desk.mutter.inputs == set()


def test_a_suspend_makes_an_absence_of_a_pause(desk: Desk) -> None:
    since = desk.mutter.now
    desk.mutter.pass_time(2 * _MINUTE)
    desk.mutter.sleep(timedelta(hours=8))
    assert desk.presence.idle_for() == timedelta(hours=8, minutes=2)
    desk.mutter.move()
    assert desk.heard() == [CameBack(since)]


def test_an_absence_before_a_screen_that_may_not_blank_is_found_when_a_lull_is_wanted(desk: Desk) -> None:
    since = desk.mutter.now
    desk.mutter.inhibited = True
    desk.mutter.pass_time(20 * _MINUTE)
    assert desk.heard() == []
    desk.presence.watch_lull(3 * _SECOND)
    assert desk.heard() == [WentAway(since), Ticked()]
    desk.mutter.move()
    assert desk.heard() == [CameBack(since)]


def test_a_mutter_that_starts_anew_is_told_again_what_to_watch_for(desk: Desk) -> None:
    desk.presence.watch_lull(3 * _SECOND)
    desk.mutter.crash()
    assert desk.presence.idle_for() is None
    assert desk.finding() == Finding(Need.IDLE, "Mutter", serves=False, reason="it went away")
    desk.mutter.start()
    desk.bus.settle()
    assert desk.finding() == _SERVES
    since = desk.mutter.now
    desk.mutter.pass_time(3 * _SECOND)
    assert desk.heard() == [Ticked()]
    desk.mutter.pass_time(_AWAY)
    assert desk.heard() == [WentAway(since)]
    desk.mutter.move()
    assert desk.heard() == [CameBack(since)]


def test_a_mutter_that_goes_before_it_answered_went_away(desk: Desk) -> None:
    desk.mutter.silent = frozenset({"AddIdleWatch"})
    desk.presence.watch(_MINUTE)
    desk.mutter.crash()
    assert desk.finding().reason == "it went away"
    assert desk.waiter.delayed == 0
    desk.mutter.silent = frozenset()
    desk.mutter.start()
    since = desk.mutter.now
    desk.mutter.pass_time(_MINUTE)
    assert desk.heard() == [WentAway(since)]


def test_who_is_away_when_mutter_goes_is_taken_to_be_back(desk: Desk) -> None:
    since = desk.leave().since
    desk.mutter.crash()
    assert desk.heard() == [CameBack(since)]
    desk.presence.watch(_AWAY)
    desk.presence.watch_lull(_SECOND)
    desk.presence.watch_lull(None)
    assert desk.presence.idle_for() is None
    desk.mutter.start()
    desk.leave()


def test_what_one_mutter_had_is_not_taken_back_at_the_next(desk: Desk) -> None:
    since = desk.leave().since
    desk.mutter.crash()
    assert desk.heard() == [CameBack(since)]
    desk.mutter.start()
    desk.presence.close()
    desk.bus.settle()
    assert desk.mutter.strays == []


@pytest.mark.parametrize("method", ["AddIdleWatch", "AddUserActiveWatch"])
@pytest.mark.parametrize("fault", ["refusing", "confused"])
def test_without_its_watches_mutter_is_of_no_use(
    bus: PrivateBus, waiter: SelectingWaiter, method: str, fault: str
) -> None:
    desk = Desk(bus, waiter)
    desk.mutter.crash()
    setattr(desk.mutter, fault, frozenset({method}))
    desk.mutter.start()
    desk.mutter.pass_time(_MINUTE)
    desk.mutter.pass_time(_AWAY)
    assert desk.heard() == []
    assert desk.presence.idle_for() is None
    assert not desk.finding().serves
    asked = len(desk.mutter.asked)
    desk.mutter.pass_time(_AWAY)
    assert len(desk.mutter.asked) == asked, "it is let alone"
    desk.presence.close()


@pytest.mark.parametrize("fault", ["refusing", "confused", "silent"])
def test_idle_time_is_unknown_as_long_as_mutter_does_not_tell(desk: Desk, fault: str) -> None:
    setattr(desk.mutter, fault, frozenset({"GetIdletime"}))
    desk.presence.watch_lull(3 * _SECOND)
    desk.bus.settle()
    desk.waiter.pass_time(_MINUTE)
    assert desk.presence.idle_for() is None
    assert desk.waiter.delayed == 0
    setattr(desk.mutter, fault, frozenset())
    desk.presence.watch_lull(2 * _SECOND)
    assert desk.heard() == []
    assert desk.presence.idle_for() == timedelta(0)


def test_watches_of_others_and_signals_of_strangers_mean_nothing(desk: Desk) -> None:
    stranger = PlayedMutter(desk.bus)  # the name is taken; it can but speak
    stranger.fire_at(desk.mutter.caller, *desk.mutter.pauses)
    desk.mutter.fire_at(desk.mutter.caller, 4711)
    desk.mutter.asked.clear()
    assert desk.heard() == []
    assert desk.mutter.asked == []


def test_at_the_end_nothing_is_left_at_mutter(desk: Desk) -> None:
    desk.presence.watch_lull(3 * _SECOND)
    desk.mutter.pass_time(3 * _SECOND)
    assert desk.heard() == [Ticked()]
    desk.presence.close()
    desk.bus.settle()
    assert (desk.mutter.pauses, desk.mutter.inputs) == ({}, set())
