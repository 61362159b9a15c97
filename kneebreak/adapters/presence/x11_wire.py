"""The little of the X11 protocol and of its SYNC extension that idle time needs, as bytes.

Requests, replies and events are those of "X Window System Protocol" 11 and "X Synchronization Extension Protocol" 3.1,
in little-endian order, which every server accepts. Idle time is in milliseconds.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

SYNC = b"SYNC"
IDLE_COUNTER = b"IDLETIME"

HEADER = 8
"""The bytes of a setup reply that tell how many follow."""

_PACKET = 32
_ERROR, _REPLY, _GENERIC_EVENT = 0, 1, 35
_SENT_BY_CLIENT = 0x80  # set in the code of an event that another client made up
_ALARM_NOTIFY = 1  # counted from the first event of SYNC

_QUERY_EXTENSION = 98
_INITIALIZE, _LIST_SYSTEM_COUNTERS, _QUERY_COUNTER, _CREATE_ALARM, _DESTROY_ALARM = 0, 1, 5, 8, 11
_COUNTER, _VALUE_TYPE, _VALUE, _TEST_TYPE, _DELTA, _EVENTS = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
_ABSOLUTE = 0
AT_LEAST, AT_MOST = 2, 3
"""PositiveComparison and NegativeComparison: tests that fire once, and at once where they are met already."""


class Refused(Exception):  # noqa: N818 - what the server did, and not a mistake of ours
    """The server does not let us in; the reason is its own."""


class Extension(NamedTuple):
    """Where the server has put an extension."""

    opcode: int
    first_event: int


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


class Alarm(NamedTuple):
    """An alarm went off at this idle time."""

    id: int
    idle: int


def setup_request(name: bytes, data: bytes) -> bytes:
    """The first bytes of a connection: little-endian, protocol 11.0, and the authorisation, which may be empty."""
    head = struct.pack("<cxHHHHxx", b"l", 11, 0, len(name), len(data))
    return head + _padded(name) + _padded(data)


def setup_length(header: bytes) -> int:
    """How many bytes follow the header of the reply to a setup request."""
    return 4 * int(struct.unpack_from("<H", header, 6)[0])


def setup_ids(header: bytes, body: bytes) -> tuple[int, int]:
    """The base and the mask of the ids that we may give to resources; raises Refused."""
    if header[0] != 1:
        said = body[: header[1]] if header[0] == 0 else body
        raise Refused(said.decode("latin-1").rstrip("\0\n ") or "no reason given")
    base, mask = struct.unpack_from("<4xII", body)
    return base, mask


def query_extension(name: bytes) -> bytes:
    """Ask for an extension."""
    return _request(_QUERY_EXTENSION, 0, struct.pack("<Hxx", len(name)) + _padded(name))


def extension(body: bytes) -> Extension | None:
    """Where an extension is; None: the server has none of this name."""
    present, opcode, first_event = struct.unpack_from("<8xBBB", body)
    return Extension(opcode, first_event) if present else None


def initialize(opcode: int) -> bytes:
    """Say which version of SYNC we speak; to be done before anything else with it."""
    return _request(opcode, _INITIALIZE, struct.pack("<BBxx", 3, 1))


def list_system_counters(opcode: int) -> bytes:
    """Ask for the counters that the server itself has."""
    return _request(opcode, _LIST_SYSTEM_COUNTERS, b"")


def system_counters(body: bytes) -> dict[bytes, int]:
    """The ids of the server's counters by their names."""
    counters = {}
    at = _PACKET
    for _ in range(struct.unpack_from("<8xI", body)[0]):
        counter, length = struct.unpack_from("<I8xH", body, at)
        counters[body[at + 14 : at + 14 + length]] = counter
        at += -(-(14 + length) // 4) * 4
    return counters


def query_counter(opcode: int, counter: int) -> bytes:
    """Ask for a counter's value."""
    return _request(opcode, _QUERY_COUNTER, struct.pack("<I", counter))


def counter_value(body: bytes) -> int:
    """A counter's value."""
    return _wide(body, 8)


def create_alarm(opcode: int, alarm: int, counter: int, test: int, value: int) -> bytes:
    """Ask to be told when a counter is at least, or at most, at a value."""
    mask = _COUNTER | _VALUE_TYPE | _VALUE | _TEST_TYPE | _DELTA | _EVENTS
    high, low = value >> 32, value & 0xFFFF_FFFF
    values = struct.pack("<IIiIIiII", counter, _ABSOLUTE, high, low, test, 0, 0, 1)
    return _request(opcode, _CREATE_ALARM, struct.pack("<II", alarm, mask) + values)


def destroy_alarm(opcode: int, alarm: int) -> bytes:
    """Take an alarm back."""
    return _request(opcode, _DESTROY_ALARM, struct.pack("<I", alarm))


def alarm_of(notice: Notice, sync: Extension) -> Alarm | None:
    """The alarm that a notice tells of; None: it tells of something else."""
    if notice.code != sync.first_event + _ALARM_NOTIFY:
        return None
    return Alarm(struct.unpack_from("<4xI", notice.body)[0], _wide(notice.body, 8))


def packets(received: bytearray) -> Iterator[Packet]:
    """Take the complete packets out of what was received."""
    while len(received) >= _PACKET:
        code, detail, sequence, length = struct.unpack_from("<BBHI", received)
        size = _PACKET + (4 * length if code in (_REPLY, _GENERIC_EVENT) else 0)
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


def _request(opcode: int, minor: int, rest: bytes) -> bytes:
    return struct.pack("<BBH", opcode, minor, 1 + len(rest) // 4) + rest


def _padded(field: bytes) -> bytes:
    return field + bytes(-len(field) % 4)


def _wide(body: bytes, at: int) -> int:
    """A 64-bit value; its upper half comes first, whatever the byte order."""
    high, low = struct.unpack_from("<iI", body, at)
    return int(high) << 32 | int(low)
