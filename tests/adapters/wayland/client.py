"""What the imagined compositor does for one client, as strict as libwayland: what is wrong ends the connection."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from kneebreak.adapters.wayland import wire

if TYPE_CHECKING:
    from tests.adapters.wayland.compositor import Compositor

_FIRST_OF_OURS = 0xFF000000

_Request = Callable[["Client", int, wire.Arguments], None]


class Notification:
    """What a client wants to hear of a seat."""

    def __init__(self, client: Client, made: int, seat: int, timeout: int, *, input_only: bool) -> None:
        self.client = client
        self.id = made
        self.seat = seat
        """The compositor's number for it."""
        self.timeout = timeout
        self.input_only = input_only
        self.waited = 0
        """Milliseconds without input since it was made."""
        self.idle = False

    def pass_time(self, milliseconds: int) -> None:
        self.waited += milliseconds
        if self.waited >= self.timeout and not self.idle:
            self.idle = True
            self.client.tell(self.id, 0)

    def hear_input(self) -> None:
        self.waited = 0
        if self.idle:
            self.idle = False
            self.client.tell(self.id, 1)


class Client:
    """One connection."""

    def __init__(self, compositor: Compositor, connection: socket.socket) -> None:
        self.compositor = compositor
        self.connection = connection
        self.received = bytearray()
        self.registries: list[int] = []
        self.seats: dict[int, int] = {}
        """The compositor's numbers for them, by the objects."""
        self.notifications: dict[int, Notification] = {}
        self.managers: list[int] = []
        """Of windows."""
        self.windows: dict[int, int] = {}
        """The windows, by the handles."""
        self.objects: dict[int, _Request] = {1: _display}
        self._last = 1
        self._last_of_ours = _FIRST_OF_OURS - 1
        self._freed: set[int] = set()

    def tell(self, sender: int, opcode: int, *arguments: bytes) -> None:
        with suppress(OSError):  # a client may go at any time
            self.connection.sendall(wire.request(sender, opcode, *arguments))

    def make(self, made: int, request: _Request) -> None:
        """An object under an id that the client chose."""
        if made in self._freed:
            self._freed.remove(made)
        else:
            self._last += 1
            assert made == self._last, f"{made} is no new id"
        self.objects[made] = request

    def make_ours(self, request: _Request) -> int:
        self._last_of_ours += 1
        self.objects[self._last_of_ours] = request
        return self._last_of_ours

    def unmake(self, made: int) -> None:
        del self.objects[made]
        if made < _FIRST_OF_OURS:
            self._freed.add(made)
            self.tell(1, 1, wire.number(made))

    def serve(self) -> bool:
        """Do what was asked for; False: the connection is over."""
        try:
            data = self.connection.recv(4096)
        except OSError:
            return False
        self.received += data
        for event in wire.events(self.received):
            request = self.objects.get(event.sender)
            try:
                assert request is not None, f"there is no object {event.sender}"
                request(self, event.sender, wire.Arguments(wire.number(event.opcode) + event.body))
            except (AssertionError, wire.Malformed) as error:
                self.refuse(event.sender, str(error))
                return False
        return bool(data)

    def refuse(self, sender: int, said: str) -> None:
        self.compositor.errors.append(said)
        self.tell(1, 0, wire.number(sender), wire.number(0), wire.text(said))

    def announce(self, name: int) -> None:
        interface, version = self.compositor.globals[name]
        for registry in self.registries:
            self.tell(registry, 0, wire.number(name), wire.text(interface), wire.number(version))

    def show(self, manager: int, window: int) -> None:
        handle = self.make_ours(_handle)
        self.windows[handle] = window
        self.tell(manager, 0, wire.number(handle))
        self.describe(handle)

    def finish(self, manager: int) -> None:
        self.managers.remove(manager)
        self.tell(manager, 1)
        self.unmake(manager)

    def describe(self, handle: int) -> None:
        title, states = self.compositor.windows[self.windows[handle]]
        array = b"".join(map(wire.number, states))
        self.tell(handle, 0, wire.text(title))
        self.tell(handle, 4, wire.number(len(array)) + array)
        self.tell(handle, 5)


def _display(client: Client, _me: int, request: wire.Arguments) -> None:
    opcode, made = request.number(), request.number()
    assert opcode in (0, 1), "wl_display has two requests"
    if opcode == 1:
        client.make(made, _registry)
        client.registries.append(made)
        for name in client.compositor.globals:
            client.announce(name)
    else:
        client.make(made, _nothing)
        if client.compositor.answers:
            client.tell(made, 0, wire.number(0))
            client.unmake(made)


def _registry(client: Client, _me: int, request: wire.Arguments) -> None:
    assert request.number() == 0, "wl_registry has one request"
    name, interface, version, made = request.number(), request.text(), request.number(), request.number()
    offered = client.compositor.globals.get(name)
    assert offered is not None, f"nothing is offered under the number {name}"
    assert interface == offered[0], f"{name} is no {interface}"
    assert 1 <= version <= offered[1], f"there is no version {version} of {interface}"
    client.make(made, _INTERFACES[interface](version))
    if interface == "wl_seat":
        client.seats[made] = name
        client.tell(made, 0, wire.number(0))  # it can do nothing so far
    elif interface.startswith("zwlr"):
        client.managers.append(made)
        for window in client.compositor.windows:
            client.show(made, window)


def _ext_idle(version: int) -> _Request:
    def request(client: Client, me: int, arguments: wire.Arguments) -> None:
        opcode = arguments.number()
        assert opcode <= version, f"ext_idle_notifier_v1 has no request {opcode} in version {version}"
        if opcode == 0:
            client.unmake(me)
            return
        made, timeout, seat = arguments.number(), arguments.number(), arguments.number()
        _notify(client, made, timeout, seat, input_only=opcode == 2)

    return request


def _kde_idle(_version: int) -> _Request:
    def request(client: Client, _me: int, arguments: wire.Arguments) -> None:
        assert arguments.number() == 0, "org_kde_kwin_idle has one request"
        made, seat, timeout = arguments.number(), arguments.number(), arguments.number()
        _notify(client, made, timeout, seat, input_only=False)

    return request


def _notify(client: Client, made: int, timeout: int, seat: int, *, input_only: bool) -> None:
    assert seat in client.seats, f"{seat} is no seat"
    client.make(made, _notification)
    client.notifications[made] = Notification(client, made, client.seats[seat], timeout, input_only=input_only)


def _notification(client: Client, me: int, request: wire.Arguments) -> None:
    assert request.number() == 0, "a notification has one request"
    del client.notifications[me]
    client.unmake(me)


def _manager(_version: int) -> _Request:
    def request(client: Client, me: int, arguments: wire.Arguments) -> None:
        assert arguments.number() == 0, "a manager of windows has one request"
        client.finish(me)

    return request


def _handle(client: Client, me: int, request: wire.Arguments) -> None:
    assert request.number() == 7, "windows are left alone"
    del client.windows[me]
    client.unmake(me)


def _nothing(_client: Client, _me: int, _request: wire.Arguments) -> None:
    raise AssertionError("this object has no requests")


_INTERFACES: dict[str, Callable[[int], _Request]] = {
    "wl_seat": lambda _: _nothing,
    "ext_idle_notifier_v1": _ext_idle,
    "org_kde_kwin_idle": _kde_idle,
    "zwlr_foreign_toplevel_manager_v1": _manager,
}
