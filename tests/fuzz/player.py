"""Somebody at the other end of a socket."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Thread


class Player:
    """Takes one client after the other, in a thread, and talks to it as it was told; the client hangs up."""

    def __init__(self, address: str, talk: Callable[[socket.socket], object]) -> None:
        self._talk = talk
        self._listener = socket.socket(socket.AF_UNIX)  # type: ignore[attr-defined,unused-ignore]  # Windows has none
        self._listener.bind(address)
        self._listener.listen()
        Thread(target=self._play, daemon=True).start()

    def _play(self) -> None:
        while True:
            client, _ = self._listener.accept()
            with suppress(OSError):  # a client may go at any time
                self._talk(client)
