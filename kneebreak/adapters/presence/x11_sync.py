"""The little of the SYNC extension of X11 that idle time needs, as bytes.

Requests, replies and events are those of the "X Synchronization Extension Protocol" 3.1. Idle time is in milliseconds.
"""

from __future__ import annotations

import struct

from kneebreak.adapters.x11.wire import PACKET, Extension, Notice, request
from kneebreak.record import NamedTuple

SYNC = b"SYNC"
IDLE_COUNTER = b"IDLETIME"

_ALARM_NOTIFY = 1  # counted from the first event of SYNC

_INITIALIZE, _LIST_SYSTEM_COUNTERS, _QUERY_COUNTER, _CREATE_ALARM, _DESTROY_ALARM = 0, 1, 5, 8, 11
_COUNTER, _VALUE_TYPE, _VALUE, _TEST_TYPE, _DELTA, _EVENTS = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
_ABSOLUTE = 0
AT_LEAST, AT_MOST = 2, 3
"""PositiveComparison and NegativeComparison: tests that fire once, and at once where they are met already."""


class Alarm(NamedTuple):
    """An alarm went off at this idle time."""

    id: int
    idle: int


def initialize(opcode: int) -> bytes:
    """Say which version of SYNC we speak; to be done before anything else with it."""
    return request(opcode, _INITIALIZE, struct.pack("<BBxx", 3, 1))


def list_system_counters(opcode: int) -> bytes:
    """Ask for the counters that the server itself has."""
    return request(opcode, _LIST_SYSTEM_COUNTERS, b"")


def system_counters(body: bytes) -> dict[bytes, int]:
    """The ids of the server's counters by their names."""
    counters = {}
    at = PACKET
    for _ in range(struct.unpack_from("<8xI", body)[0]):
        if len(body) < at + 14:
            break  # fewer have come than were announced
        counter, length = struct.unpack_from("<I8xH", body, at)
        counters[body[at + 14 : at + 14 + length]] = counter
        at += -(-(14 + length) // 4) * 4
    return counters


def query_counter(opcode: int, counter: int) -> bytes:
    """Ask for a counter's value."""
    return request(opcode, _QUERY_COUNTER, struct.pack("<I", counter))


def counter_value(body: bytes) -> int:
    """A counter's value."""
    return _wide(body, 8)


def create_alarm(opcode: int, alarm: int, counter: int, test: int, value: int) -> bytes:
    """Ask to be told when a counter is at least, or at most, at a value."""
    mask = _COUNTER | _VALUE_TYPE | _VALUE | _TEST_TYPE | _DELTA | _EVENTS
    high, low = value >> 32, value & 0xFFFF_FFFF
    values = struct.pack("<IIiIIiII", counter, _ABSOLUTE, high, low, test, 0, 0, 1)
    return request(opcode, _CREATE_ALARM, struct.pack("<II", alarm, mask) + values)


def destroy_alarm(opcode: int, alarm: int) -> bytes:
    """Take an alarm back."""
    return request(opcode, _DESTROY_ALARM, struct.pack("<I", alarm))


def alarm_of(notice: Notice, sync: Extension) -> Alarm | None:
    """The alarm that a notice tells of; None: it tells of something else."""
    if notice.code != sync.first_event + _ALARM_NOTIFY:
        return None
    return Alarm(struct.unpack_from("<4xI", notice.body)[0], _wide(notice.body, 8))


def _wide(body: bytes, at: int) -> int:
    """A 64-bit value; its upper half comes first, whatever the byte order."""
    high, low = struct.unpack_from("<iI", body, at)
    return int(high) << 32 | int(low)
