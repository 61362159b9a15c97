"""A connection to the X server that has found its idle counter."""

from __future__ import annotations

import select
import socket
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta

from kneebreak.adapters.presence import x11_display, x11_wire

assert sys.platform != "win32"  # noqa: S101 - tells the type checker where this file is at home

_PATIENCE_AT_START = timedelta(seconds=1)
_CHUNK = 4096


class X11Unavailable(Exception):  # noqa: N818 - a state of the machine and not a mistake, and named so
    """The X server cannot tell idle time; the reason is for people."""


class X11Lost(Exception):  # noqa: N818 - the same
    """The X server is gone; the reason is for people."""


class Link:
    """Sends requests about the idle counter, and takes in what the server says."""

    def __init__(self, connection: socket.socket, ids: tuple[int, int], left: bytes = b"") -> None:
        self._connection = connection
        self._received = bytearray(left)
        self._sequence = 0
        self._base, self._mask = ids
        self._given = 0
        self.sync = x11_wire.Extension(0, 0)
        self.counter = 0

    @classmethod
    def open(cls, environment: Mapping[str, str]) -> Link:
        """Connect to the display of this environment; blocks for a second at most, raises X11Unavailable."""
        try:
            display = x11_display.display(environment.get("DISPLAY", ""))
            connection = display.connect(_PATIENCE_AT_START.total_seconds())
        except (ValueError, OSError) as error:
            raise X11Unavailable(f"the X server cannot be reached ({error})") from error
        try:
            link = cls(connection, _set_up(connection, x11_display.cookie(environment, display.number)))
            link._find_counter()
            connection.settimeout(0)
        except (OSError, X11Lost, x11_wire.Refused) as error:
            connection.close()
            raise X11Unavailable(f"the X server does not serve us ({error})") from error
        except X11Unavailable:
            connection.close()
            raise
        return link

    def fileno(self) -> int:
        """What to watch."""
        return self._connection.fileno()

    def send(self, request: bytes) -> int:
        """Send a request and return its number, modulo 65536; raises X11Lost."""
        try:
            self._connection.sendall(request)
        except OSError as error:
            raise X11Lost(str(error)) from error
        self._sequence = (self._sequence + 1) & 0xFFFF
        return self._sequence

    def new_id(self) -> int:
        """An id for a resource of ours."""
        self._given = self._given % self._mask + 1
        return self._base | self._given

    def receive(self) -> list[x11_wire.Packet]:
        """What the server has sent since, complete packets only; raises X11Lost."""
        try:
            data = self._connection.recv(_CHUNK)
        except BlockingIOError:
            return []
        except OSError as error:
            raise X11Lost(str(error)) from error
        if not data:
            raise X11Lost("it closed the connection")
        self._received += data
        return list(x11_wire.packets(self._received))

    def wait(self, patience: timedelta) -> bool:
        """Block until there is something to receive, for so long at most, and say whether there is."""
        poll = select.poll()
        poll.register(self._connection, select.POLLIN)
        return bool(poll.poll(patience // timedelta(milliseconds=1)))

    def close(self) -> None:
        """Leave."""
        self._connection.close()

    def _find_counter(self) -> None:
        sync = x11_wire.extension(self._ask(x11_wire.query_extension(x11_wire.SYNC)))
        if sync is None:
            raise X11Unavailable("the X server has no SYNC extension, which tells idle time")
        self._ask(x11_wire.initialize(sync.opcode))
        counters = x11_wire.system_counters(self._ask(x11_wire.list_system_counters(sync.opcode)))
        if x11_wire.IDLE_COUNTER not in counters:
            raise X11Unavailable("the X server's SYNC extension has no IDLETIME counter")
        self.sync, self.counter = sync, counters[x11_wire.IDLE_COUNTER]

    def _ask(self, request: bytes) -> bytes:
        """Send a request and wait for its reply, while the connection still blocks."""
        number = self.send(request)
        while True:
            for packet in self.receive():
                if isinstance(packet, x11_wire.Reply) and packet.sequence == number:
                    return packet.body
                if isinstance(packet, x11_wire.Failure) and packet.sequence == number:
                    raise X11Unavailable(f"the X server refuses to tell idle time (error {packet.code})")


def _set_up(connection: socket.socket, cookie: bytes | None) -> tuple[int, int]:
    """Introduce ourselves; returns the base and mask of ids."""
    name = x11_display.COOKIE_NAME if cookie is not None else b""
    connection.sendall(x11_wire.setup_request(name, cookie or b""))
    header = _exactly(connection.recv, x11_wire.HEADER)
    return x11_wire.setup_ids(header, _exactly(connection.recv, x11_wire.setup_length(header)))


def _exactly(receive: Callable[[int], bytes], size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = receive(size - len(data))
        if not more:
            raise X11Lost("it closed the connection")
        data += more
    return data
