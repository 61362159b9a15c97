"""Who is at the other end of a Unix socket, on macOS and the BSDs: LOCAL_PEERCRED of unix(4)."""

from __future__ import annotations

import socket
import struct

_SOL_LOCAL = 0
_LOCAL_PEERCRED = 1
_XUCRED = struct.Struct("IIh2x16I")
"""`struct xucred` of sys/ucred.h: version, uid, number of groups, groups."""
_VERSION = 0


def peer(connection: socket.socket) -> int:
    """The user's number at the moment of connecting; raises OSError where the system tells it in another form."""
    version, uid, *_ = _XUCRED.unpack(connection.getsockopt(_SOL_LOCAL, _LOCAL_PEERCRED, _XUCRED.size))
    if version != _VERSION:
        raise OSError(f"control socket: the system describes its peer in form {version}, which is unknown")
    return int(uid)
