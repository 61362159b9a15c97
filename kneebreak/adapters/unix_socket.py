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
