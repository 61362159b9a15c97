"""One connection to the system bus for all who need it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from kneebreak.adapters import dbus
from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.system_bus import Guest, SystemBus
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.surroundings import Surroundings
from tests.adapters.dbus.private_bus import PrivateBus
from tests.fakes.file_waiter import SelectingWaiter


class Visitor:
    """Remembers what it was given."""

    def __init__(self) -> None:
        self.connections: list[Connection] = []
        self.missed: list[str] = []
        self.guest = Guest(self.connections.append, self.missed.append)


@pytest.fixture
def told() -> list[str]:
    """What was said to people."""
    return []


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def system(bus: PrivateBus, waiter: SelectingWaiter, told: list[str], ledger: Ledger) -> Iterator[SystemBus]:
    system = SystemBus(bus.address, waiter, told.append, ledger)
    yield system
    system.close()


def test_nothing_is_opened_before_somebody_needs_it(system: SystemBus, waiter: SelectingWaiter) -> None:
    assert waiter.watched == 0
    visitor = Visitor()
    system.join(visitor.guest)
    assert waiter.watched == len(visitor.connections) == 1


def test_all_share_one_connection(system: SystemBus) -> None:
    one, other = Visitor(), Visitor()
    system.join(one.guest)
    system.join(other.guest)
    assert one.connections == other.connections
    assert len(one.connections) == 1


def test_after_a_loss_all_get_the_new_connection_and_who_left_hears_of_nothing(
    system: SystemBus, bus: PrivateBus, waiter: SelectingWaiter
) -> None:
    one, other, gone = Visitor(), Visitor(), Visitor()
    for visitor in (one, other):
        system.join(visitor.guest)
    system.join(gone.guest)()
    bus.end()
    waiter.run_until(lambda: one.missed)
    assert one.missed == other.missed == ["the system bus went away"]
    late = Visitor()
    system.join(late.guest)
    assert late.missed == one.missed, "who comes meanwhile need not wait to hear it"
    waiter.pass_time(timedelta(seconds=1))
    bus.start()
    waiter.pass_time(timedelta(seconds=9))
    assert len(one.connections) == 1
    waiter.pass_time(timedelta(seconds=1))
    assert one.connections[1:] == other.connections[1:] == late.connections
    assert len(late.connections) == 1
    assert (len(gone.connections), gone.missed) == (1, [])
    waiter.turn(0)
    waiter.pass_time(timedelta(minutes=1))
    assert waiter.delayed == 0, "nothing is to be tried any more"


def test_a_loss_is_told_once_and_is_a_fault_for_as_long_as_it_lasts(
    system: SystemBus, bus: PrivateBus, waiter: SelectingWaiter, told: list[str], ledger: Ledger
) -> None:
    visitor = Visitor()
    system.join(visitor.guest)
    assert ledger.faults() == ()
    bus.end()
    waiter.run_until(lambda: visitor.missed)
    waiter.pass_time(timedelta(seconds=1))
    (fault,) = ledger.faults()
    assert told == [fault]
    assert fault.startswith("The system bus went away")
    bus.start()
    waiter.pass_time(timedelta(seconds=10))
    assert ledger.faults() == ()
    assert told == [fault, "The system bus is back."]


def test_leaving_is_silent_and_calls_off_what_was_to_be_tried(
    system: SystemBus, bus: PrivateBus, waiter: SelectingWaiter
) -> None:
    visitor = Visitor()
    system.join(visitor.guest)
    bus.end()
    waiter.run_until(lambda: visitor.missed)
    waiter.turn(0)
    assert waiter.delayed == 1
    system.close()
    assert waiter.delayed == 0
    assert visitor.missed == ["the system bus went away"]


def test_its_address_is_that_of_the_environment(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    environment = {"DBUS_SYSTEM_BUS_ADDRESS": bus.address}
    around = Surroundings(environment, waiter.inbox, waiter, None, "/nowhere", _silent, Ledger())
    system = dbus.system(around)
    assert system is not None
    visitor = Visitor()
    system.join(visitor.guest)
    system.close()
    assert f"guid={visitor.connections[0].bus_id}" in bus.address


def test_without_a_loop_there_is_no_system_bus() -> None:
    assert dbus.system(Surroundings({}, _silent, None, None, "/nowhere", _silent, Ledger())) is None


def _silent(_: object) -> None:
    raise AssertionError("there is nothing to tell")
