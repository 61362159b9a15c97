"""What clocks make of simulated readings, and the real clock of this machine."""

import sys
import time
from datetime import UTC, datetime, timedelta

import pytest

from kneebreak.adapters import clock as clocks
from kneebreak.adapters.clock.plain import PlainClock
from kneebreak.adapters.clock.steady import SteadyClock
from kneebreak.ports import Reading

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOTHING = timedelta(0)
HOUR = timedelta(hours=1)
GRAIN = timedelta(milliseconds=10)


class Machine:
    """The raw counters of a machine that runs, sleeps, and whose clock is set."""

    def __init__(self) -> None:
        self.wall = int(START.timestamp()) * 10**9
        self.boot = 5 * 10**9
        self.awake = 3 * 10**9
        self.delays: list[timedelta] = []

    def run(self, span: timedelta) -> None:
        self.awake += _nanoseconds(span)
        self.sleep(span)

    def sleep(self, span: timedelta) -> None:
        self.boot += _nanoseconds(span)
        self.set(span)

    def set(self, span: timedelta) -> None:
        self.wall += _nanoseconds(span)

    def read_wall(self) -> int:
        """The wall-clock; the program is pushed aside for a while after looking, where a delay is left."""
        wall = self.wall
        if self.delays:
            self.run(self.delays.pop())
        return wall


def _nanoseconds(span: timedelta) -> int:
    return span // timedelta(microseconds=1) * 1000


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def clock(machine: Machine) -> SteadyClock:
    return SteadyClock(machine.read_wall, lambda: machine.boot, lambda: machine.awake, GRAIN)


@pytest.fixture
def plain(machine: Machine) -> PlainClock:
    return PlainClock(machine.read_wall, lambda: machine.awake)


def test_time_that_passes_is_neither_sleep_nor_setting(machine: Machine, clock: SteadyClock) -> None:
    machine.run(HOUR)
    assert clock.read() == Reading(START + HOUR, NOTHING, NOTHING)


def test_suspension_is_told_once(machine: Machine, clock: SteadyClock) -> None:
    machine.run(HOUR)
    machine.sleep(2 * HOUR)
    assert clock.read() == Reading(START + 3 * HOUR, slept=2 * HOUR, moved=NOTHING)
    machine.run(HOUR)
    assert clock.read() == Reading(START + 4 * HOUR, NOTHING, NOTHING)


def test_asking_for_the_time_leaves_what_happened_for_the_next_look(machine: Machine, clock: SteadyClock) -> None:
    machine.sleep(HOUR)
    assert clock.now() == START + HOUR
    assert clock.read().slept == HOUR


def test_a_plain_clock_tells_the_time_and_keeps_the_rest(machine: Machine, plain: PlainClock) -> None:
    machine.set(-HOUR)
    assert plain.now() == START - HOUR
    assert plain.read().moved == -HOUR


@pytest.mark.parametrize("moved", [timedelta(days=1), -HOUR])
def test_a_setting_of_the_clock_is_told_once(machine: Machine, clock: SteadyClock, moved: timedelta) -> None:
    machine.set(moved)
    assert clock.read() == Reading(START + moved, slept=NOTHING, moved=moved)
    assert clock.read() == Reading(START + moved, NOTHING, NOTHING)


def test_sleep_and_setting_at_once_are_told_apart(machine: Machine, clock: SteadyClock) -> None:
    machine.sleep(2 * HOUR)
    machine.set(-HOUR)
    assert clock.read() == Reading(START + HOUR, slept=2 * HOUR, moved=-HOUR)


def test_being_pushed_aside_between_two_clocks_is_not_a_setting(machine: Machine, clock: SteadyClock) -> None:
    machine.delays = [timedelta(milliseconds=80), timedelta(milliseconds=200)]
    reading = clock.read()
    assert (reading.slept, reading.moved) == (NOTHING, NOTHING)


def test_differences_too_small_to_be_sure_of_are_told_once_they_add_up(machine: Machine, clock: SteadyClock) -> None:
    told = []
    for _ in range(10):
        machine.set(timedelta(milliseconds=4))
        told.append(clock.read().moved)
    assert [moved for moved in told if moved] == [timedelta(milliseconds=12)] * 3


def test_a_plain_clock_takes_a_leap_ahead_for_sleep(machine: Machine, plain: PlainClock) -> None:
    machine.run(HOUR)
    machine.sleep(2 * HOUR)
    assert plain.read() == Reading(START + 3 * HOUR, slept=2 * HOUR, moved=NOTHING)
    assert plain.read() == Reading(START + 3 * HOUR, NOTHING, NOTHING)


def test_a_plain_clock_takes_a_fall_back_for_a_setting(machine: Machine, plain: PlainClock) -> None:
    machine.run(HOUR)
    machine.set(-HOUR)
    assert plain.read() == Reading(START, slept=NOTHING, moved=-HOUR)


def test_a_plain_clock_makes_nothing_of_a_drift(machine: Machine, plain: PlainClock) -> None:
    machine.run(HOUR)
    machine.set(timedelta(milliseconds=300))
    assert plain.read()[1:] == (NOTHING, NOTHING)


def test_the_clock_of_this_machine_agrees_with_the_system_and_sees_neither_sleep_nor_setting() -> None:
    clock = clocks.choose()
    before = datetime.fromtimestamp(time.time_ns() // 10**9, UTC)
    readings = [clock.read() for _ in range(2000)]
    assert all(reading[1:] == (NOTHING, NOTHING) for reading in readings)
    assert before <= readings[0].at <= readings[-1].at <= datetime.now(UTC)
    assert readings[0].at.tzinfo is UTC


def test_each_platform_has_a_clock_of_its_own() -> None:
    names = {"linux": "LinuxClock", "darwin": "DarwinClock", "win32": "WindowsClock"}
    assert type(clocks.choose()).__name__ == names.get(sys.platform, "PlainClock")
