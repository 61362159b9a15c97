"""A conversation on a real bus."""

from __future__ import annotations

import socket
from datetime import timedelta
from pathlib import Path

import pytest

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.handshake import BusError
from kneebreak.adapters.dbus.messages import (
    BUS,
    DISCONNECTED,
    UNKNOWN_METHOD,
    UNKNOWN_OBJECT,
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    bus_call,
    new_method_call,
    new_method_return,
    new_signal,
)
from kneebreak.adapters.waiter.linux import LinuxWaiter
from kneebreak.messages import Wish
from tests.adapters.dbus.private_bus import PrivateBus
from tests.fakes.file_waiter import SelectingWaiter

_SECOND = timedelta(seconds=1)
_NAME = "org.example.Speaker"
_OBJECT = DBusAddress("/speaker", bus_name=_NAME, interface="org.example.Speaker")
_RULE = MatchRule(type="signal", sender=_NAME, interface="org.example.Speaker", member="Said")


class Ear:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def message(self, message: Message) -> None:
        self.heard.append(message.body)

    def word(self, word: str) -> None:
        self.heard.append(word)


def _own(connection: Connection, name: str = _NAME) -> None:
    answer = connection.call_now(new_method_call(_BUS_OBJECT, "RequestName", "su", (name, 0)), _SECOND)
    assert answer.body == (1,)


_BUS_OBJECT = DBusAddress("/org/freedesktop/DBus", bus_name=BUS, interface=BUS)


def _say(connection: Connection, text: str) -> None:
    connection.send(new_signal(_OBJECT, "Said", "s", (text,)))


def _calls(connection: Connection, member: str = "Echo", text: str = "hello", path: str = "/speaker") -> Message:
    return new_method_call(DBusAddress(path, connection.unique_name, "org.example.Speaker"), member, "s", (text,))


def _echo(call: Message) -> Message | None:
    if call.header.fields[HeaderFields.member] != "Echo":
        return None
    return new_method_return(call, "s", call.body)


