"""Idle time by the real Mutter, with real movements of its mouse."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kneebreak.adapters import presence
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.presence.mutter import MutterPresence
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.engine.events import CameBack, Ticked, WentAway
from kneebreak.messages import Message
from tests.adapters.dbus.private_bus import PrivateBus
from tests.adapters.presence.real_mutter import RealMutter
from tests.fakes.file_waiter import SelectingWaiter

_SECOND = timedelta(seconds=1)
_NEAR = timedelta(milliseconds=250)


def _now() -> datetime:
    return datetime.now(UTC)


class Desk:
    """What is chosen where Mutter runs, though an X server inside the session offers itself."""

    def __init__(self, bus: PrivateBus, folder: Path, waiter: SelectingWaiter) -> None:
        self.waiter = waiter
        self.heard: list[Message] = []
        self.troubles: list[str] = []
        self.ledger = Ledger()
        self.mutter = RealMutter(bus.join(), bus.address, folder, os.environ)
        environment = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
        connection = bus.join()
        around = Surroundings(
            environment, self.heard.append, waiter, connection, "/nowhere", self.troubles.append, self.ledger
        )
        chosen = presence.choose(around, _now)
        assert isinstance(chosen, MutterPresence)
        self.presence = chosen

    def next(self) -> Message:
        self.waiter.run_until(lambda: self.heard)
        return self.heard.pop(0)

    def is_idle(self) -> timedelta | None:
        """The idle time that is known, once everything is known that is on its way."""
        self.waiter.turn(0.1)
        return self.presence.idle_for()

    def serves(self) -> bool:
        return {finding.source: finding.serves for finding in self.ledger.findings()}["Mutter"]


@pytest.fixture
def desk(bus: PrivateBus, tmp_path: Path, waiter: SelectingWaiter) -> Iterator[Desk]:
    desk = Desk(bus, tmp_path, waiter)
    yield desk
    desk.presence.close()
    desk.mutter.close()
    assert desk.troubles == []


def test_absences_are_told_when_they_are_long_enough_and_end_with_the_first_input(desk: Desk) -> None:
    desk.presence.watch(_SECOND)
    for _ in range(2):
        desk.mutter.move()
        last_input = _now()
        told = desk.next()
        assert isinstance(told, WentAway)
        assert abs(told.since - last_input) < _NEAR
        assert abs(_now() - last_input - _SECOND) < _NEAR
        idle = desk.is_idle()
        assert idle is not None
        assert idle > _SECOND
        desk.mutter.move()
        moved = _now()
        assert desk.next() == CameBack(told.since)
        assert _now() - moved < _NEAR
        assert desk.is_idle() == timedelta(0)
    assert desk.ledger.findings()[0].need is Need.IDLE
    assert desk.serves()


def test_a_lull_is_told_where_it_lasts_already_and_each_time_anew(desk: Desk) -> None:
    desk.presence.watch(_SECOND * 60)
    desk.mutter.move()
    desk.waiter.run_until(lambda: desk.presence.idle_for() is not None)
    desk.presence.watch_lull(_SECOND / 2)
    for _ in range(2):
        begun = _now()
        desk.mutter.move()
        assert desk.next() == Ticked()
        assert abs(_now() - begun - _SECOND / 2) < _NEAR
    asked = _now()
    desk.presence.watch_lull(_SECOND / 4)
    assert desk.next() == Ticked()
    assert _now() - asked < _NEAR


def test_a_mutter_that_crashes_and_starts_anew_goes_on_telling(desk: Desk) -> None:
    desk.presence.watch(_SECOND)
    assert isinstance(desk.next(), WentAway)
    desk.mutter.crash()
    assert isinstance(desk.next(), CameBack)
    assert desk.presence.idle_for() is None
    assert not desk.serves()
    desk.mutter.start()
    desk.mutter.move()
    assert isinstance(desk.next(), WentAway)
    assert desk.serves()
    desk.mutter.move()
    assert isinstance(desk.next(), CameBack)
