"""A connection to a real Wayland compositor, for what a test does there; each call waits until it is taken in."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable

_DISPLAY = 1


class WaylandClient:
    """Makes objects of what the compositor offers, and sends them requests."""

    def __init__(self, path: str) -> None:
        self._last_id = _DISPLAY
        self._globals: dict[str, int] = {}
        self._handlers: dict[int, Callable[[int, bytes], None]] = {}
        self._unread = b""
        # Windows has no such sockets, and its type stubs do not know the name.
        self._socket = socket.socket(socket.AF_UNIX)  # type: ignore[attr-defined,unused-ignore]
        self._socket.settimeout(5)
        self._socket.connect(path)
        self._registry = self.new_id(self._hear_registry)
        self.send(_DISPLAY, 1, number(self._registry))
        self.wait()

    def bind(self, interface: str, handler: Callable[[int, bytes], None] | None = None) -> int:
        """The object of something that is offered, in its first version."""
        assert interface in self._globals, f"the compositor offers no {interface}"
        made = self.new_id(handler)
        self.send(self._registry, 0, number(self._globals[interface]), text(interface), number(1), number(made))
        return made

    def new_id(self, handler: Callable[[int, bytes], None] | None = None) -> int:
        """The number of a new object, of whose events the handler hears; the compositor wants them without gaps."""
        self._last_id += 1
        if handler is not None:
            self._handlers[self._last_id] = handler
        return self._last_id

    def send(self, target: int, opcode: int, *arguments: bytes, descriptor: int | None = None) -> None:
        """Send a request, with a file descriptor if it wants one."""
        body = b"".join(arguments)
        message = struct.pack("=II", target, (8 + len(body)) << 16 | opcode) + body
        if descriptor is None:
            self._socket.sendall(message)
        else:
            socket.send_fds(self._socket, [message], [descriptor])

    def wait(self) -> None:
        """Return when the compositor has seen all that was sent: it answers wl_display.sync."""
        seen: list[int] = []
        self.send(_DISPLAY, 0, number(self.new_id(lambda opcode, _: seen.append(opcode))))
        while not seen:
            self._hear()

    def close(self) -> None:
        """Leave, and take along what was made."""
        self._socket.close()

    def _hear(self) -> None:
        sender, word = struct.unpack("=II", self._read(8))
        opcode, body = word & 0xFFFF, self._read((word >> 16) - 8)
        assert (sender, opcode) != (_DISPLAY, 0), f"the compositor refuses: {body[12:]!r}"
        if sender in self._handlers:
            self._handlers[sender](opcode, body)

    def _hear_registry(self, opcode: int, body: bytes) -> None:
        if opcode == 0:
            (name, length) = struct.unpack_from("=II", body)
            self._globals[body[8 : 8 + length - 1].decode()] = name

    def _read(self, length: int) -> bytes:
        while len(self._unread) < length:
            received = self._socket.recv(65536)
            assert received, "the compositor is gone"
            self._unread += received
        taken, self._unread = self._unread[:length], self._unread[length:]
        return taken


def number(value: int) -> bytes:
    """A number on the wire."""
    return struct.pack("=I", value & 0xFFFFFFFF)


def text(value: str) -> bytes:
    """A string on the wire: its length with the closing NUL, then padded to four bytes."""
    raw = value.encode() + b"\0"
    return number(len(raw)) + raw + b"\0" * (-len(raw) % 4)