def test_a_call_is_answered_by_the_object_it_is_for(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    server, client, ear = bus.join(), bus.join(), Ear()
    server.serve("/speaker", _echo)
    client.call(_calls(server), ear.message, ear.word)
    waiter.run_until(lambda: ear.heard)
    assert ear.heard == [("hello",)]
    assert waiter.delayed == 0


@pytest.mark.parametrize(
    ("path", "member", "error"),
    [("/nowhere", "Echo", UNKNOWN_OBJECT), ("/speaker", "Sing", UNKNOWN_METHOD)],
)
def test_an_unknown_object_or_method_gets_its_error(
    bus: PrivateBus, waiter: SelectingWaiter, path: str, member: str, error: str
) -> None:
    server, client, ear = bus.join(), bus.join(), Ear()
    server.serve("/speaker", _echo)
    client.call(_calls(server, member, path=path), ear.message, ear.word)
    waiter.run_until(lambda: ear.heard)
    assert ear.heard == [error]


def test_everybody_can_be_pinged(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    server, client, ear = bus.join(), bus.join(), Ear()
    peer = DBusAddress("/any", server.unique_name, "org.freedesktop.DBus.Peer")
    client.call(new_method_call(peer, "Ping"), ear.message, ear.word)
    waiter.run_until(lambda: ear.heard)
    assert ear.heard == [()]


@pytest.mark.parametrize("failing", ["raises", "answers nonsense"])
def test_a_servant_that_fails_answers_with_an_error_and_is_reported(
    bus: PrivateBus, waiter: SelectingWaiter, capsys: pytest.CaptureFixture[str], failing: str
) -> None:
    def servant(call: Message) -> Message:
        if failing == "raises":
            raise RuntimeError("of all things")
        return new_method_return(call, "s", (7,))

    server, client, ear = bus.join(), bus.join(), Ear()
    server.serve("/speaker", servant)
    client.call(_calls(server), ear.message, ear.word)
    waiter.run_until(lambda: ear.heard)
    assert ear.heard == ["org.freedesktop.DBus.Error.Failed"]
    assert "Error: " in capsys.readouterr().err


def test_a_call_that_wants_no_reply_gets_none(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    server, client, ear = bus.join(), bus.join(), Ear()
    wants_reply: list[bool] = []

    def servant(call: Message) -> None:
        wants_reply.append(not call.header.flags & MessageFlag.no_reply_expected)

    server.serve("/speaker", servant)
    client.send(_calls(server, "Sing"))
    client.send(_calls(server, path="/nowhere"))
    client.call(_calls(server, text="last"), ear.message, ear.word)
    waiter.run_until(lambda: ear.heard)
    assert ear.heard == [UNKNOWN_METHOD]
    assert wants_reply == [False, True]


def test_it_lives_on_the_loop_of_the_program(bus: PrivateBus) -> None:
    waiter = LinuxWaiter()
    connection = Connection.open(bus.address, waiter, lambda: waiter.inbox(Wish.QUIT))
    connection.call(bus_call("GetId"), lambda _: waiter.inbox(Wish.RELOAD))
    waiter.wait(None)
    assert waiter.take() == [Wish.RELOAD]
    bus.end()
    waiter.wait(None)
    assert waiter.take() == [Wish.QUIT]
    waiter.close()


def test_a_call_without_an_answer_fails_after_its_time_and_a_late_answer_is_ignored(
    bus: PrivateBus, waiter: SelectingWaiter
) -> None:
    server, client, ear = bus.join(), bus.join(), Ear()
    late: list[Message] = []

    def answer_something_else(call: Message) -> Message:
        late.append(call)
        return new_signal(_OBJECT, "Nothing")

    server.serve("/speaker", answer_something_else)
    client.call(_calls(server), ear.message, ear.word, within=timedelta(milliseconds=30))
    waiter.run_until(lambda: ear.heard)
    assert ear.heard == ["timeout"]
    server.send(new_method_return(late[0], "s", ("late",)))
    client.call(bus_call("GetId"), lambda _: ear.word("synchronised"))
    waiter.run_until(lambda: len(ear.heard) == 2)
    assert ear.heard == ["timeout", "synchronised"]


def test_a_call_to_nobody_fails_at_once(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    client, ear = bus.join(), Ear()
    client.call(new_method_call(_OBJECT, "Echo", "s", ("hello",)), ear.message, ear.word)
    waiter.run_until(lambda: ear.heard)
    assert ear.heard == ["org.freedesktop.DBus.Error.ServiceUnknown"]


def test_a_signal_is_heard_from_the_owner_of_the_name_alone(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    speaker, impostor, listener, ear = bus.join(), bus.join(), bus.join(), Ear()
    _own(speaker)
    listener.on_signal(_RULE, ear.message)
    waiter.run_until(lambda: _is_synchronised(listener, waiter))
    _say(impostor, "I am the speaker")
    unicast = new_signal(_OBJECT, "Said", "s", ("psst",))
    unicast.header.fields[HeaderFields.destination] = listener.unique_name
    impostor.send(unicast)
    impostor.call_now(bus_call("GetId"), _SECOND)
    _say(speaker, "truth")
    waiter.run_until(lambda: ear.heard)
    assert ear.heard == [("truth",)]


def _is_synchronised(connection: Connection, waiter: SelectingWaiter) -> bool:
    """Everything that the bus was asked so far is answered, and dispatched."""
    done: list[Message] = []
    connection.call(bus_call("GetId"), done.append)
    waiter.run_until(lambda: done)
    return True


def test_a_name_that_changes_hands_is_followed(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    first, second, listener, ear = bus.join(), bus.join(), bus.join(), Ear()
    listener.on_signal(_RULE, ear.message)
    listener.watch_name(_NAME, ear.word)
    assert _is_synchronised(listener, waiter)
    _own(first)
    _say(first, "one")
    waiter.run_until(lambda: len(ear.heard) == 2)
    first.close()
    waiter.run_until(lambda: len(ear.heard) == 3)
    _own(second)
    _say(second, "two")
    waiter.run_until(lambda: len(ear.heard) == 5)
    assert ear.heard == [first.unique_name, ("one",), "", second.unique_name, ("two",)]


def test_a_name_is_followed_from_its_present_owner_on_until_that_is_enough(
    bus: PrivateBus, waiter: SelectingWaiter
) -> None:
    speaker, listener, ear, early = bus.join(), bus.join(), Ear(), Ear()
    listener.follow_name("org.example.Nobody", ear.word)
    _own(speaker)
    enough = listener.follow_name(_NAME, ear.word)
    listener.follow_name(_NAME, early.word)()
    assert _is_synchronised(listener, waiter)
    assert ear.heard == ["", speaker.unique_name]
    enough()
    speaker.close()
    assert _is_synchronised(listener, waiter)
    assert ear.heard == ["", speaker.unique_name]
    assert early.heard == []


def test_a_name_is_not_ones_own_for_the_saying(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    impostor, listener, ear = bus.join(), bus.join(), Ear()
    listener.watch_name(_NAME, ear.word)
    forged = new_signal(_BUS_OBJECT, "NameOwnerChanged", "sss", (_NAME, "", impostor.unique_name))
    forged.header.fields[HeaderFields.destination] = listener.unique_name
    impostor.send(forged)
    impostor.call_now(bus_call("GetId"), _SECOND)
    assert _is_synchronised(listener, waiter)
    assert ear.heard == []


def test_a_listener_that_has_had_enough_hears_nothing_more(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    speaker, listener, ear, other = bus.join(), bus.join(), Ear(), Ear()
    _own(speaker)
    enough = listener.on_signal(_RULE, ear.message)
    listener.on_signal(_RULE, other.message)
    assert _is_synchronised(listener, waiter)
    enough()
    enough()
    assert _is_synchronised(listener, waiter)
    _say(speaker, "hello")
    waiter.run_until(lambda: other.heard)
    assert (ear.heard, other.heard) == ([], [("hello",)])


def test_a_rule_about_an_argument_is_kept(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    speaker, listener, ear = bus.join(), bus.join(), Ear()
    rule = MatchRule(type="signal", interface="org.example.Speaker")
    rule.add_arg_condition(0, "wanted")
    listener.on_signal(rule, ear.message)
    listener.on_signal(MatchRule(type="signal", path="/elsewhere"), ear.message)
    assert _is_synchronised(listener, waiter)
    speaker.send(new_signal(_OBJECT, "Said", "u", (5,)))
    speaker.send(new_signal(_OBJECT, "Said"))
    _say(speaker, "unwanted")
    _say(speaker, "wanted")
    waiter.run_until(lambda: ear.heard)
    assert ear.heard == [("wanted",)]


def test_a_listener_that_fails_is_reported_and_the_others_still_hear(
    bus: PrivateBus, waiter: SelectingWaiter, capsys: pytest.CaptureFixture[str]
) -> None:
    speaker, listener, ear = bus.join(), bus.join(), Ear()
    _own(speaker)

    def stumble(_: Message) -> None:
        raise LookupError("of all things")

    listener.on_signal(_RULE, stumble)
    listener.on_signal(_RULE, ear.message)
    assert _is_synchronised(listener, waiter)
    _say(speaker, "hello")
    waiter.run_until(lambda: ear.heard)
    assert "LookupError: of all things" in capsys.readouterr().err


def test_what_arrives_during_a_blocking_call_is_handled_after_it(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    speaker, listener, ear = bus.join(), bus.join(), Ear()
    _own(speaker)

    def servant(call: Message) -> Message:
        ear.message(call)
        return new_method_return(call)

    listener.serve("/speaker", servant)
    listener.on_signal(_RULE, ear.message)
    listener.call_now(bus_call("GetId"), _SECOND)
    for number in range(200):
        _say(speaker, str(number))
    speaker.send(_calls(listener, text="call"))
    speaker.call_now(bus_call("GetId"), _SECOND)
    answer = listener.call_now(bus_call("GetNameOwner", _NAME), _SECOND)
    assert answer.body == (speaker.unique_name,)
    assert ear.heard == []
    waiter.run_until(lambda: len(ear.heard) == 201)
    assert ear.heard == [(str(number),) for number in range(200)] + [("call",)]


def test_a_blocking_call_says_why_it_failed(bus: PrivateBus) -> None:
    mute, client = bus.join(), bus.join()
    with pytest.raises(BusError, match=r"GetNameOwner: .*NameHasNoOwner Could not") as refused:
        client.call_now(bus_call("GetNameOwner", _NAME), _SECOND)
    assert refused.value.name == "org.freedesktop.DBus.Error.NameHasNoOwner"
    with pytest.raises(BusError, match=r"Echo: no answer within 0\.1 s"):
        client.call_now(_calls(mute), timedelta(milliseconds=100))
    client.close()
    with pytest.raises(BusError, match="the connection is closed"):
        client.call_now(_calls(mute), _SECOND)


def test_a_large_message_passes_whole(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    server, client, ear = bus.join(), bus.join(), Ear()
    server.serve("/speaker", _echo)
    client.call(_calls(server, text="x" * 5_000_000), ear.message, ear.word)
    waiter.run_until(lambda: ear.heard)
    assert ear.heard == [("x" * 5_000_000,)]


def test_the_end_of_the_bus_is_told_once_and_fails_what_is_open(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    ear = Ear()
    mute = bus.join()
    client = bus.join(lambda: ear.word("lost"))
    client.call(_calls(mute), ear.message, ear.word)
    bus.end()
    waiter.run_until(lambda: len(ear.heard) == 2)
    client.send(bus_call("GetId"))
    client.call(bus_call("GetId"), ear.message, ear.word)
    waiter.run_until(lambda: len(ear.heard) == 3)
    waiter.turn(0)
    assert ear.heard == [DISCONNECTED, "lost", DISCONNECTED]
    assert waiter.delayed == 0


def test_leaving_the_bus_is_silent(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    ear = Ear()
    client = bus.join(lambda: ear.word("lost"))
    client.call(bus_call("GetId"), ear.message, ear.word)
    client.close()
    client.close()
    waiter.turn(0)
    assert ear.heard == []
    assert waiter.delayed == waiter.watched == 0


def test_a_handler_may_leave_the_bus(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    speaker, listener, ear = bus.join(), bus.join(), Ear()
    _own(speaker)

    def leave(message: Message) -> None:
        ear.message(message)
        listener.close()

    listener.on_signal(_RULE, leave)
    assert _is_synchronised(listener, waiter)
    _say(speaker, "one")
    _say(speaker, "two")
    waiter.run_until(lambda: ear.heard)
    waiter.turn(0.05)
    assert ear.heard == [("one",)]


def test_every_connection_to_a_bus_has_a_name_of_its_own_and_knows_the_bus(bus: PrivateBus) -> None:
    one, two = bus.join(), bus.join()
    assert one.unique_name != two.unique_name
    assert one.bus_id == two.bus_id
    assert f"guid={one.bus_id}" in bus.address


def test_of_several_addresses_the_first_that_answers_is_taken(bus: PrivateBus, waiter: SelectingWaiter) -> None:
    connection = Connection.open(f"tcp:host=nowhere;unix:path=/nonexistent;{bus.address}", waiter, _unexpected)
    assert connection.unique_name.startswith(":")
    connection.close()


def _unexpected() -> None:
    raise AssertionError("the bus is not lost")


def test_a_bus_that_cannot_be_reached_is_named_with_the_reason(waiter: SelectingWaiter, tmp_path: Path) -> None:
    with pytest.raises(BusError, match=r"cannot be reached \(/nonexistent: No such file or directory\)"):
        Connection.open("unix:path=/nonexistent", waiter, _unexpected)
    with pytest.raises(BusError, match='no unix socket in the bus address "autolaunch:"'):
        Connection.open("autolaunch:", waiter, _unexpected)
    with socket.socket(socket.AF_UNIX) as mute:
        mute.bind(str(tmp_path / "mute"))
        mute.listen()
        with pytest.raises(BusError, match="mute: no answer in time"):
            Connection.open(f"unix:path={tmp_path}/mute", waiter, _unexpected)
