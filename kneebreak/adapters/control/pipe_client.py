"""One line to the named pipe of the running kneebreak, and one back."""

# ruff: noqa: PTH123 - pathlib is not loaded otherwise
from __future__ import annotations

import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from io import FileIO

_PATIENCE_SECONDS = 5
_LULL_SECONDS = 0.05
_LONGEST_NAME = 200
"""Characters; a pipe's whole name may have 256: Microsoft's documentation of CreateNamedPipe."""
_SILENT = "no answer within 5 s"
_GONE = "it hung up without an answer"


def address(folder: str) -> str:
    """The pipe that belongs to a runtime folder; the folder's name holds the user's."""
    name = "".join(char if char.isalnum() else "-" for char in folder)
    return r"\\.\pipe\kneebreak-" + name[-_LONGEST_NAME:]


def exchange(folder: str, line: bytes) -> bytes | None:
    """The line that comes back; None: nobody is there.

    Raises TimeoutError where it is busy for 5 s, ConnectionError where it hangs up, as it does after 5 s.
    """
    pipe = _reach(address(folder))
    if pipe is None:
        return None
    with pipe:
        try:
            pipe.write(line)
            return _line(pipe)
        except OSError:
            raise ConnectionError(_GONE) from None


def _reach(name: str) -> FileIO | None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return open(name, "r+b", buffering=0)
        except FileNotFoundError:
            return None
        except OSError:
            # Every instance of the pipe is busy; C's own open() has no better word for it.
            if time.monotonic() > deadline:
                raise TimeoutError(_SILENT) from None
        time.sleep(_LULL_SECONDS)


def _line(pipe: FileIO) -> bytes:
    received = b""
    while not received.endswith(b"\n"):
        part = pipe.read(65536)
        if not part:
            raise ConnectionError(_GONE)
        received += part
    return received
