"""Commands over a named pipe that only its user can write to, on Windows."""

# ruff: noqa: PTH123 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import sys
from multiprocessing.connection import Listener
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol

from kneebreak.adapters.control import wire
from kneebreak.adapters.control.pipe_client import address
from kneebreak.messages import Inbox, Reply, Request

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file is at home


_LONGEST_HEARD = 16 * wire.LONGEST
"""What is longer is not even refused: a Windows command line, of 32,767 characters at most, comes to less."""


class Caller(Protocol):
    """A connection of `multiprocessing.connection`, as far as it is used here."""

    def poll(self, timeout: float) -> bool:
        """Whether something arrives within so many seconds."""

    def recv_bytes(self, maxlength: int) -> bytes:
        """What one write at the other end sent; raises OSError where that is longer, EOFError at the end."""

    def send_bytes(self, buf: bytes) -> None:
        """Send it in one write."""


class PipeControl:
    """Listens in a thread, hears one caller after the other, and puts what they ask for into the inbox.

    A pipe's default rights let its user, the system and administrators write, everybody else at most read: Microsoft's
    "Named Pipe Security and Access Rights". The pipe keeps one write of a client together, so its line needs no frame.
    """

    def __init__(self, folder: str, inbox: Inbox) -> None:
        self._name = address(folder)
        self._inbox = inbox
        self._open = True
        self._listener = Listener(self._name, family="AF_PIPE")
        self._thread = Thread(target=self._run, name="control", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Take no more, and let the thread end."""
        self._open = False
        try:
            with open(self._name, "r+b", buffering=0) as caller:  # one last call, so that it looks up
                caller.write(b"\n")
        except OSError:
            pass  # busy with somebody else, after whom it looks up as well
        self._thread.join(wire.PATIENCE_SECONDS)
        self._listener.close()

    def _run(self) -> None:
        while self._open:
            try:
                with self._listener.accept() as caller:
                    self._hear(caller)
            except (OSError, EOFError):
                continue  # the caller went away early

    def _hear(self, caller: Caller) -> None:
        if not self._open or not caller.poll(wire.PATIENCE_SECONDS):
            return
        words = _words(caller)
        if isinstance(words, Reply):
            caller.send_bytes(wire.render(words))
            return
        said: SimpleQueue[Reply] = SimpleQueue()
        self._inbox(Request(words, said.put))
        try:
            caller.send_bytes(wire.render(said.get(timeout=wire.PATIENCE_SECONDS)))
        except Empty:
            return


def _words(caller: Caller) -> tuple[str, ...] | Reply:
    line = caller.recv_bytes(_LONGEST_HEARD)
    return wire.parse(line) if len(line) <= wire.LONGEST else wire.TOO_LONG
