"""One line to the Unix socket of the running kneebreak, and one back."""

# ruff: noqa: PTH118 - pathlib is not loaded otherwise
from __future__ import annotations

import os
import sys
import time

from kneebreak.adapters.control import runtime

assert sys.platform != "win32"  # noqa: S101 - tells the type checker where this file is at home

try:
    import _socket as socket  # the C half of `socket`: 0.4 ms instead of 10, most of which is for enums
except ImportError:  # an interpreter that is built otherwise
    import socket  # type: ignore[no-redef]  # the same names, as far as they are used here

_PATIENCE_SECONDS = 5
_LULL_SECONDS = 0.02
_LONGEST = 4 * 1024 * 1024
_SILENT = "no answer within 5 s"
_GONE = "it hung up without an answer"


def exchange(folder: str, line: bytes) -> bytes | None:
    """The line that comes back; None: nobody is there.

    Raises TimeoutError after 5 s without a word, ConnectionError where the other side goes away without an answer.
    """
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(_PATIENCE_SECONDS)
        return _exchange(connection, line) if _reached(connection, folder) else None
    except TimeoutError:
        raise TimeoutError(_SILENT) from None
    finally:
        connection.close()


def _reached(connection: socket.socket, folder: str) -> bool:
    try:
        if runtime.distrust(folder, os.getuid()) is not None:
            return False
        _connect(connection, os.path.join(folder, runtime.SOCKET))
    except OSError as error:
        if isinstance(error, TimeoutError):
            raise
        # No folder, no socket, or one that a killed process left behind.
        return False
    return True


def _connect(connection: socket.socket, address: str) -> None:
    """Connect, and wait where the queue of callers is full, for the kernel does not: somebody is there, and busy."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return connection.connect(address)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise TimeoutError from None
        time.sleep(_LULL_SECONDS)


def _exchange(connection: socket.socket, line: bytes) -> bytes:
    received = b""
    try:  # noqa: SIM105 - contextlib costs a millisecond
        connection.sendall(line)
    except (BrokenPipeError, ConnectionResetError):
        pass  # it need not have read everything to refuse it: its answer says why
    while not received.endswith(b"\n"):
        part = connection.recv(65536)
        received += part
        if not part or len(received) > _LONGEST:
            raise ConnectionError(_GONE)
    return received
