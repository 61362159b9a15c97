"""Mutter's idle monitor, played on a real bus with a time of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kneebreak.adapters.dbus.messages import (
    BUS,
    DBusAddress,
    HeaderFields,
    Message,
    field,
    new_method_call,
    new_method_return,
    new_signal,
)
from tests.adapters.dbus.private_bus import PrivateBus

NAME = "org.gnome.Mutter.IdleMonitor"
_PATH = "/org/gnome/Mutter/IdleMonitor/Core"
_BUS_OBJECT = DBusAddress("/org/freedesktop/DBus", bus_name=BUS, interface=BUS)
_MILLISECOND = timedelta(milliseconds=1)
_SILENCE = new_signal(DBusAddress("/", interface="org.example.Silence"), "Nothing")


class PlayedMutter:
    """Does what the real one was seen to do: watches on pauses stay, those on input go when they have spoken."""

    def __init__(self, bus: PrivateBus) -> None:
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)
        self.pauses: dict[int, timedelta] = {}
        self.inputs: set[int] = set()
        self.inhibited = False
        """Whether something keeps the screen from blanking: then no watch on a pause speaks."""
        self.silent: frozenset[str] = frozenset()
        self.refusing: frozenset[str] = frozenset()
        self.confused: frozenset[str] = frozenset()
        """The methods that are not answered, not known, or answered with a text."""
        self.asked: list[str] = []
        self.strays: list[int] = []
        """The numbers that were taken back though nobody here had them."""
        self._last_input = self.now
        self.caller = ""
        """Who called last."""
        self._fired: set[int] = set()
        self._bus = bus
        self.start()

    def start(self) -> None:
        """Come onto the bus; after a crash as a new process, which knows nothing."""
        self.pauses, self.inputs, self._fired, self._given = {}, set(), set(), 0
        self._last_input = self.now
        self._connection = self._bus.join()
        self._connection.serve(_PATH, self._answer)
        self._connection.call(new_method_call(_BUS_OBJECT, "RequestName", "su", (NAME, 0)))
        self._bus.settle()

    def crash(self) -> None:
        self._bus.leave(self._connection)
        self._bus.settle()

    def pass_time(self, span: timedelta) -> None:
        """Let nobody touch anything for so long."""
        self.now += span
        self._speak()
        self._bus.settle()

    def sleep(self, span: timedelta) -> None:
        """Suspend the machine: its own clock stands still."""
        self.now += span
        self._last_input += span

    def move(self) -> None:
        """Touch the mouse."""
        self._last_input = self.now
        self._fired = set()
        for number in sorted(self.inputs):
            self._fire(number)
        self.inputs = set()
        self._bus.settle()

    def race(self, span: timedelta) -> None:
        """Let nobody touch anything for so long, and then somebody before a word could be said about it."""
        self.now += span
        self._speak()
        self._last_input = self.now
        self._fired = set()
        self._bus.settle()

    def fire_at(self, whom: str, *numbers: int) -> None:
        """Say to somebody that these watches have fired."""
        self.caller = whom
        for number in numbers:
            self._fire(number)

    def _answer(self, call: Message) -> Message | None:
        member = field(call, HeaderFields.member)
        self.caller = field(call, HeaderFields.sender)
        self.asked.append(member)
        if member in self.silent:
            return _SILENCE
        if member in self.confused:
            return new_method_return(call, "s", ("soon",))
        if member in self.refusing:
            return None
        return self._served(call, member)

    def _served(self, call: Message, member: str) -> Message | None:
        match member:
            case "GetIdletime":
                return new_method_return(call, "t", ((self.now - self._last_input) // _MILLISECOND,))
            case "AddIdleWatch":
                self._given += 1
                self.pauses[self._given] = call.body[0] * _MILLISECOND
                self._connection.send(new_method_return(call, "u", (self._given,)))
                self._speak()
                return _SILENCE
            case "AddUserActiveWatch":
                self._given += 1
                self.inputs.add(self._given)
                return new_method_return(call, "u", (self._given,))
            case "RemoveWatch":
                if call.body[0] not in self.pauses.keys() | self.inputs:
                    self.strays.append(call.body[0])
                self.pauses.pop(call.body[0], None)
                self.inputs.discard(call.body[0])
                return new_method_return(call)
        return None

    def _speak(self) -> None:
        if self.inhibited:
            return
        for number, span in sorted(self.pauses.items()):
            if self.now - self._last_input >= span and number not in self._fired:
                self._fired.add(number)
                self._fire(number)

    def _fire(self, number: int) -> None:
        """Tell who asked, and nobody else."""
        signal = new_signal(DBusAddress(_PATH, interface=NAME), "WatchFired", "u", (number,))
        signal.header.fields[HeaderFields.destination] = self.caller
        self._connection.send(signal)
