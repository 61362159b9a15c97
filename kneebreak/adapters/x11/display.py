"""Where the X server listens, and the key that opens its door."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator, Mapping

from kneebreak.adapters.unix_socket import unix_socket
from kneebreak.record import NamedTuple

_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 - the place that all X servers agree on
_FIRST_PORT = 6000  # the TCP port of display 0
_LOOPBACK = ("localhost", "127.0.0.1", "::1", "[::1]")

# Families of addresses in an authority file, Xau(3).
_FAMILY_LOCAL = 256
_FAMILY_WILD = 65535

COOKIE_NAME = b"MIT-MAGIC-COOKIE-1"


class Display(NamedTuple):
    """An X server on this machine, as DISPLAY names it."""

    host: str
    """Empty for a unix socket, else a name of this machine."""
    number: int

    def connect(self, timeout: float) -> socket.socket:
        """Open a connection; raises OSError where nobody listens. The timeout is in seconds."""
        if self.host:
            return socket.create_connection((self.host.strip("[]"), _FIRST_PORT + self.number), timeout)
        path = f"{_SOCKETS}{self.number}"
        connection = unix_socket()
        connection.settimeout(timeout)
        try:
            try:
                connection.connect(path)
            except (FileNotFoundError, ConnectionRefusedError):
                connection.connect(f"\0{path}")  # inside some sandboxes there is only the abstract name
        except OSError:
            connection.close()
            raise
        return connection


def display(name: str) -> Display:
    """The display of a name such as ":0", "unix:0.0" or "localhost:10" (X(7)); raises ValueError for any other."""
    host, colon, rest = name.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdecimal():
        raise ValueError(f'DISPLAY is {name!r}, which names no display; it is written like ":0"')
    if host in ("", "unix"):
        return Display("", int(number))
    if host in _LOOPBACK:
        return Display(host, int(number))
    raise ValueError(f"DISPLAY is {name!r}, which is on another machine; what happens there is not your desk")


def cookie(environment: Mapping[str, str], number: int) -> bytes | None:
    """The MIT-MAGIC-COOKIE-1 for a display of this machine; None: there is none, and perhaps none is needed."""
    path = environment.get("XAUTHORITY") or os.path.join(environment.get("HOME", ""), ".Xauthority")  # noqa: PTH118 - pathlib costs 1.2 MB
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - the same
            content = file.read()
    except OSError:
        return None
    here = os.fsencode(socket.gethostname())
    for family, address, display_number, name, data in _entries(content):
        ours = family == _FAMILY_WILD or (family == _FAMILY_LOCAL and address == here)
        if ours and name == COOKIE_NAME and display_number in (b"", str(number).encode()):
            return data
    return None


def _entries(content: bytes) -> Iterator[tuple[int, bytes, bytes, bytes, bytes]]:
    """The entries of an authority file: a family and four fields with their lengths, all big-endian (Xau(3))."""
    at = 0
    while at + 2 <= len(content):
        family = int.from_bytes(content[at : at + 2])
        at += 2
        fields = []
        for _ in range(4):
            length = int.from_bytes(content[at : at + 2])
            fields.append(content[at + 2 : at + 2 + length])
            at += 2 + length
        if at > len(content):
            return  # torn: somebody is writing it
        address, number, name, data = fields
        yield family, address, number, name, data
