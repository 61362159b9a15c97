"""Who is at the other end of a Unix socket, on Linux: SO_PEERCRED of unix(7)."""

from __future__ import annotations

import socket
import struct
import sys

assert sys.platform == "linux"  # noqa: S101 - tells the type checker where this file is at home

_UCRED = struct.Struct("iII")
"""pid, uid, gid."""


def peer(connection: socket.socket) -> int:
    """The user's number at the moment of connecting."""
    return int(_UCRED.unpack(connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _UCRED.size))[1])
