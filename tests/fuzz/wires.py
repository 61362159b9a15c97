"""What comes over sockets: commands, and the protocols that we speak with code of our own."""

from __future__ import annotations

import os
import socket
import struct
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from queue import SimpleQueue

from kneebreak.adapters.busy import gvdb, pulse_wire
from kneebreak.adapters.busy.wlroots import WlrootsFullScreen
from kneebreak.adapters.busy.x11 import X11FullScreen
from kneebreak.adapters.control import wire as control_wire
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.presence.wayland import WaylandPresence
from kneebreak.adapters.presence.x11 import X11Presence
from kneebreak.adapters.wayland import wire as wayland_wire
from kneebreak.adapters.wayland.display import Display
from kneebreak.adapters.x11 import wire as x11_wire
from kneebreak.adapters.x11.server import Server, X11Unavailable
from kneebreak.commands import interpret
from kneebreak.engine.events import Event
from kneebreak.engine.step import step
from kneebreak.messages import Reply, Wish
from tests.fakes.file_waiter import SelectingWaiter
from tests.fuzz.case import Input
from tests.fuzz.choices import Choices
from tests.fuzz.files import NOW, PLAN, STATE
from tests.fuzz.player import Player

_AWAY = timedelta(minutes=5)
_SOCKET = Path(tempfile.mkdtemp(prefix="kneebreak-fuzz-")) / "wayland"


def _control(data: bytes) -> None:
    words = control_wire.parse(data)
    if not isinstance(words, Reply):
        _command(words)
    _command(tuple(data.decode("utf-8", "replace").split(" ")))


def _command(words: tuple[str, ...]) -> None:
    wanted = interpret(words, PLAN, STATE)
    if isinstance(wanted, Reply):
        control_wire.render(wanted)
    elif not isinstance(wanted, Wish):
        step(PLAN, STATE, Event(NOW, wanted))


def _pulse(data: bytes) -> None:
    with suppress(pulse_wire.Unexpected):
        pulse_wire.length(data.ljust(pulse_wire.HEADER, b"\0"))
    with suppress(pulse_wire.Unexpected):
        answer = pulse_wire.reply(data, 3)
        if answer is not None:
            pulse_wire.sources(answer)


def _dconf(data: bytes) -> None:
    with suppress(gvdb.Damaged):
        gvdb.value_of("/org/gnome/desktop/notifications/show-banners", data)


