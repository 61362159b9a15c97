"""The first words with a message bus: connecting, and saying who we are."""

from __future__ import annotations

import socket
import time

from jeepney.auth import (  # type: ignore[import-untyped]  # jeepney ships no types
    BEGIN,
    AuthenticationError,
    Authenticator,
)

from kneebreak.adapters.dbus.address import socket_names
from kneebreak.adapters.unix_socket import unix_socket
from kneebreak.language import marked
from kneebreak.record import NamedTuple
from kneebreak.wording.span import escaped

_LONGEST_REASON = 400
"""Characters that are told to people of what went wrong; part of it may be a peer's own words."""


class BusError(Exception):
    """The bus could not be reached, or something on it refused; the text says what happened, for people."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(escaped(reason[:_LONGEST_REASON]))
        self.name = name
        """The D-Bus error name, where the bus or a peer gave one."""


class Greeted(NamedTuple):
    """A socket on which messages can be spoken."""

    socket: socket.socket
    bus_id: str
    """Names this bus and no other, for as long as it runs."""


def greet(address: str, deadline: float) -> Greeted:
    """Connect to the first bus of an address that answers; `deadline` is in the seconds of `time.monotonic`.

    Raises BusError.
    """
    reasons = []
    for name in socket_names(address):
        try:
            return _greet(name, deadline)
        except (OSError, AuthenticationError) as error:
            reasons.append(f"{_readable(name)}: {_why(error)}")
    if not reasons:
        raise BusError(f'no unix socket in the bus address "{address}"')
    unreachable = marked("the message bus cannot be reached ({reason})")
    raise BusError(unreachable.format(reason="; ".join(reasons)))


def _greet(name: bytes, deadline: float) -> Greeted:
    connected = unix_socket()
    try:
        _bound(connected, deadline)
        connected.connect(name)
        return Greeted(connected, _authenticated(connected, deadline))
    except BaseException:
        connected.close()
        raise


def _authenticated(connected: socket.socket, deadline: float) -> str:
    """Authenticate as the user that we run as; returns the id that the bus gives itself."""
    talk = Authenticator()
    heard = b""
    for line in talk:
        _bound(connected, deadline)
        connected.sendall(line)
        data = connected.recv(1024)
        if not data:
            raise ConnectionResetError("it hung up before we were authenticated")
        heard += data
        talk.feed(data)
    connected.sendall(BEGIN)
    return heard.removeprefix(b"OK ").strip().decode("ascii", "replace")


def _bound(connected: socket.socket, deadline: float) -> None:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    connected.settimeout(left)


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error)


def _readable(name: bytes) -> str:
    return name.decode("utf-8", "replace").replace("\0", "@", 1)
