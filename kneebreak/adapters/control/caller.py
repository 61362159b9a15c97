"""One caller of the Unix socket."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import timedelta

from kneebreak.adapters.control import wire
from kneebreak.adapters.control.loop import Loop
from kneebreak.messages import Inbox, Reply, Request

_PATIENCE = timedelta(seconds=wire.PATIENCE_SECONDS)
_LULL = timedelta(milliseconds=20)
"""How long to leave a caller alone that has not taken the first part of its answer."""


class Caller:
    """Its connection, from its request to its reply; it ends after five seconds in any case."""

    def __init__(self, connection: socket.socket, loop: Loop, inbox: Inbox, gone: Callable[[Caller], None]) -> None:
        self._connection = connection
        self._loop = loop
        self._inbox = inbox
        self._gone = gone
        self._heard = b""
        self._to_say = b""
        self._open = True
        self._call_off = loop.after(_PATIENCE, self.hang_up)
        loop.watch(connection.fileno(), self._hear)

    def hang_up(self) -> None:
        """End it, whatever it has come to; harmless when it has ended."""
        if self._open:
            self._open = False
            self._call_off()
            self._loop.forget(self._connection.fileno())
            self._connection.close()
            self._gone(self)

    def _hear(self) -> None:
        try:
            part = self._connection.recv(wire.LONGEST)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        self._heard += part
        line, end, _ = self._heard.partition(b"\n")
        if part and not end and len(line) <= wire.LONGEST:
            return
        # Nothing more is read, so a caller that goes away from here on is noticed when it is answered.
        self._loop.forget(self._connection.fileno())
        if len(line) + len(end) > wire.LONGEST:
            self._answer(wire.TOO_LONG)
        elif end:
            self._understand(line)
        else:
            self.hang_up()

    def _understand(self, line: bytes) -> None:
        words = wire.parse(line)
        if isinstance(words, Reply):
            self._answer(words)
        else:
            self._inbox(Request(words, self._answer))

    def _answer(self, reply: Reply) -> None:
        self._to_say = wire.render(reply)
        self._say()

    def _say(self) -> None:
        try:
            self._to_say = self._to_say[self._connection.send(self._to_say) :]
        except BlockingIOError:
            pass
        except OSError:
            self._to_say = b""  # the caller is gone or was hung up on, and with it goes whoever wanted to know
        if self._to_say:
            self._loop.after(_LULL, self._say)
        else:
            self.hang_up()
