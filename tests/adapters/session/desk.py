"""A desk with both buses, on which lock and sleep are listened for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kneebreak.adapters import session
from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import (
    BUS,
    DBusAddress,
    Message,
    bus_call,
    new_method_call,
    new_method_return,
    new_signal,
)
from kneebreak.adapters.dbus.system_bus import Guest, SystemBus
from kneebreak.adapters.ledger import Finding, Ledger, Need
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.messages import Message as Told
from tests.adapters.dbus.private_bus import PrivateBus
from tests.adapters.logind import Logind, settle
from tests.fakes.file_waiter import SelectingWaiter


class Desk:
    """Two private buses, and somebody who listens on both once `listen` was called."""

    def __init__(self, folder: Path, waiter: SelectingWaiter) -> None:
        self.waiter = waiter
        self.heard: list[Told] = []
        self.ledger = Ledger()
        self.buses = {}
        for name in ("system", "session"):
            (folder / name).mkdir()
            self.buses[name] = PrivateBus(folder / name, waiter)
        self.system = SystemBus(self.buses["system"].address, waiter, lambda _: None, Ledger())
        self.bus = self.buses["session"].join()
        self.environment = {"XDG_SESSION_ID": "c7"}
        self._end: Callable[[], None] | None = None

    def logind(self) -> Logind:
        """One that is still to be started."""
        bus = self.buses["system"]
        return Logind(bus.join(), bus.address)

    def listen(self, *, with_session_bus: bool = True) -> None:
        """Begin to listen, and have all questions asked and answered that this leads to."""
        bus = self.bus if with_session_bus else None
        around = Surroundings(
            self.environment,
            self.heard.append,
            self.waiter,
            bus,
            "/nowhere",
            self._trouble,
            self.ledger,
            system=self.system,
        )
        self._end = session.choose(around)
        self.settle()

    def listen_no_more(self) -> None:
        """End what `listen` began; both connections stay."""
        assert self._end is not None
        self._end()

    def settle(self) -> None:
        """Hear everything that was said by now, and its consequences."""
        for _ in range(2):
            settle(self.system, self.waiter)
            self.buses["session"].settle()

    def hears(self, *expected: Told) -> bool:
        """Whether exactly this was reported since the last time."""
        self.settle()
        heard, self.heard[:] = tuple(self.heard), []
        # Two values without fields are equal, whatever they are called.
        assert [(type(each), each) for each in heard] == [(type(each), each) for each in expected]
        return True

    def findings(self, need: Need) -> dict[str, Finding]:
        """What is known of each source for a need."""
        return {finding.source: finding for finding in self.ledger.findings() if finding.need is need}

    def restart_system_bus(self) -> None:
        """Let the bus of the machine go down and come up again, with nobody on it."""
        self.buses["system"].end()
        self.waiter.run_until(lambda: not self._system_connections())
        self.buses["system"].start()

    def restart_session_bus(self) -> None:
        """Start the session bus anew, with the services that lie in its folder by now."""
        self.buses["session"].leave(self.bus)
        self.buses["session"].end()
        self.buses["session"].start()
        self.bus = self.buses["session"].join()

    def close(self) -> None:
        self.system.close()
        for bus in self.buses.values():
            bus.close()

    def _system_connections(self) -> list[Connection]:
        joined: list[Connection] = []
        self.system.join(Guest(joined.append, lambda _: None))()
        return joined

    def _trouble(self, text: str) -> None:
        raise AssertionError(text)


def own(connection: Connection, *names: str) -> None:
    """Take names on the bus."""
    for name in names:
        connection.call(new_method_call(_BUS_OBJECT, "RequestName", "su", (name, 0)))


def be_silent(connection: Connection, *paths: str) -> None:
    """Take every call to these objects, and answer none."""
    for path in paths:
        connection.serve(path, lambda call: _reply(call, SILENT))


class Saver:
    """A screen saver on the session bus, under one name or several, that may answer and may not."""

    def __init__(self, bus: PrivateBus, interface: str, *names: str, answers: object = False) -> None:
        self.connection = bus.join()
        self.asked = 0
        self._bus = bus
        self._interface = interface
        self._answers = answers
        self._object = "/" + interface.replace(".", "/")
        self.connection.serve(self._object, self._answer)
        own(self.connection, *(names or (interface,)))

    def lock(self) -> None:
        """Become active."""
        self.say(LOCKED)

    def unlock(self, interface: str = "") -> None:
        """Be active no more, and say so on this interface."""
        self.say(UNLOCKED, interface=interface)

    def say(self, value: object, signature: str = "b", interface: str = "") -> None:
        """Say ActiveChanged, with what should be a boolean."""
        spoken = DBusAddress(self._object, interface=interface or self._interface)
        self.connection.send(new_signal(spoken, "ActiveChanged", signature, (value,)))

    def give_up(self, name: str) -> None:
        """Be known by a name no more."""
        self.connection.call(bus_call("ReleaseName", name))

    def crash(self) -> None:
        """Be gone without a word."""
        self._bus.leave(self.connection)

    def _answer(self, call: Message) -> Message | None:
        self.asked += 1
        return _reply(call, self._answers)


LOCKED, UNLOCKED = True, False
SILENT = object()
"""In place of an answer: none at all, though the call arrived."""
REFUSES = object()
"""The method is not known."""


def _reply(call: Message, answer: object) -> Message | None:
    if answer is REFUSES:
        return None
    if answer is SILENT:
        return new_signal(DBusAddress("/elsewhere", interface="org.example.Silence"), "Nothing")
    return new_method_return(call, "b" if isinstance(answer, bool) else "s", (answer,))


_BUS_OBJECT = DBusAddress("/org/freedesktop/DBus", bus_name=BUS, interface=BUS)
