"""The little of the X11 protocol that is needed here, as bytes.

Requests, replies and events are those of "X Window System Protocol" 11, in little-endian order, which every server
accepts.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from kneebreak.record import NamedTuple
from kneebreak.wording.span import escaped

HEADER = 8
"""The bytes of a setup reply that tell how many follow."""

PACKET = 32
"""The bytes of a packet, or of the part that all replies have."""
_ERROR, _REPLY, _GENERIC_EVENT = 0, 1, 35
_SENT_BY_CLIENT = 0x80  # set in the code of an event that another client made up
_DESTROY_NOTIFY, _PROPERTY_NOTIFY = 17, 28

_CHANGE_WINDOW_ATTRIBUTES, _INTERN_ATOM, _GET_PROPERTY, _QUERY_EXTENSION = 2, 16, 20, 98
_EVENT_MASK = 0x800  # the place of the events in ChangeWindowAttributes
_STRUCTURE, _PROPERTY_CHANGE = 0x2_0000, 0x40_0000
_VALUES_OF_32_BITS = 32
_LONGEST = 1024
"""How many values of a property are read; what window managers support is the longest list."""


class Refused(Exception):  # noqa: N818 - what the server did, and not a mistake of ours
    """The server does not let us in; the reason is its own."""


class Extension(NamedTuple):
    """Where the server has put an extension."""

    opcode: int
    first_event: int


class Setup(NamedTuple):
    """What the server says in greeting."""

    id_base: int
    id_mask: int
    """The ids that we may give to resources."""
    root: int
    """The window behind all others, on the first screen."""


class Reply(NamedTuple):
    """The answer to the request of this number, modulo 65536."""

    sequence: int
    body: bytes
    """All of the packet."""


class Failure(NamedTuple):
    """The request of this number, modulo 65536, was in error."""

    sequence: int
    code: int


class Notice(NamedTuple):
    """Something happened."""

    code: int
    body: bytes


Packet = Reply | Failure | Notice


def setup_request(name: bytes, data: bytes) -> bytes:
    """The first bytes of a connection: little-endian, protocol 11.0, and the authorisation, which may be empty."""
    head = struct.pack("<cxHHHHxx", b"l", 11, 0, len(name), len(data))
    return head + padded(name) + padded(data)


def setup_length(header: bytes) -> int:
    """How many bytes follow the header of the reply to a setup request."""
    return 4 * int(struct.unpack_from("<H", header, 6)[0])


def setup(header: bytes, body: bytes) -> Setup:
    """The reply to a setup request; raises Refused."""
    if header[0] != 1:
        said = body[: header[1]] if header[0] == 0 else body
        raise Refused(escaped(said.decode("latin-1").rstrip("\0\n ")) or "no reason given")
    try:
        base, mask, vendor, formats = struct.unpack_from("<4xII4xH3xB", body)
        (root,) = struct.unpack_from("<I", body, 32 + vendor + -vendor % 4 + 8 * formats)
    except struct.error:
        raise Refused("its greeting is cut off") from None
    return Setup(base, mask, root)


def query_extension(name: bytes) -> bytes:
    """Ask for an extension."""
    return request(_QUERY_EXTENSION, 0, struct.pack("<Hxx", len(name)) + padded(name))


def extension(body: bytes) -> Extension | None:
    """Where an extension is; None: the server has none of this name."""
    present, opcode, first_event = struct.unpack_from("<8xBBB", body)
    return Extension(opcode, first_event) if present else None


def intern_atom(name: bytes) -> bytes:
    """Ask for the number that stands for a name."""
    return request(_INTERN_ATOM, 0, struct.pack("<Hxx", len(name)) + padded(name))


def atom(body: bytes) -> int:
    """The number that stands for a name."""
    return int(struct.unpack_from("<8xI", body)[0])


def get_property(window: int, name: int) -> bytes:
    """Ask for a window's property, whatever its type."""
    return request(_GET_PROPERTY, 0, struct.pack("<IIIII", window, name, 0, 0, _LONGEST))


def property_values(body: bytes) -> tuple[int, ...] | None:
    """The values of a property; None: the window has none of this name, or none of 32 bits."""
    if body[1] != _VALUES_OF_32_BITS:
        return None
    count = min(struct.unpack_from("<16xI", body)[0], (len(body) - PACKET) // 4)  # those that have come with it
    return struct.unpack_from(f"<{count}I", body, PACKET)


def hear_window(window: int, *, hear: bool) -> bytes:
    """Ask to be told of changes to a window's properties, and of its end; or not any more."""
    mask = _STRUCTURE | _PROPERTY_CHANGE if hear else 0
    return request(_CHANGE_WINDOW_ATTRIBUTES, 0, struct.pack("<III", window, _EVENT_MASK, mask))


def is_end(notice: Notice) -> bool:
    """Whether a notice tells of the end of a window."""
    return notice.code == _DESTROY_NOTIFY


def changed_property(notice: Notice) -> tuple[int, int] | None:
    """The window and the name of the property whose change a notice tells of; None: it tells of something else."""
    if notice.code != _PROPERTY_NOTIFY:
        return None
    window, name = struct.unpack_from("<4xII", notice.body)
    return window, name


def packets(received: bytearray) -> Iterator[Packet]:
    """Take the complete packets out of what was received."""
    while len(received) >= PACKET:
        code, detail, sequence, length = struct.unpack_from("<BBHI", received)
        size = PACKET + (4 * length if code in (_REPLY, _GENERIC_EVENT) else 0)
        if len(received) < size:
            return
        body = bytes(received[:size])
        del received[:size]
        if code == _REPLY:
            yield Reply(sequence, body)
        elif code == _ERROR:
            yield Failure(sequence, detail)
        else:
            yield Notice(code & ~_SENT_BY_CLIENT, body)


def request(opcode: int, minor: int, rest: bytes) -> bytes:
    """A request; `minor` is what stands in its second byte."""
    return struct.pack("<BBH", opcode, minor, 1 + len(rest) // 4) + rest


def padded(field: bytes) -> bytes:
    """A field filled up to the four bytes in which all is counted."""
    return field + bytes(-len(field) % 4)
