"""Commands over a Unix socket that only its user can reach, served on the loop."""

# ruff: noqa: PTH101, PTH108, PTH118 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from kneebreak.adapters.control import runtime
from kneebreak.adapters.control.caller import Caller
from kneebreak.adapters.control.loop import Loop
from kneebreak.messages import Inbox

assert sys.platform != "win32"  # noqa: S101 - tells the type checker where this file is at home

_AT_ONCE = 8
"""How many callers are heard at a time; the others wait in the kernel's queue."""
_LULL = timedelta(seconds=1)
"""How long callers wait whom nobody can hear at the moment."""
_LONGEST_PATH = 103
"""Bytes of an address: 104 with its end on macOS and the BSDs, 108 on Linux (unix(7))."""


Peer = Callable[[socket.socket], int]
"""The number of the user at the other end of a connection."""


class UnixControl:
    """Listens, and puts what callers ask for into the inbox; a leftover socket of a killed process is replaced.

    Belongs to the one that holds the runtime folder: nobody else may listen there.
    """

    def __init__(self, folder: str, inbox: Inbox, loop: Loop, peer: Peer) -> None:
        self._loop = loop
        self._inbox = inbox
        self._peer = peer
        self._path = os.path.join(folder, runtime.SOCKET)
        self._callers: set[Caller] = set()
        self._listener = _listen(self._path)
        self._stop_resting: Callable[[], None] = lambda: None
        self._listen()

    def close(self) -> None:
        """Hang up on everybody and take the address away."""
        for caller in tuple(self._callers):
            caller.hang_up()
        self._stop_resting()
        self._loop.forget(self._listener.fileno())
        self._listener.close()
        with suppress(FileNotFoundError):
            os.unlink(self._path)

    def _accept(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return  # the caller went away again
        except OSError:
            self._rest()  # there are no descriptors left, or there is no memory: accept(2)
            return
        connection.setblocking(False)  # noqa: FBT003 - the standard library's own signature
        if not self._trusts(connection):
            connection.close()
            return
        self._callers.add(Caller(connection, self._loop, self._inbox, self._gone))
        if len(self._callers) == _AT_ONCE:
            self._loop.forget(self._listener.fileno())

    def _rest(self) -> None:
        """Leave callers in the kernel's queue for a moment, for they would keep the loop busy."""
        self._loop.forget(self._listener.fileno())
        self._stop_resting = self._loop.after(_LULL, self._listen)

    def _listen(self) -> None:
        self._loop.watch(self._listener.fileno(), self._accept)

    def _trusts(self, connection: socket.socket) -> bool:
        # Root is no exception: it can become the user, and then is one.
        try:
            return self._peer(connection) == os.getuid()
        except OSError:
            return False  # gone before it could be asked

    def _gone(self, caller: Caller) -> None:
        if len(self._callers) == _AT_ONCE:
            self._listen()
        self._callers.discard(caller)


def _listen(path: str) -> socket.socket:
    if len(os.fsencode(path)) > _LONGEST_PATH:
        hint = "too long for a socket; set XDG_RUNTIME_DIR to a folder with a shorter name"
        raise OSError(errno.ENAMETOOLONG, hint, path)
    with suppress(FileNotFoundError):
        os.unlink(path)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listener.bind(path)
        # The folder lets nobody else in, so the moment between these two lines is nobody's chance.
        os.chmod(path, 0o600)
        listener.setblocking(False)  # noqa: FBT003 - the standard library's own signature
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener
