"""A mouse for a Wayland compositor without one, by wlr-virtual-pointer-unstable-v1."""

from __future__ import annotations

import socket
import struct
import time

_DISPLAY = 1
_BUTTONS = {1: 0x110, 2: 0x112, 3: 0x111}
"""The codes of left, middle and right: linux/input-event-codes.h."""


class WaylandPointer:
    """A pointer on a surface of this size; each call returns when the compositor has taken it in.

    A seat without devices has no pointer, and clients ask for none, until this one is there.
    """

    def __init__(self, path: str, size: tuple[int, int]) -> None:
        self._size = size
        self._last_id = _DISPLAY
        self._globals: dict[str, int] = {}
        self._unread = b""
        # Windows has no such sockets, and its type stubs do not know the name.
        self._socket = socket.socket(socket.AF_UNIX)  # type: ignore[attr-defined,unused-ignore]
        self._socket.settimeout(5)
        self._socket.connect(path)
        self._registry = self._new_id()
        self._send(_DISPLAY, 1, struct.pack("=I", self._registry))
        self._wait()
        self._pointer = self._create_pointer()
        self._wait()

    def move(self, x: int, y: int) -> None:
        """Put the pointer at a pixel."""
        self._send(self._pointer, 1, struct.pack("=IIIII", _now(), x, y, *self._size))
        self._frame()

    def press(self, button: int) -> None:
        """Press and release 1 (left), 2 (middle) or 3 (right)."""
        for pressed in (1, 0):
            self._send(self._pointer, 2, struct.pack("=III", _now(), _BUTTONS[button], pressed))
            self._frame()

    def close(self) -> None:
        """Take the pointer away."""
        self._socket.close()

    def _create_pointer(self) -> int:
        name = "zwlr_virtual_pointer_manager_v1"
        assert name in self._globals, f"the compositor offers no {name}"
        manager, pointer, any_seat = self._new_id(), self._new_id(), 0
        self._send(
            self._registry, 0, struct.pack("=I", self._globals[name]), _text(name), struct.pack("=II", 1, manager)
        )
        self._send(manager, 0, struct.pack("=II", any_seat, pointer))
        return pointer

    def _new_id(self) -> int:
        """The number of a new object; the compositor wants them without gaps."""
        self._last_id += 1
        return self._last_id

    def _frame(self) -> None:
        self._send(self._pointer, 4)
        self._wait()

    def _send(self, target: int, opcode: int, *arguments: bytes) -> None:
        body = b"".join(arguments)
        self._socket.sendall(struct.pack("=II", target, (8 + len(body)) << 16 | opcode) + body)

    def _wait(self) -> None:
        """Return when the compositor has seen all that was sent: it answers wl_display.sync."""
        callback = self._new_id()
        self._send(_DISPLAY, 0, struct.pack("=I", callback))
        while True:
            sender, opcode, body = self._receive()
            assert (sender, opcode) != (_DISPLAY, 0), f"the compositor refuses: {body[12:]!r}"
            if (sender, opcode) == (self._registry, 0):
                (name, length) = struct.unpack_from("=II", body)
                self._globals[body[8 : 8 + length - 1].decode()] = name
            if sender == callback:
                return

    def _receive(self) -> tuple[int, int, bytes]:
        sender, word = struct.unpack("=II", self._read(8))
        return sender, word & 0xFFFF, self._read((word >> 16) - 8)

    def _read(self, length: int) -> bytes:
        while len(self._unread) < length:
            received = self._socket.recv(65536)
            assert received, "the compositor is gone"
            self._unread += received
        taken, self._unread = self._unread[:length], self._unread[length:]
        return taken


def _text(text: str) -> bytes:
    """A string on the wire: its length with the closing NUL, then padded to four bytes."""
    raw = text.encode() + b"\0"
    return struct.pack("=I", len(raw)) + raw + b"\0" * (-len(raw) % 4)


def _now() -> int:
    return int(time.monotonic() * 1000) & 0xFFFFFFFF
