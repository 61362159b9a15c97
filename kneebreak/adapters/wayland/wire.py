"""The Wayland wire format as bytes: requests out, events in.

As "The Wayland Protocol", chapter "Wire Format", has it: 32-bit words in the byte order of the machine.
File descriptors travel beside the bytes; nothing that is asked for here comes with one.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator

from kneebreak.record import NamedTuple

_HEADER = 8


class Malformed(Exception):  # noqa: N818 - what the compositor did, and not a mistake of ours
    """What arrived is not Wayland; the reason is for people."""


class Event(NamedTuple):
    """Something that an object of the compositor tells."""

    sender: int
    opcode: int
    body: bytes
    """The arguments, one after the other."""


class Arguments:
    """Reads the arguments of an event in their order; each raises Malformed where it is not there."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._at = 0

    def number(self) -> int:
        """An unsigned number, or an object's id."""
        return int.from_bytes(self._take(4), sys.byteorder)

    def text(self) -> str:
        """A string; what is not UTF-8 in it is replaced."""
        return self._array()[:-1].decode("utf-8", "replace")  # its length counts the NUL at the end

    def numbers(self) -> tuple[int, ...]:
        """An array of unsigned numbers."""
        array = self._array()
        return struct.unpack(f"={len(array) // 4}I", array[: len(array) // 4 * 4])

    def _array(self) -> bytes:
        length = self.number()
        return self._take(length + -length % 4)[:length]

    def _take(self, length: int) -> bytes:
        taken = self._body[self._at : self._at + length]
        if len(taken) < length:
            raise Malformed(f"an event of {len(self._body)} bytes is too short for its arguments")
        self._at += length
        return taken


def request(target: int, opcode: int, *arguments: bytes) -> bytes:
    """A request to an object."""
    body = b"".join(arguments)
    return struct.pack("=II", target, _HEADER + len(body) << 16 | opcode) + body


def number(value: int) -> bytes:
    """An unsigned number, or an object's id, as an argument; larger ones than there can be become the largest."""
    return struct.pack("=I", min(value, 0xFFFF_FFFF))


def text(value: str) -> bytes:
    """A string as an argument."""
    raw = value.encode() + b"\0"
    return number(len(raw)) + raw + bytes(-len(raw) % 4)


def events(received: bytearray) -> Iterator[Event]:
    """Take the complete events out of what was received; raises Malformed."""
    while len(received) >= _HEADER:
        sender, word = struct.unpack_from("=II", received)
        size = word >> 16
        if size < _HEADER or size % 4:
            raise Malformed(f"an event cannot have {size} bytes")
        if len(received) < size:
            return
        body = bytes(received[_HEADER:size])
        del received[:size]
        yield Event(sender, word & 0xFFFF, body)
