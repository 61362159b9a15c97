"""The little of PulseAudio's native protocol that tells which sources run, as bytes.

Numbers are big-endian. Packets are those of protocol version 15, which every server since PulseAudio 0.9.16 speaks, and
to which newer ones go down; each value in them bears a letter for its type.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from kneebreak.record import NamedTuple

AUTH, SET_CLIENT_NAME, GET_SOURCE_INFO_LIST = 8, 9, 24
HEADER = 20
"""The bytes before each packet."""

_VERSION = 15
_REPLY = 2
_CONTROL = 0xFFFF_FFFF  # the channel of all that is no sound
_NONE = 0xFFFF_FFFF
_COOKIE = bytes(256)  # the server knows its own user by the socket
_RUNNING = 0
_LONGEST = 1 << 20
_SIZES = {b"L": 4, b"B": 1, b"R": 8, b"r": 8, b"T": 8, b"U": 8, b"V": 4, b"a": 6, b"N": 0, b"0": 0, b"1": 0}
"""The bytes of values that are always as long."""


class Unexpected(Exception):  # noqa: N818 - what the server says, and not a mistake of ours
    """The server says something that this protocol does not have."""


class Source(NamedTuple):
    """Something that sound can be taken from."""

    runs: bool
    """Whether anybody takes sound from it."""
    is_monitor: bool
    """Whether it is what the loudspeakers play, and no microphone."""


def packet(command: int, tag: int, values: bytes) -> bytes:
    """A command; its answer bears the same tag."""
    content = _number(command) + _number(tag) + values
    return struct.pack(">IIIII", len(content), _CONTROL, 0, 0, 0) + content


def length(header: bytes) -> int:
    """How many bytes follow; raises Unexpected."""
    size, channel = struct.unpack_from(">II", header)
    if channel != _CONTROL or size > _LONGEST:
        raise Unexpected
    return int(size)


def credentials() -> bytes:
    """Who we are and what we speak."""
    return _number(_VERSION) + _blob(_COOKIE)


def properties(texts: Mapping[str, str]) -> bytes:
    """A list of texts with their names."""
    written = (_text(name) + _number(len(text) + 1) + _blob(text.encode() + b"\0") for name, text in texts.items())
    return b"P" + b"".join(written) + b"N"


def reply(content: bytes, tag: int) -> bytes | None:
    """The values of the answer to a command; None: this answers something else. Raises Unexpected."""
    values = _Reader(content)
    command, answered = values.number(), values.number()
    if answered != tag:
        return None
    if command != _REPLY:
        raise Unexpected
    return content[values.at :]


def sources(answer: bytes) -> list[Source]:
    """The sources in the answer to GET_SOURCE_INFO_LIST; raises Unexpected."""
    values = _Reader(answer)
    found = []
    while not values.over:
        values.skip(8)  # index, name, description, format, channels, module, volume, mute
        monitor_of = values.number()
        values.skip(7)  # its name, latency, driver, flags, properties, wanted latency, base volume
        state = values.number()
        values.skip(2)  # steps of the volume, card
        found.append(Source(state == _RUNNING, monitor_of != _NONE))
    return found


class _Reader:
    """Takes values from bytes, one after the other."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.at = 0

    @property
    def over(self) -> bool:
        """Whether there are no more."""
        return self.at >= len(self._content)

    def number(self) -> int:
        """The next value, which is a number of 32 bits."""
        if self._content[self.at : self.at + 1] != b"L":
            raise Unexpected
        start = self.at + 1
        self.skip(1)
        return int.from_bytes(self._content[start : self.at])

    def skip(self, count: int) -> None:
        """Pass over so many values, whatever they are."""
        for _ in range(count):
            letter = self._content[self.at : self.at + 1]
            self.at += 1
            if letter == b"P":
                while self._content[self.at : self.at + 1] != b"N":
                    self.skip(3)  # name, length, text
                self.at += 1
            else:
                self.at += self._size(letter)
            if not 0 < self.at <= len(self._content):
                raise Unexpected

    def _size(self, letter: bytes) -> int:
        if letter in _SIZES:
            return _SIZES[letter]
        if letter == b"t":
            return self._content.find(b"\0", self.at) + 1 - self.at
        if letter == b"x":
            return 4 + int.from_bytes(self._content[self.at : self.at + 4])
        if letter in (b"m", b"v"):  # one byte for each channel, or four
            return 1 + (1 if letter == b"m" else 4) * int.from_bytes(self._content[self.at : self.at + 1])
        raise Unexpected


def _number(value: int) -> bytes:
    return b"L" + struct.pack(">I", value)


def _text(value: str) -> bytes:
    return b"t" + value.encode() + b"\0"


def _blob(value: bytes) -> bytes:
    return b"x" + struct.pack(">I", len(value)) + value