def _play_x11(client: socket.socket) -> None:
    """Greet, and answer each request in turn, as the choices of the case have it."""
    with client:
        choices = Choices(_CASES.get())
        client.recv(12)
        client.sendall(_GREETING)
        sequence = 0
        asked = b""
        while heard := client.recv(4096):
            asked += heard
            while len(asked) >= 4:
                asked = asked[4 * struct.unpack_from("<H", asked, 2)[0] :]
                sequence += 1
                kind, said = choices.number(), choices.raw(choices.below(80))
                if not choices or kind >= 224:  # anything, and the end: a reply that does not come is waited for
                    client.sendall(said)
                    return
                whole = x11_wire.padded(said).ljust(24, b"\0")
                client.sendall(struct.pack("<BBHI", 1, 32, sequence, (len(whole) - 24) // 4) + whole)


_DISPLAY = {"DISPLAY": f":{100_000 + os.getpid()}"}
_GREETING = struct.pack("<BxHHH", 1, 11, 0, 9) + struct.pack("<4xII4xH3xB10xI", 0x200000, 0x1FFFFF, 0, 0, 0x123)
_CASES: SimpleQueue[bytes] = SimpleQueue()
_X11 = Player(f"\0/tmp/.X11-unix/X{100_000 + os.getpid()}", _play_x11)


def _x11(data: bytes) -> None:
    with suppress(x11_wire.Refused):
        x11_wire.setup(data[:8].ljust(8, b"\0"), data[8:])
    _CASES.put(data)
    waiter = SelectingWaiter()
    server = Server(_DISPLAY, waiter)
    with suppress(X11Unavailable):
        X11FullScreen(server, Ledger(), lambda: None).now()
    with suppress(X11Unavailable):
        presence = X11Presence(server, waiter.inbox, lambda: NOW, lambda _: None)
        presence.watch(_AWAY)
        presence.watch_lull(timedelta(seconds=5))
        presence.idle_for()
    while waiter.turn(0):
        pass
    server.close()
    waiter.close()


class _Compositor(SelectingWaiter):
    """A waiter that plays the compositor too: whenever a client comes, it says these bytes to it."""

    def __init__(self, greeting: bytes) -> None:
        super().__init__()
        self._greeting = greeting
        self._listener = socket.socket(socket.AF_UNIX)  # type: ignore[attr-defined,unused-ignore]  # Windows has none
        self.path = str(_SOCKET)
        _SOCKET.unlink(missing_ok=True)
        self._listener.bind(self.path)
        self._listener.listen()
        self.clients: list[socket.socket] = []

    def watch(self, fd: int, ready: Callable[[], None]) -> None:
        client, _ = self._listener.accept()
        self.clients.append(client)
        client.sendall(self._greeting)
        super().watch(fd, ready)

    def close(self) -> None:
        for client in self.clients:
            client.close()
        self._listener.close()
        super().close()


def _global(name: int, interface: str, version: int) -> bytes:
    return wayland_wire.request(
        2, 0, wayland_wire.number(name), wayland_wire.text(interface), wayland_wire.number(version)
    )


_OFFERS = (
    _global(1, "wl_seat", 7) + _global(2, "ext_idle_notifier_v1", 2) + _global(3, "zwlr_foreign_toplevel_manager_v1", 3)
)
_SYNCED = wayland_wire.request(3, 0, wayland_wire.number(0))


def _wayland(data: bytes) -> None:
    compositor = _Compositor(_OFFERS + _SYNCED)
    display = Display(compositor.path, compositor, lambda _: None, lambda _: None)
    full_screen = WlrootsFullScreen(display, lambda: None)
    presence = WaylandPresence(display, compositor.inbox, lambda: NOW, lambda _: None)
    presence.watch(_AWAY)
    compositor.clients[0].sendall(data)
    compositor.clients[0].shutdown(socket.SHUT_WR)
    full_screen.now()
    presence.idle_for()
    presence.watch_lull(timedelta(seconds=5))
    full_screen.close()
    presence.close()
    display.close()
    compositor.close()


def _toplevel(window: int, *states: int) -> bytes:
    number = wayland_wire.number
    array = number(4 * len(states)) + b"".join(map(number, states))
    told = wayland_wire.request(4, 0, number(window)) + wayland_wire.request(window, 4, array)
    return told + wayland_wire.request(window, 5)


def _x11_answer(said: bytes, kind: int = 0) -> bytes:
    return struct.pack("<BH", kind, len(said)) + said


_WINDOW = 0xFF00_0001
INPUTS = (
    Input(
        "control",
        (b'{"v":1,"words":["snooze","5 min"]}', b'{"v":1,"words":["pause","until","12:00"]}', b"posture standing"),
        _control,
        (
            *(b'"words":[', b'"v":1', b'"practice"', b'"pause"', b'"posture"', b'"standing"', b'"plan"', b'"less"'),
            *(b'"never"', b'"walk-lap"', b'"undo"', b'"ramp"', b'"status"', b'"--json"', b'"why"', b"99999999 h"),
        ),
    ),
    Input(
        "x11",
        (
            b"".join(_x11_answer(struct.pack("<I4xI12xI", 300, 1, 300)) for _ in range(12)),
            b"".join(_x11_answer(struct.pack("<I20x", 300 + number)) for number in range(12)),
            _x11_answer(struct.pack("<BBHI24x", 28, 0, 1, 0x123), 255) * 3,
        ),
        _x11,
    ),
    Input("wayland", (_toplevel(_WINDOW, 2, 3), _toplevel(_WINDOW, 2), _global(9, "wl_seat", 1)), _wayland),
    Input(
        "pulse",
        (struct.pack(">cIcI", b"L", 2, b"L", 3) + b"L" + bytes(4) + b"tmic\0" + b"P" + b"N" + b"L" + b"\xff" * 4,),
        _pulse,
        (b"L\0\0\0\0", b"tname\0", b"x\0\0\0\4abcd", b"P", b"N", b"m\2\1\2", b"v\2" + bytes(8), b"V\0\0\0\1"),
    ),
    Input("dconf", (b"GVariant" + struct.pack("<IIIIII", 0, 0, 24, 200, 0, 0) + bytes(200),), _dconf),
)
