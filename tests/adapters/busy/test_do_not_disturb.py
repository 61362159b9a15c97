"""Do-not-disturb by what notification servers say, with stand-ins for them on a real bus."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import DBusAddress, Message, new_method_return, new_signal
from kneebreak.adapters.ledger import Finding, Need
from kneebreak.engine.busy import Busy
from tests.adapters.busy.listener import Listener
from tests.adapters.dbus.private_bus import PrivateBus
from tests.adapters.notifier.notification_server import NAME, NotificationServer
from tests.fakes.file_waiter import SelectingWaiter

HOLDS: Mapping[Busy, bool] = {Busy.DO_NOT_DISTURB: True}
INHIBITED = (NAME, "Inhibited")
PAUSED = ("org.dunstproject.cmd0", "paused")

Start = Callable[[str, tuple[str, str]], NotificationServer]


@pytest.fixture
def start(bus: PrivateBus) -> Start:
    """Start a notification server with a property that is off."""

    def start(name: str, place: tuple[str, str]) -> NotificationServer:
        server = NotificationServer(bus.join(), name)
        server.properties[place] = ("b", False)
        return server

    return start


@pytest.fixture
def listener(bus: PrivateBus, waiter: SelectingWaiter) -> Iterator[Listener]:
    listener = Listener(bus.join(), waiter)
    yield listener
    listener.close()


@pytest.mark.parametrize(("name", "place"), [("Plasma", INHIBITED), ("dunst", PAUSED), ("some other", INHIBITED)])
@pytest.mark.parametrize("say_value", [True, False])
def test_a_servers_property_is_read_and_its_changes_are_heard(
    name: str, place: tuple[str, str], start: Start, listener: Listener, *, say_value: bool
) -> None:
    server = start(name, place)
    listener.until_served()
    assert listener.holds == {}
    assert listener.finding == Finding(Need.DO_NOT_DISTURB, name, serves=True)
    server.turn(*place, on=True, say_value=say_value)
    listener.until_told(HOLDS)
    server.turn(*place, on=False, say_value=say_value)
    listener.until_told({})


def test_what_held_before_the_program_started_is_known(start: Start, bus: PrivateBus, waiter: SelectingWaiter) -> None:
    start("Plasma", INHIBITED).turn(*INHIBITED, on=True)
    listener = Listener(bus.join(), waiter)
    assert listener.holds == {}
    listener.until_told(HOLDS)
    listener.close()


def test_properties_of_other_names_and_interfaces_change_nothing(
    start: Start, bus: PrivateBus, listener: Listener
) -> None:
    server = start("dunst", PAUSED)
    listener.until_served()
    server.turn(PAUSED[0], "historyLength", on=True)
    server.turn("org.example.Other", "paused", on=True)
    bus.settle()
    assert listener.changes() == 0
    assert listener.holds == {}


def test_nobody_but_the_server_is_believed(start: Start, bus: PrivateBus, listener: Listener) -> None:
    before = start("dunst", PAUSED)
    listener.until_served()
    server = start("dunst", PAUSED)  # takes the name over
    bus.settle()
    before.turn(*PAUSED, on=True)
    bus.settle()
    assert listener.holds == {}
    server.turn(*PAUSED, on=True)
    listener.until_told(HOLDS)


def test_a_server_that_goes_away_takes_the_reason_along(bus: PrivateBus, listener: Listener) -> None:
    connection = bus.join()
    server = NotificationServer(connection, "dunst")
    server.properties[PAUSED] = ("b", True)
    listener.until_told(HOLDS)
    bus.leave(connection)
    listener.until_told({})
    assert listener.finding == Finding(Need.DO_NOT_DISTURB, "dunst", serves=False, reason="it went away")


def test_a_server_that_was_started_again_is_asked_again(bus: PrivateBus, start: Start, listener: Listener) -> None:
    first = bus.join()
    NotificationServer(first, "dunst").properties[PAUSED] = ("b", False)
    listener.until_served()
    bus.leave(first)
    listener.until(lambda: listener.finding is not None and not listener.finding.serves)
    second = start("Plasma", INHIBITED)
    second.turn(*INHIBITED, on=True)
    listener.until_told(HOLDS)
    second.turn(*INHIBITED, on=False)
    listener.until_told({})
    assert [(found.source, found.serves) for found in listener.ledger.findings()] == [
        ("dunst", False),
        ("Plasma", True),
    ]


def test_a_server_without_such_a_property_leaves_it_unknown_and_the_ledger_says_so(
    start: Start, listener: Listener
) -> None:
    start("notify-osd", ("org.example", "nothing"))
    listener.until(lambda: listener.finding)
    assert listener.finding == Finding(
        Need.DO_NOT_DISTURB,
        "notify-osd",
        serves=False,
        reason="it has no property Inhibited, by which it could be known",
    )
    assert listener.holds == {}
    assert listener.changes() == 0


def test_a_property_of_another_type_is_no_answer(start: Start, listener: Listener) -> None:
    server = start("Plasma", INHIBITED)
    server.properties[INHIBITED] = ("s", "yes")
    listener.until(lambda: listener.finding)
    assert listener.finding is not None
    assert not listener.finding.serves


def test_a_closed_source_says_nothing_any_more(start: Start, bus: PrivateBus, listener: Listener) -> None:
    server = start("dunst", PAUSED)
    listener.until_served()
    listener.close()
    server.turn(*PAUSED, on=True)
    bus.settle()
    assert listener.changes() == 0


class Mako:
    """A stand-in for a mako that has its modes as a property, and says when they change."""

    def __init__(self, connection: Connection) -> None:
        self.modes = ["default"]
        self._connection = connection
        connection.serve("/fr/emersion/Mako", self._serve)
        self.server = NotificationServer(connection, "mako")

    def change(self, *modes: str) -> None:
        self.modes = list(modes)
        properties = DBusAddress("/fr/emersion/Mako", interface="org.freedesktop.DBus.Properties")
        body: tuple[str, dict[str, object], list[str]] = ("fr.emersion.Mako", {}, ["Modes"])
        self._connection.send(new_signal(properties, "PropertiesChanged", "sa{sv}as", body))

    def _serve(self, call: Message) -> Message | None:
        if call.body == ("fr.emersion.Mako", "Modes"):
            return new_method_return(call, "v", (("as", self.modes),))
        return new_method_return(call, "as", (self.modes,))


def test_a_mako_that_tells_of_its_modes_is_heard(bus: PrivateBus, listener: Listener) -> None:
    mako = Mako(bus.join())
    listener.until_served()
    bus.settle()
    assert listener.finding == Finding(Need.DO_NOT_DISTURB, "mako", serves=True)
    mako.change("default", "do-not-disturb")
    listener.until_told(HOLDS)
    mako.change("default", "writing")
    listener.until_told({})
