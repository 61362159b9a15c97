"""Where the message bus listens."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

_SYSTEM = "unix:path=/run/dbus/system_bus_socket"


def session_address(environ: Mapping[str, str]) -> str | None:
    """The address of the session bus, as D-Bus writes addresses; None: there is no sign of one.

    Without DBUS_SESSION_BUS_ADDRESS it is the socket `bus` in the runtime directory, where systemd puts it.
    """
    named = environ.get("DBUS_SESSION_BUS_ADDRESS")
    if named:
        return named
    runtime = environ.get("XDG_RUNTIME_DIR")
    if not runtime:
        return None
    path = os.path.join(runtime, "bus")  # noqa: PTH118 - pathlib would cost the daemon a megabyte
    return f"unix:path={_escaped(path)}" if os.path.exists(path) else None  # noqa: PTH110 - the same


def system_address(environ: Mapping[str, str]) -> str:
    """The address of the system bus."""
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS") or _SYSTEM


def socket_names(address: str) -> Iterator[bytes]:
    """The unix sockets that an address names, in its order; a name in the abstract namespace begins with NUL.

    What is no unix socket (`tcp:`, `autolaunch:`) or not well-formed is passed over
    (D-Bus specification, "Server Addresses").
    """
    for entry in address.split(";"):
        transport, _, rest = entry.strip().partition(":")
        pairs = dict(part.partition("=")[::2] for part in rest.split(","))
        if transport != "unix":
            continue
        if pairs.get("path"):
            yield _unescaped(pairs["path"])
        elif pairs.get("abstract"):
            yield b"\0" + _unescaped(pairs["abstract"])


def _unescaped(value: str) -> bytes:
    first, *rest = os.fsencode(value).split(b"%")
    return first + b"".join(_unescaped_part(part) for part in rest)


def _unescaped_part(part: bytes) -> bytes:
    try:
        return bytes((int(part[:2], 16),)) + part[2:]
    except ValueError:
        return b"%" + part


def _escaped(path: str) -> str:
    plain = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/\\*."
    return "".join(chr(byte) if byte in plain else f"%{byte:02x}" for byte in os.fsencode(path))
