"""Idle time by the hint that a desktop gives logind, which python-dbusmock plays on a private system bus."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kneebreak.adapters import presence
from kneebreak.adapters.dbus.system_bus import SystemBus
from kneebreak.adapters.ledger import Finding, Ledger, Need
from kneebreak.adapters.presence.logind import LogindPresence
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.engine.events import CameBack, WentAway
from kneebreak.messages import Message
from tests.adapters.dbus.private_bus import PrivateBus
from tests.adapters.logind import OURS, Logind, settle
from tests.fakes.file_waiter import SelectingWaiter

_MINUTE = timedelta(minutes=1)
_AWAY = 5 * _MINUTE
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Desk:
    """What is chosen on a Wayland desktop of which nothing but logind knows anything."""

    def __init__(self, bus: PrivateBus, waiter: SelectingWaiter) -> None:
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)
        self.waiter = waiter
        self.troubles: list[str] = []
        self.ledger = Ledger()
        self.bus = bus
        self.system = SystemBus(bus.address, waiter, lambda _: None, Ledger())
        self._heard: list[Message] = []
        environment = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0", "XDG_SESSION_ID": OURS}
        around = Surroundings(
            environment,
            self._heard.append,
            waiter,
            None,
            "/nowhere",
            self.troubles.append,
            self.ledger,
            system=self.system,
        )
        chosen = presence.choose(around, lambda: self.now)
        assert isinstance(chosen, LogindPresence)
        self.presence = chosen
        self.presence.watch(_AWAY)
        self.settle()

    def heard(self) -> list[Message]:
        self.settle()
        heard, self._heard[:] = list(self._heard), []
        return heard

    def pass_time(self, span: timedelta) -> None:
        self.settle()
        self.now += span
        self.waiter.pass_time(span)

    def finding(self) -> Finding:
        return {each.source: each for each in self.ledger.findings()}["logind"]

    def settle(self) -> None:
        settle(self.system, self.waiter)


@pytest.fixture
def logind(bus: PrivateBus) -> Iterator[Logind]:
    logind = Logind(bus.join(), bus.address)
    logind.start()
    yield logind
    logind.close()


@pytest.fixture
def desk(bus: PrivateBus, waiter: SelectingWaiter, logind: Logind) -> Iterator[Desk]:  # noqa: ARG001 - it is there first
    desk = Desk(bus, waiter)
    yield desk
    desk.presence.close()
    desk.system.close()
    assert waiter.delayed == 0


def _idle(logind: Logind, since: datetime) -> None:
    logind.change(IdleHint=("b", True), IdleSinceHint=("t", (since - _EPOCH) // timedelta(microseconds=1)))


def _busy(logind: Logind) -> None:
    logind.change(IdleHint=("b", False))


def test_an_absence_is_counted_from_when_the_desktop_called_itself_idle(desk: Desk, logind: Logind) -> None:
    assert desk.presence.idle_for() is None
    since = desk.now
    _idle(logind, since)
    desk.pass_time(_AWAY - _MINUTE)
    assert desk.heard() == []
    assert desk.presence.idle_for() == _AWAY - _MINUTE
    desk.pass_time(_MINUTE)
    assert desk.heard() == [WentAway(since)]
    _idle(logind, since)
    desk.pass_time(timedelta(hours=1))
    assert desk.heard() == []
    _busy(logind)
    assert desk.heard() == [CameBack(since)]
    assert desk.presence.idle_for() is None
    assert desk.finding() == Finding(
        Need.IDLE, "logind", serves=True, reason="it learns of absences from desktops that tell it, and minutes late"
    )
    assert desk.troubles == []


def test_a_short_pause_is_no_absence(desk: Desk, logind: Logind) -> None:
    for _ in range(3):
        _idle(logind, desk.now)
        desk.pass_time(_AWAY - _MINUTE)
        _busy(logind)
        desk.pass_time(_MINUTE)
    assert desk.heard() == []


def test_another_wait_counts_from_the_same_moment(desk: Desk, logind: Logind) -> None:
    since = desk.now
    _idle(logind, since)
    desk.pass_time(4 * _MINUTE)
    desk.presence.watch(10 * _MINUTE)
    desk.pass_time(4 * _MINUTE)
    assert desk.heard() == []
    desk.presence.watch(7 * _MINUTE)
    assert desk.heard() == [WentAway(since)]
    for minutes in (7, 20):
        desk.presence.watch(minutes * _MINUTE)
        assert desk.heard() == []
    _busy(logind)
    assert desk.heard() == [CameBack(since)]


def test_a_suspend_makes_an_absence_of_a_pause(desk: Desk, logind: Logind) -> None:
    since = desk.now
    _idle(logind, since)
    desk.settle()
    desk.now += timedelta(hours=8)
    _busy(logind)
    assert desk.heard() == [CameBack(since)]


def test_a_desktop_that_is_idle_already_is_believed(logind: Logind, bus: PrivateBus, waiter: SelectingWaiter) -> None:
    _idle(logind, datetime(2026, 3, 2, 8, 57, tzinfo=UTC))
    desk = Desk(bus, waiter)
    assert desk.presence.idle_for() == 3 * _MINUTE
    desk.presence.close()
    desk.system.close()


@pytest.mark.parametrize("since", [("t", 0), ("t", 2**63), ("s", "yesterday"), ("t", 2**52)])
def test_a_beginning_that_cannot_be_is_now(desk: Desk, logind: Logind, since: tuple[str, object]) -> None:
    logind.change(IdleHint=("b", True), IdleSinceHint=since)
    begun = desk.now
    desk.settle()
    assert desk.presence.idle_for() == timedelta(0)
    desk.pass_time(_AWAY)
    assert desk.heard() == [WentAway(begun)]
    _busy(logind)
    assert desk.heard() == [CameBack(begun)]
    logind.change(IdleHint=("s", "yes"))
    assert desk.heard() == []
    assert desk.presence.idle_for() is None


def test_a_logind_that_goes_takes_the_absence_along_and_comes_with_a_new_word(desk: Desk, logind: Logind) -> None:
    since = desk.now
    _idle(logind, since)
    desk.pass_time(_AWAY)
    assert desk.heard() == [WentAway(since)]
    logind.crash()
    assert desk.heard() == [CameBack(since)]
    assert desk.presence.idle_for() is None
    assert desk.finding().reason == "logind went away"
    assert len(desk.troubles) == 1
    logind.start()
    desk.settle()
    assert desk.finding().serves
    _idle(logind, desk.now)
    desk.settle()
    assert desk.presence.idle_for() == timedelta(0)
    logind.crash()
    desk.settle()
    assert not desk.finding().serves
    assert len(desk.troubles) == 1


def test_a_text_console_is_no_source(logind: Logind, bus: PrivateBus, waiter: SelectingWaiter) -> None:
    logind.change(Type=("s", "tty"), IdleHint=("b", True))
    desk = Desk(bus, waiter)
    assert desk.presence.idle_for() is None
    assert desk.finding().reason == "this session is a text console"
    _idle(logind, desk.now)
    desk.pass_time(_AWAY)
    assert desk.heard() == []
    said = (
        "it is not known when you are away, so breaks go on being due while you are"
        " (Mutter: there is no session bus; logind: this session is a text console)"
    )
    assert desk.troubles == [said]
    desk.presence.close()
    desk.system.close()


def test_without_a_system_bus_it_is_said_once(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    bus.end()
    desk = Desk(bus, waiter)
    assert desk.presence.idle_for() is None
    assert len(desk.troubles) == 1
    assert "logind: the system bus cannot be joined" in desk.troubles[0]
    desk.presence.close()
    desk.system.close()
    bus.start()
