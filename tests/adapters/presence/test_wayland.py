"""Idle time on an imagined Wayland compositor; real ones are in tests/desktop."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kneebreak.adapters import presence, wayland
from kneebreak.adapters.ledger import Finding, Ledger, Need
from kneebreak.adapters.presence.none import NoPresence
from kneebreak.adapters.presence.wayland import WaylandPresence
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.waiter import linux
from kneebreak.engine.events import CameBack, Ticked, WentAway
from tests.adapters.wayland.compositor import Compositor
from tests.adapters.wayland.desk import Desk

assert sys.platform == "linux"

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
AWAY = 5 * MINUTE
LULL = 3 * SECOND

EXT_2, EXT_1, KDE = ("ext_idle_notifier_v1", 2), ("ext_idle_notifier_v1", 1), ("org_kde_kwin_idle", 1)


class WatchedDesk(Desk):
    """Somebody at a desk of whom a Wayland compositor tells."""

    def __init__(self, compositor: Compositor) -> None:
        super().__init__(compositor)
        self.silences: list[str] = []
        self.presence = WaylandPresence(self.display, self.waiter.inbox, lambda: self.now, self.silences.append)
        self.presence.watch(AWAY)
        self.messages()


@pytest.fixture(params=[EXT_2, EXT_1, KDE], ids=lambda offered: f"{offered[0]}-{offered[1]}")
def compositor(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Compositor]:
    with Compositor(tmp_path / "wayland-0", ("wl_seat", 8), request.param) as compositor:
        yield compositor


@pytest.fixture
def desk(compositor: Compositor) -> Iterator[WatchedDesk]:
    with WatchedDesk(compositor) as desk:
        yield desk


def test_an_absence_is_told_when_it_is_long_enough_and_its_end_at_the_first_input(desk: WatchedDesk) -> None:
    left = desk.now
    assert desk.pass_time(AWAY - SECOND) == []
    assert desk.pass_time(SECOND) == [WentAway(left)]
    assert desk.presence.idle_for() == AWAY
    assert desk.pass_time(MINUTE) == []
    assert desk.presence.idle_for() == AWAY + MINUTE
    assert desk.input() == [CameBack(left)]
    assert desk.presence.idle_for() == timedelta(0)


def test_absences_are_told_one_after_the_other(desk: WatchedDesk) -> None:
    for _ in range(3):
        left = desk.now
        assert desk.pass_time(AWAY) == [WentAway(left)]
        assert desk.input() == [CameBack(left)]


def test_input_keeps_an_absence_from_being_told(desk: WatchedDesk) -> None:
    for _ in range(4):
        assert desk.pass_time(AWAY / 2) == desk.input() == []


def test_asking_for_the_idle_time_takes_in_what_was_said_before(desk: WatchedDesk) -> None:
    left = desk.now
    desk.now += AWAY
    desk.compositor.pass_time(AWAY)
    assert desk.presence.idle_for() == AWAY
    desk.compositor.input()
    assert desk.presence.idle_for() == timedelta(0)
    assert desk.messages() == [WentAway(left), CameBack(left)]


def test_each_pause_is_told_while_somebody_listens_for_one(desk: WatchedDesk) -> None:
    for _ in range(3):
        desk.presence.watch_lull(LULL)  # asked for again, as each step does
        assert desk.presence.idle_for() == timedelta(0)
        assert desk.pass_time(LULL) == [Ticked()]
        assert desk.presence.idle_for() == LULL
        assert desk.pass_time(SECOND) == []
        desk.presence.watch_lull(LULL)
        assert desk.presence.idle_for() == LULL + SECOND
        assert desk.input() == []
    desk.presence.watch_lull(None)
    assert desk.pass_time(MINUTE) == []


def test_a_pause_that_nobody_listens_for_any_more_is_not_told(desk: WatchedDesk) -> None:
    desk.presence.watch_lull(LULL)
    desk.messages()
    desk.compositor.pass_time(LULL)  # it has been said, and was not heard yet
    desk.presence.watch_lull(None)
    assert desk.messages() == []
    desk.presence.watch_lull(LULL)
    assert desk.messages() == []
    assert desk.presence.idle_for() == timedelta(0)


def test_nothing_is_listened_for_but_absences_and_the_pause_that_somebody_waits_for(desk: WatchedDesk) -> None:
    assert [each.timeout for each in desk.compositor.notifications] == [300_000]
    desk.presence.watch_lull(LULL)
    desk.messages()
    assert [each.timeout for each in desk.compositor.notifications] == [300_000, 3_000]
    desk.presence.watch_lull(MINUTE)
    desk.messages()
    assert [each.timeout for each in desk.compositor.notifications] == [300_000, 60_000]
    desk.presence.watch_lull(None)
    desk.messages()
    assert [each.timeout for each in desk.compositor.notifications] == [300_000]


def test_a_pause_that_turns_into_an_absence_is_told_as_both(desk: WatchedDesk) -> None:
    left = desk.now
    desk.presence.watch_lull(LULL)
    assert desk.pass_time(LULL) == [Ticked()]
    assert desk.pass_time(AWAY - LULL) == [WentAway(left)]
    assert desk.presence.idle_for() == AWAY
    assert desk.input() == [CameBack(left)]


def test_the_same_wait_again_goes_on_and_another_begins_anew(desk: WatchedDesk) -> None:
    assert desk.pass_time(AWAY - SECOND) == []
    desk.presence.watch(AWAY)
    left = desk.now - AWAY + SECOND
    assert desk.pass_time(SECOND) == [WentAway(left)]
    desk.input()
    assert desk.pass_time(AWAY - SECOND) == []
    desk.presence.watch(2 * AWAY)
    assert desk.pass_time(AWAY) == []
    assert desk.pass_time(AWAY) == [WentAway(desk.now - 2 * AWAY)]


def test_another_wait_during_an_absence_neither_tells_it_again_nor_loses_its_end(desk: WatchedDesk) -> None:
    left = desk.now
    assert desk.pass_time(AWAY) == [WentAway(left)]
    desk.presence.watch(2 * AWAY)
    assert desk.pass_time(AWAY) == []
    assert desk.input() == [CameBack(left)]
    assert desk.pass_time(AWAY) == []
    assert desk.pass_time(AWAY) == [WentAway(desk.now - 2 * AWAY)]


def test_whoever_is_at_one_of_two_seats_is_there(desk: WatchedDesk) -> None:
    second = desk.compositor.offer("wl_seat", 1)
    desk.messages()
    first = next(iter(desk.compositor.globals))
    left = desk.now
    assert desk.pass_time(AWAY, first) == []
    assert desk.pass_time(AWAY, second) == [WentAway(left + AWAY)]
    assert desk.input(first) == [CameBack(left + AWAY)]
    assert desk.pass_time(AWAY, first) == [WentAway(left + 2 * AWAY)]


def test_a_seat_that_comes_brings_somebody_and_one_that_goes_is_not_waited_for(desk: WatchedDesk) -> None:
    left = desk.now
    assert desk.pass_time(AWAY) == [WentAway(left)]
    desk.compositor.offer("wl_seat", 8)
    assert desk.messages() == [CameBack(left)]
    assert desk.presence.idle_for() == timedelta(0)
    desk.compositor.withdraw("wl_seat")
    assert desk.messages() == []
    assert desk.pass_time(AWAY) == [WentAway(desk.now - AWAY)]
    desk.compositor.withdraw("wl_seat")
    assert desk.messages() == [CameBack(desk.now - AWAY)]
    assert desk.presence.idle_for() is None
    assert desk.messages() == []
    assert len(desk.compositor.notifications) == 0


def test_the_last_seat_but_one_may_go_while_the_other_is_idle(desk: WatchedDesk) -> None:
    second = desk.compositor.offer("wl_seat", 8)
    desk.messages()
    assert desk.pass_time(AWAY, second) == []
    desk.compositor.withdraw("wl_seat")  # the first
    assert desk.messages() == [WentAway(desk.now - AWAY)]


def test_what_tells_of_idleness_may_go_and_come_again(desk: WatchedDesk, compositor: Compositor) -> None:
    offered = next(each for each in compositor.globals.values() if each[0] != "wl_seat")
    left = desk.now
    assert desk.pass_time(AWAY) == [WentAway(left)]
    compositor.withdraw(offered[0])
    assert desk.messages() == [CameBack(left)]
    assert desk.presence.idle_for() is None
    assert desk.silences == ["it does not tell idle time any more"]
    compositor.offer(*offered)
    desk.messages()
    assert desk.pass_time(AWAY) == [WentAway(desk.now - AWAY)]


def test_after_a_crash_everything_is_as_before_and_whoever_was_away_counts_as_back(desk: WatchedDesk) -> None:
    desk.presence.watch_lull(LULL)
    left = desk.now
    assert desk.pass_time(LULL) == [Ticked()]
    assert desk.pass_time(AWAY - LULL) == [WentAway(left)]
    desk.compositor.crash()
    assert desk.next_messages() == [CameBack(left)]
    while desk.presence.idle_for() is None:
        pass  # nothing is asked that would lend a new connection other ids than the old one had
    assert desk.messages() == []
    assert sorted(each.timeout for each in desk.compositor.notifications) == [3_000, 300_000]
    left = desk.now
    assert desk.pass_time(LULL) == [Ticked()]
    assert desk.pass_time(AWAY - LULL) == [WentAway(left)]
    assert desk.ends == desk.troubles == desk.silences == []


def test_after_a_crash_pauses_are_told_as_before(desk: WatchedDesk) -> None:
    desk.presence.watch_lull(LULL)
    desk.compositor.crash()
    while desk.presence.idle_for() is not None:
        pass
    while desk.presence.idle_for() is None:
        pass
    assert desk.pass_time(LULL) == [Ticked()]


def test_a_compositor_that_is_gone_knows_nothing(desk: WatchedDesk) -> None:
    left = desk.now
    assert desk.pass_time(AWAY) == [WentAway(left)]
    desk.compositor.close()
    assert desk.next_messages()[0] == CameBack(left)
    assert desk.presence.idle_for() is None
    desk.presence.watch(MINUTE)
    desk.presence.watch_lull(LULL)
    assert desk.messages() == []


def test_an_idle_time_is_never_less_than_what_was_told_whatever_becomes_of_the_clock(desk: WatchedDesk) -> None:
    desk.pass_time(AWAY)
    desk.now -= timedelta(hours=1)
    assert desk.presence.idle_for() == AWAY


def test_a_presence_that_is_closed_hears_no_more(desk: WatchedDesk) -> None:
    desk.presence.close()
    desk.compositor.offer("wl_seat", 8)
    assert desk.messages() == []
    assert len(desk.compositor.notifications) == 1


def test_the_notification_that_no_video_keeps_silent_is_taken_where_there_is_one(desk: WatchedDesk) -> None:
    desk.presence.watch_lull(LULL)
    desk.messages()
    is_newest = EXT_2 in desk.compositor.globals.values()
    assert {each.input_only for each in desk.compositor.notifications} == {is_newest}
    assert bool(desk.presence.lacks) != is_newest


def test_the_newer_protocol_is_taken_where_a_compositor_has_both(tmp_path: Path) -> None:
    with Compositor(tmp_path / "wayland-0", KDE, ("wl_seat", 5), EXT_2) as compositor, WatchedDesk(compositor):
        assert [each.input_only for each in compositor.notifications] == [True]


def _choose(environment: dict[str, str]) -> tuple[presence.Watcher, Surroundings, list[str]]:
    waiter = linux.LinuxWaiter()
    troubles: list[str] = []
    around = Surroundings(environment, waiter.inbox, waiter, None, "/nonexistent", troubles.append, Ledger())
    around = around._replace(wayland=wayland.choose(around))
    chosen = presence.choose(around, lambda: datetime(2025, 3, 3, tzinfo=UTC))
    chosen.close()
    if around.wayland is not None:
        around.wayland.close()
    waiter.close()
    return chosen, around, troubles


def test_wayland_is_chosen_before_x11_and_said_to_lack_what_it_lacks(compositor: Compositor) -> None:
    chosen, around, troubles = _choose({**compositor.environment, "DISPLAY": ":4999"})
    assert isinstance(chosen, WaylandPresence)
    assert around.ledger.findings() == (Finding(Need.IDLE, wayland.SOURCE, serves=True, reason=chosen.lacks),)
    assert troubles == []


def test_a_compositor_that_cannot_tell_is_refused_with_the_reason(tmp_path: Path) -> None:
    with Compositor(tmp_path / "wayland-0", ("wl_seat", 8)) as compositor:
        chosen, around, troubles = _choose(compositor.environment)
    assert isinstance(chosen, NoPresence)
    finding, *others = around.ledger.findings()
    assert not any(other.serves for other in others)
    assert finding == Finding(
        Need.IDLE, wayland.SOURCE, serves=False, reason="it offers neither ext_idle_notifier_v1 nor org_kde_kwin_idle"
    )
    assert len(troubles) == 1
