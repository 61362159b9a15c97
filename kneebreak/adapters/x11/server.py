"""A connection to the X server, on the loop."""

from __future__ import annotations

import select
import socket
import time
from collections import deque
from collections.abc import Callable, Mapping
from datetime import timedelta

from kneebreak.adapters.retrial import WHILE_A_SCREEN_RESTARTS, Retrial
from kneebreak.adapters.x11 import wire
from kneebreak.adapters.x11.display import COOKIE_NAME, cookie, display
from kneebreak.ports import FileWaiter

AT_START = timedelta(seconds=1)
"""How long an answer may take while the program starts."""
MEANWHILE = timedelta(milliseconds=100)
"""How long one may take later, when somebody waits for something else."""

_AT_ONCE = timedelta(0)
_CHUNK = 4096


class X11Unavailable(Exception):  # noqa: N818 - a state of the machine and not a mistake, and named so
    """The X server does not serve us; the reason is for people."""


class Server:
    """Asks the X server, and hands on what it has to say.

    Events are handled from within the waiter's `wait`, those included that arrive while an answer is waited for.
    A server that is lost is looked for a while, for it may start anew; until then nothing is sent, and there are no
    answers. `ended` hears, with the reason, that it is gone for good.
    """

    root: int
    """The window behind all others."""

    def __init__(
        self, environment: Mapping[str, str], waiter: FileWaiter, ended: Callable[[str], None] = lambda _: None
    ) -> None:
        """Connect to the display of this environment; blocks for a second at most, raises X11Unavailable."""
        self._environment = environment
        self._waiter = waiter
        self._connection: socket.socket | None = None
        self._received = bytearray()
        self._arrived: deque[wire.Notice] = deque()
        self._noticing: list[Callable[[wire.Notice], None]] = []
        self._losing: list[Callable[[str], None]] = []
        self._returning: list[Callable[[], None]] = []
        self._sequence = 0
        self._given = 0
        self._reason = ""
        self._retrial = Retrial(waiter, self._return, WHILE_A_SCREEN_RESTARTS, lambda: ended(self._reason))
        self._connect()

    def send(self, request: bytes) -> int:
        """Send a request and return its number, modulo 65536."""
        self._sequence = (self._sequence + 1) & 0xFFFF
        if self._connection is not None:
            try:
                self._connection.sendall(request)
            except OSError as error:
                self._lose(str(error))
        return self._sequence

    def ask(self, request: bytes, within: timedelta = MEANWHILE) -> wire.Reply | wire.Failure | None:
        """Send a request and block until it is answered; None: the server is gone, or too slow."""
        deadline = time.monotonic() + within.total_seconds()  # bounds a blocking wait; no time is told by it
        number = self.send(request)
        answer = None
        while answer is None and self._wait(deadline):
            for packet in self._receive():
                if isinstance(packet, wire.Notice):
                    self._arrived.append(packet)
                elif packet.sequence == number:
                    answer = packet
        if self._arrived:
            self._waiter.after(_AT_ONCE, self._dispatch)
        return answer

    def on_notice(self, handler: Callable[[wire.Notice], None]) -> None:
        """Hear all events that anybody here has asked for."""
        self._noticing.append(handler)

    def on_lost(self, handler: Callable[[str], None]) -> None:
        """Hear, with the reason, when the server goes away."""
        self._losing.append(handler)

    def on_return(self, handler: Callable[[], None]) -> None:
        """Hear that there is a server again, which knows nothing of what the one before was told."""
        self._returning.append(handler)

    def new_id(self) -> int:
        """An id for a resource of ours."""
        self._given = self._given % self._setup.id_mask + 1
        return self._setup.id_base | self._given

    def close(self) -> None:
        """Leave the server, without a word to anybody."""
        self._retrial.end()
        self._drop()

    def _connect(self) -> None:
        try:
            place = display(self._environment.get("DISPLAY", ""))
            connection = place.connect(AT_START.total_seconds())
        except (ValueError, OSError) as error:
            raise X11Unavailable(f"the X server cannot be reached ({error})") from error
        try:
            self._setup = _set_up(connection, cookie(self._environment, place.number))
        except (OSError, wire.Refused) as error:
            connection.close()
            raise X11Unavailable(f"the X server does not serve us ({error})") from error
        self.root = self._setup.root
        self._sequence = self._given = 0
        self._received.clear()
        connection.settimeout(0)
        self._connection = connection
        self._waiter.watch(connection.fileno(), self._ready)

    def _drop(self) -> None:
        if self._connection is not None:
            self._waiter.forget(self._connection.fileno())
            self._connection.close()
            self._connection = None

    def _ready(self) -> None:
        self._arrived.extend(packet for packet in self._receive() if isinstance(packet, wire.Notice))
        self._dispatch()

    def _dispatch(self) -> None:
        while self._arrived:
            notice = self._arrived.popleft()
            for handler in self._noticing:
                handler(notice)

    def _wait(self, deadline: float) -> bool:
        """Block until there is something to receive, and say whether there is."""
        if self._connection is None:
            return False
        readable, _, _ = select.select([self._connection], [], [], max(0.0, deadline - time.monotonic()))
        return bool(readable)

    def _receive(self) -> list[wire.Packet]:
        """What the server has sent since, complete packets only."""
        if self._connection is None:
            return []
        try:
            data = self._connection.recv(_CHUNK)
        except BlockingIOError:
            return []
        except OSError as error:
            self._lose(str(error))
            return []
        if not data:
            self._lose("it closed the connection")
        self._received += data
        return list(wire.packets(self._received))

    def _lose(self, reason: str) -> None:
        self._drop()
        self._reason = reason
        for handler in self._losing:
            handler(reason)
        self._retrial.begin()

    def _return(self) -> bool:
        try:
            self._connect()
        except X11Unavailable:
            return False
        for handler in self._returning:
            handler()
        return True


def _set_up(connection: socket.socket, key: bytes | None) -> wire.Setup:
    """Introduce ourselves."""
    connection.sendall(wire.setup_request(COOKIE_NAME if key is not None else b"", key or b""))
    header = _exactly(connection, wire.HEADER)
    return wire.setup(header, _exactly(connection, wire.setup_length(header)))


def _exactly(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = connection.recv(size - len(data))
        if not more:
            raise ConnectionResetError("it closed the connection")
        data += more
    return data
