"""The notifier against servers and strangers that mean harm, on a real bus."""

from __future__ import annotations

from pathlib import Path

import pytest

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.handshake import BusError
from kneebreak.adapters.dbus.messages import (
    BUS,
    DBusAddress,
    HeaderFields,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.notifier.account import Account
from kneebreak.adapters.notifier.freedesktop import FreedesktopNotifier
from kneebreak.adapters.notifier.host import NAME
from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, Answered
from kneebreak.messages import Message
from kneebreak.ports import Slot
from tests.adapters.dbus.private_bus import PrivateBus
from tests.adapters.notifier.notification_server import NotificationServer
from tests.contracts.notifier import STAND, WALK

_OBJECT = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)
_EVIL = "\x1b]0;owned\x07" + "x" * 100_000


class Program:
    """A notifier, and what it said."""

    def __init__(self, bus: PrivateBus, folder: Path) -> None:
        self.received: list[Message] = []
        self.ledger = Ledger()
        self.troubles: list[str] = []
        self.connection = bus.join()
        self.notifier = FreedesktopNotifier(
            self.connection,
            self.received.append,
            str(folder / "bubbles.json"),
            Account(self.ledger, self.troubles.append),
        )
        bus.settle()


@pytest.fixture
def stranger(bus: PrivateBus) -> Connection:
    """Another program on the bus."""
    return bus.join()


def test_a_signal_that_a_stranger_sends_to_us_alone_is_ignored(
    bus: PrivateBus, stranger: Connection, tmp_path: Path
) -> None:
    server = NotificationServer(bus.join())
    program = Program(bus, tmp_path)
    program.notifier.show(Slot.PROMPT, STAND)
    bus.settle()
    for member, signature, body in (
        ("ActionInvoked", "us", (server.shown.id, "default")),
        ("NotificationClosed", "uu", (server.shown.id, 2)),
    ):
        forged = new_signal(_OBJECT, member, signature, body)
        forged.header.fields[HeaderFields.destination] = program.connection.unique_name
        stranger.send(forged)
    bus.settle()
    assert program.received == []
    server.act(server.shown.id, "default")
    bus.settle()
    assert program.received == [Answered("p1", Answer.DONE, Via.NOTIFICATION)]


def test_a_stranger_cannot_make_the_server_seem_gone(bus: PrivateBus, stranger: Connection, tmp_path: Path) -> None:
    server = NotificationServer(bus.join())
    program = Program(bus, tmp_path)
    program.notifier.show(Slot.PROMPT, STAND)
    bus.settle()
    place = DBusAddress("/org/freedesktop/DBus", interface=BUS)
    forged = new_signal(place, "NameOwnerChanged", "sss", (NAME, ":1.0", stranger.unique_name))
    forged.header.fields[HeaderFields.destination] = program.connection.unique_name
    stranger.send(forged)
    bus.settle()
    server.act(server.shown.id, "default")
    bus.settle()
    assert program.received == [Answered("p1", Answer.DONE, Via.NOTIFICATION)]


def test_an_answer_that_a_stranger_gives_in_the_servers_place_does_not_arrive(
    bus: PrivateBus, stranger: Connection, tmp_path: Path
) -> None:
    server = NotificationServer(bus.join())
    program = Program(bus, tmp_path)
    server.holds = True
    program.notifier.show(Slot.PROMPT, STAND)
    bus.settle()
    for serial in range(1, 60):
        call = new_method_call(_OBJECT, "Notify")
        call.header.serial = serial
        call.header.fields[HeaderFields.sender] = program.connection.unique_name
        stranger.send(new_method_return(call, "u", (666,)))
        stranger.send(new_error(call, "org.example.Forged"))
    bus.settle()
    server.holds = False
    server.release()
    bus.settle()
    program.notifier.show(Slot.PROMPT, WALK)
    bus.settle()
    assert [shown.replaces for shown in server.notified] == [0, 1]
    assert program.troubles == []


def test_what_a_server_calls_itself_is_told_in_few_characters_that_steer_nothing(
    bus: PrivateBus, tmp_path: Path
) -> None:
    NotificationServer(bus.join(), name=_EVIL)
    program = Program(bus, tmp_path)
    told = "".join(found.reason for found in program.ledger.findings())
    assert "served by \\x1b]0;owned\\x07xxx" in told
    assert told.isprintable()
    assert len(told) < 300


def test_what_a_peer_complains_of_is_told_in_few_characters_that_steer_nothing() -> None:
    error = BusError(f"Ping: org.example.Failed {_EVIL}")
    assert str(error).startswith("Ping: org.example.Failed \\x1b]0;owned\\x07xxx")
    assert str(error).isprintable()
    assert len(str(error)) < 500


def test_ids_that_come_twice_or_out_of_range_confuse_nothing(bus: PrivateBus, tmp_path: Path) -> None:
    server = NotificationServer(bus.join(), first_id=2**32 - 2)
    program = Program(bus, tmp_path)
    program.notifier.show(Slot.PROMPT, STAND)
    program.notifier.show(Slot.NOTE, WALK)
    bus.settle()
    for number in (0, 1, 2**31, 2**32 - 1):
        server.signal("NotificationClosed", "uu", number, 2)
        server.signal("ActionInvoked", "us", number, _EVIL)
    bus.settle()
    assert program.received != []
    assert Answered("p1", Answer.DONE, Via.NOTIFICATION) not in program.received
