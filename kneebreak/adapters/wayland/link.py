"""The socket to the compositor."""

from __future__ import annotations

import os
import select
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress

from kneebreak.adapters.wayland import wire

_PATIENCE = 1.0
"""Seconds that a compositor may take to let us in."""

_CHUNK = 4096


class WaylandLost(Exception):  # noqa: N818 - a state of the machine and not a mistake, and named so
    """The compositor is gone, or was never there; the reason is for people."""


class Link:
    """Sends requests, and takes in the events that have come in whole."""

    def __init__(self, path: str) -> None:
        """Connect; blocks for a second at most, raises WaylandLost."""
        self._received = bytearray()
        self._socket = _unix_socket()
        self._socket.settimeout(_PATIENCE)
        try:
            self._socket.connect(path)
        except OSError as error:
            self._socket.close()
            raise WaylandLost(f"{path}: {error}") from error
        self._socket.settimeout(0)

    def fileno(self) -> int:
        """What to watch."""
        return self._socket.fileno()

    def send(self, request: bytes) -> None:
        """Send a request; where that fails, receiving finds that the connection has ended."""
        with suppress(OSError):
            try:
                self._socket.sendall(request)
            except OSError:
                # Half a request may be under way, and nothing could follow it.
                self._socket.shutdown(socket.SHUT_RDWR)

    def receive(self) -> Iterator[wire.Event]:
        """What the compositor has sent since; raises WaylandLost and Malformed."""
        try:
            data = self._socket.recv(_CHUNK)
        except BlockingIOError:
            return iter(())
        except OSError as error:
            raise WaylandLost(str(error)) from error
        if not data:
            raise WaylandLost("it closed the connection")
        self._received += data
        return wire.events(self._received)

    def wait(self, seconds: float) -> bool:
        """Block until there is something to receive, for so long at most, and say whether there is."""
        return bool(select.select([self._socket], [], [], max(0.0, seconds))[0])

    def close(self) -> None:
        """Leave."""
        self._socket.close()


def _unix_socket() -> socket.socket:
    if sys.platform == "win32":
        raise WaylandLost("Python has no unix sockets here")
    else:  # noqa: RET506 - an else is what a type checker for another platform can leave out
        return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)


def socket_path(environment: Mapping[str, str]) -> str:
    """Where the compositor of this environment listens; raises WaylandLost."""
    name = environment.get("WAYLAND_DISPLAY", "")
    if os.path.isabs(name):  # noqa: PTH117 - pathlib costs 1.2 MB
        return name
    folder = environment.get("XDG_RUNTIME_DIR", "")
    if not name or not os.path.isabs(folder):  # noqa: PTH117 - the same
        raise WaylandLost("WAYLAND_DISPLAY and XDG_RUNTIME_DIR do not say where the compositor listens")
    return os.path.join(folder, name)  # noqa: PTH118 - the same
