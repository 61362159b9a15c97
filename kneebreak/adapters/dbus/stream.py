"""Messages in and out over a socket that never keeps the loop waiting."""

from __future__ import annotations

import select
import socket
import sys
from collections.abc import Callable, Iterator
from typing import Protocol

from jeepney.low_level import Message, Parser  # type: ignore[import-untyped]  # jeepney ships no types

from kneebreak.ports import FileWaiter

_CHUNK = 16 * 1024
"""Bytes read in one turn."""


class _Descriptor(Protocol):
    """What a waiter can watch."""

    def fileno(self) -> int:
        """Its number."""

    def close(self) -> None:
        """Give it back."""


class Stream:
    """The two directions of a connection; what does not fit into the socket's buffer waits here."""

    def __init__(self, connected: socket.socket, waiter: FileWaiter, ready: Callable[[], None]) -> None:
        connected.settimeout(0)
        self._socket = connected
        self._waiter = waiter
        self._parser = Parser()
        self._unsent = bytearray()
        self._room: _Descriptor | None = None
        waiter.watch(connected.fileno(), ready)

    def write(self, data: bytes) -> None:
        """Send now what the socket takes, and the rest as soon as there is room."""
        self._unsent += data
        if self._room is None:
            self._flush()

    def read(self) -> list[Message]:
        """What has come in whole by now; raises ConnectionError where the stream has ended."""
        try:
            data = self._socket.recv(_CHUNK)
        except BlockingIOError:
            return []
        if not data:
            raise ConnectionResetError("the message bus hung up")
        self._parser.add_data(data)
        return list(self._parsed())

    def exchange(self, seconds: float) -> list[Message]:
        """Wait until there is something to read, writing meanwhile; raises TimeoutError, and as `read` does."""
        writing = [self._socket] if self._unsent else []
        readable, writable, _ = select.select([self._socket], writing, [], max(0.0, seconds))
        if writable:
            self._flush()
        if not readable and not writable:
            raise TimeoutError
        return self.read()

    def close(self) -> None:
        """Say what can still be said, and hang up."""
        if self._unsent:
            self._flush()
        self._stop_waiting_for_room()
        self._waiter.forget(self._socket.fileno())
        self._socket.close()

    def _flush(self) -> None:
        try:
            while self._unsent:
                del self._unsent[: self._socket.send(self._unsent)]
        except BlockingIOError:
            self._wait_for_room()
        except OSError:
            self._hang_up()
        else:
            self._stop_waiting_for_room()

    def _wait_for_room(self) -> None:
        # A waiter knows only reading. An epoll of its own can be read exactly when the socket can be written.
        if self._room is None and sys.platform == "linux":  # where else would there be an epoll, asks the type checker
            self._room = room = select.epoll()
            room.register(self._socket, select.EPOLLOUT)
            self._waiter.watch(room.fileno(), self._flush)

    def _stop_waiting_for_room(self) -> None:
        if self._room is not None:
            self._waiter.forget(self._room.fileno())
            self._room.close()
            self._room = None

    def _hang_up(self) -> None:
        """Give the stream up; reading then finds its end, which is the one place where that is told."""
        self._unsent.clear()
        self._stop_waiting_for_room()
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it was not connected any more, which reading finds as well

    def _parsed(self) -> Iterator[Message]:
        while True:
            try:
                message = self._parser.get_next_message()
            except Exception as error:  # a peer may have sent anything, and the parser raises what it stumbles over
                if self._parser.next_msg_size is None:
                    raise ConnectionAbortedError("the message bus sent what is no message") from error
                self._parser.next_msg_size = None  # this one message is unreadable; it has been taken off the buffer
                continue
            if message is None:
                return
            yield message
