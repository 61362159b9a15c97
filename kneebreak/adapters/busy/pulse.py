"""Microphones of the sound server, PulseAudio or PipeWire: it also knows those that are on Bluetooth."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Mapping

from kneebreak.adapters.busy import pulse_wire as wire
from kneebreak.adapters.unix_socket import introduce, unix_socket
from kneebreak.language import marked

_PATIENCE = 0.5  # in seconds, for all of a conversation: calls are when machines are slow


class SoundServer:
    """Asks the server that runs for the state of its sources, in a conversation of a millisecond or two."""

    name = marked("PulseAudio or PipeWire")
    blind = marked("no sound server of this kind answers")

    def __init__(self, environment: Mapping[str, str]) -> None:
        runtime = environment.get("XDG_RUNTIME_DIR", "")
        self._folder = os.path.join(runtime, "pulse") if runtime else ""  # noqa: PTH118 - pathlib would cost a megabyte

    def in_use(self) -> bool | None:
        """Whether it takes in sound from a microphone; None: no server runs, or it does not answer in time."""
        # Where only the socket is there, asking would start the server, and that is not ours to do.
        if not self._folder or not os.path.exists(os.path.join(self._folder, "pid")):  # noqa: PTH110, PTH118 - the same
            return None
        with unix_socket() as connection:
            try:
                talk = _Talk(connection, os.path.join(self._folder, "native"))  # noqa: PTH118 - the same
                talk.ask(wire.AUTH, wire.credentials())
                talk.ask(wire.SET_CLIENT_NAME, wire.properties({"application.name": "kneebreak"}))
                sources = wire.sources(talk.ask(wire.GET_SOURCE_INFO_LIST))
            except (OSError, wire.Unexpected):
                return None
        return any(source.runs and not source.is_monitor for source in sources)


class _Talk:
    """Questions and answers, one after the other, until the patience is over."""

    def __init__(self, connection: socket.socket, path: str) -> None:
        self._deadline = time.monotonic() + _PATIENCE  # bounds a blocking wait; no time is told by it
        self._connection = connection
        introduce(connection)
        self._bound()
        connection.connect(path)
        self._asked = 0

    def ask(self, command: int, values: bytes = b"") -> bytes:
        """Send a command and return what answers it; raises OSError or Unexpected."""
        self._asked += 1
        self._bound()
        self._connection.sendall(wire.packet(command, self._asked, values))
        while True:
            header = self._receive(wire.HEADER)
            answer = wire.reply(self._receive(wire.length(header)), self._asked)
            if answer is not None:
                return answer

    def _receive(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            self._bound()
            more = self._connection.recv(size - len(data))
            if not more:
                raise ConnectionResetError("the sound server hung up")
            data += more
        return data

    def _bound(self) -> None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
