"""A session bus that ends, and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from kneebreak.adapters.dbus.connection import AGAIN
from kneebreak.adapters.dbus.messages import (
    BUS,
    DBusAddress,
    MatchRule,
    Message,
    new_method_call,
    new_method_return,
    new_signal,
)
from kneebreak.adapters.dbus.session_bus import SessionBus
from kneebreak.adapters.ledger import Ledger
from tests.adapters.dbus.private_bus import PrivateBus
from tests.fakes.file_waiter import SelectingWaiter

_NAME = "org.example.Speaker"
_OBJECT = DBusAddress("/speaker", bus_name=_NAME, interface=_NAME)
_BUS_OBJECT = DBusAddress("/org/freedesktop/DBus", bus_name=BUS, interface=BUS)


class Member:
    """Somebody on the session bus, and all that they heard."""

    def __init__(self, bus: PrivateBus, waiter: SelectingWaiter) -> None:
        self.told: list[str] = []
        self.ledger = Ledger()
        self.owners: list[str] = []
        self.heard: list[object] = []
        self.bus = SessionBus(bus.address, waiter, self.told.append, self.ledger)
        self.bus.join()
        self.bus.watch_name(_NAME, self.owners.append)
        rule = MatchRule(type="signal", sender=_NAME, interface=_NAME, member="Said")
        self.bus.on_signal(rule, lambda signal: self.heard.append(signal.body[0]))
        self.bus.serve("/member", _answer)


@pytest.fixture
def member(bus: PrivateBus, waiter: SelectingWaiter) -> Iterator[Member]:
    member = Member(bus, waiter)
    yield member
    member.bus.close()
    waiter.turn(0)
    assert waiter.delayed == 0


def _answer(call: Message) -> Message:
    return new_method_return(call, "s", ("here",))


def _speak(bus: PrivateBus, text: str) -> str:
    """Let the owner of the name say something; returns who that is."""
    speaker = bus.join()
    speaker.call_now(new_method_call(_BUS_OBJECT, "RequestName", "su", (_NAME, 3)), timedelta(seconds=5))
    speaker.send(new_signal(_OBJECT, "Said", "s", (text,)))
    return speaker.unique_name


def _lose(member: Member, bus: PrivateBus, waiter: SelectingWaiter) -> None:
    bus.end()
    waiter.run_until(lambda: not member.bus.is_joined)
    waiter.turn(0)


def test_on_a_bus_that_came_back_everything_goes_on_with_its_new_owners(
    member: Member, bus: PrivateBus, waiter: SelectingWaiter
) -> None:
    first = _speak(bus, "before")
    waiter.run_until(lambda: member.heard)
    moved: list[str] = []
    member.bus.on_joined(lambda: moved.append(member.bus.bus_id))
    before = member.bus.bus_id
    _lose(member, bus, waiter)
    assert member.owners == [first, ""]
    assert len(member.told) == 1
    assert "went away" in member.told[0]
    assert member.ledger.faults() == tuple(member.told)
    waiter.pass_time(AGAIN[0])
    assert not member.bus.is_joined

    bus.start()
    others = [bus.join() for _ in range(3)]
    early = _speak(bus, "unheard")
    waiter.pass_time(AGAIN[1])
    assert member.told[1:] == ["The session bus is back."]
    assert member.ledger.faults() == ()
    assert moved == [member.bus.bus_id] != [before]
    waiter.run_until(lambda: len(member.owners) == 3)
    assert member.owners[2] == early, "who was there first is known as well"
    late = _speak(bus, "after")
    waiter.run_until(lambda: len(member.heard) == 2)
    assert (member.owners[3:], member.heard) == ([late], ["before", "after"])
    answers: list[object] = []
    question = new_method_call(DBusAddress("/member", member.bus.unique_name, _NAME), "Ask")
    others[0].call(question, lambda reply: answers.append(reply.body[0]))
    waiter.run_until(lambda: answers)
    assert answers == ["here"]


def test_who_listens_no_more_is_forgotten_on_the_next_bus_as_well(
    member: Member, bus: PrivateBus, waiter: SelectingWaiter
) -> None:
    owners: list[str] = []
    end = member.bus.follow_name(_NAME, owners.append)
    waiter.run_until(lambda: owners)
    end()
    _lose(member, bus, waiter)
    bus.start()
    waiter.pass_time(AGAIN[0])
    owner = _speak(bus, "hello")
    waiter.run_until(lambda: member.heard)
    assert (owners, member.owners) == ([""], ["", "", owner])


def test_a_bus_that_ends_again_and_again_is_looked_for_ever_more_seldom(
    member: Member, bus: PrivateBus, waiter: SelectingWaiter
) -> None:
    for wait in (*AGAIN, AGAIN[-1]):
        _lose(member, bus, waiter)
        bus.start()
        waiter.pass_time(wait - timedelta(milliseconds=500))
        assert not member.bus.is_joined
        waiter.pass_time(timedelta(milliseconds=500))
        assert member.bus.is_joined
    assert len(member.told) == 8


def test_leaving_calls_the_search_off(member: Member, bus: PrivateBus, waiter: SelectingWaiter) -> None:
    _lose(member, bus, waiter)
    member.bus.close()
    waiter.turn(0)
    assert (waiter.delayed, waiter.watched) == (0, 0)
    bus.start()
