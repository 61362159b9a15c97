"""Sockets of the kind that only some systems have."""

from __future__ import annotations

import socket
import sys


def unix_socket() -> socket.socket:
    """A new stream socket in the file system; raises OSError where there are none of that kind."""
    if sys.platform == "win32":
        raise OSError("there are no unix sockets on Windows")
    else:  # noqa: RET506 - an else is what a type checker for another platform can leave out
        return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)


def introduce(connection: socket.socket) -> None:
    """Have Linux say with each word who speaks, from the first one on.

    A server can ask for that only once it has taken the call, and what was sent in the moment before comes without.
    """
    if sys.platform == "linux":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
