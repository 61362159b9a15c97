"""A Wayland compositor without a screen on a real socket: seats, idleness and windows as a test wants them.

Time passes when the test says so, and never else. What a client does wrong is kept in `errors`.
"""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import AbstractContextManager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Self

from kneebreak.adapters.wayland import wire
from tests.adapters.wayland.client import Client, Notification

ACTIVATED, FULL_SCREEN, MAXIMIZED = 2, 3, 0


class Compositor:
    """Everything that one has and does, as long as its context; its methods may be called from the test's thread."""

    def __init__(self, path: Path, *offered: tuple[str, int]) -> None:
        """Without a word of what it offers: a seat, and the newer way to tell idleness."""
        self.path = path
        self.globals: dict[int, tuple[str, int]] = {}
        self.clients: list[Client] = []
        self.errors: list[str] = []
        self.windows: dict[int, tuple[str, tuple[int, ...]]] = {}
        self.answers = True
        """Whether `wl_display.sync` is answered."""
        self.welcomes = True
        """Whether clients are let in; else they are shown out at once."""
        self.greeting = b""
        """What is said to clients before anything else."""
        self.visits = 0
        self._names = 0
        self._lock = threading.RLock()
        for interface, version in offered or (("wl_seat", 8), ("ext_idle_notifier_v1", 2)):
            self.offer(interface, version)
        self._selector = selectors.DefaultSelector()
        self._woken, self._waker = socket.socketpair()
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(path))
        self._listening.listen()
        self._selector.register(self._listening, selectors.EVENT_READ)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.close()
        if kind is None:
            assert self.errors == [], "the client did something wrong"

    @property
    def environment(self) -> dict[str, str]:
        return {"WAYLAND_DISPLAY": str(self.path)}

    @property
    def notifications(self) -> list[Notification]:
        """What the clients listen for at present."""
        return [each for client in self.clients for each in client.notifications.values()]

    def offer(self, interface: str, version: int) -> int:
        """Offer one thing more; returns its number."""
        with self._lock:
            self._names += 1
            self.globals[self._names] = interface, version
            for client in self.clients:
                client.announce(self._names)
            return self._names

    def withdraw(self, interface: str) -> None:
        """Offer the first of this kind no longer."""
        with self._lock:
            name = next(name for name, offered in self.globals.items() if offered[0] == interface)
            del self.globals[name]
            for client in self.clients:
                for registry in client.registries:
                    client.tell(registry, 1, wire.number(name))

    def pass_time(self, span: timedelta, seat: int | None = None) -> None:
        """Let time pass without input, at all seats or at one."""
        with self._lock:
            for each in self.notifications:
                if seat in (None, each.seat):
                    each.pass_time(span // timedelta(milliseconds=1))

    def input(self, seat: int | None = None) -> None:
        """Somebody moves the mouse."""
        with self._lock:
            for each in self.notifications:
                if seat in (None, each.seat):
                    each.hear_input()

    def open_window(self, title: str, *states: int) -> int:
        with self._lock:
            window = len(self.windows) + 1
            self.windows[window] = title, states
            for client in self.clients:
                for manager in client.managers:
                    client.show(manager, window)
            return window

    def change_window(self, window: int, *states: int) -> None:
        with self._lock:
            self.windows[window] = self.windows[window][0], states
            for client, handle in self._handles(window):
                client.describe(handle)

    def close_window(self, window: int) -> None:
        with self._lock:
            for client, handle in self._handles(window):
                client.tell(handle, 6)
            del self.windows[window]

    def finish_windows(self) -> None:
        """Tell nobody of windows any more who has not asked anew."""
        with self._lock:
            for client in self.clients:
                for manager in tuple(client.managers):
                    client.finish(manager)

    def say(self, data: bytes) -> None:
        """Send anything to everybody."""
        with self._lock:
            for client in self.clients:
                with suppress(OSError):
                    client.connection.sendall(data)

    def busy(self) -> AbstractContextManager[object]:
        """While this lasts it does nothing else."""
        return self._lock

    def crash(self) -> None:
        """Drop every client, and be there for new ones at once, as behind a socket that somebody else keeps."""
        with self._lock:
            for client in self.clients:
                with suppress(OSError):
                    client.connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End as a process does: its clients lose their connection, and nobody listens any more."""
        self._waker.close()  # twice is as good as once
        self._thread.join()

    def _handles(self, window: int) -> list[tuple[Client, int]]:
        return [
            (client, handle) for client in self.clients for handle, shown in client.windows.items() if shown == window
        ]

    def _serve(self) -> None:
        while True:
            ready = [key.fileobj for key, _ in self._selector.select()]
            with self._lock:
                if self._woken in ready:
                    self._end()
                    return
                if self._listening in ready:
                    self._accept()
                for client in tuple(self.clients):
                    if client.connection in ready and not client.serve():
                        self._drop(client)

    def _accept(self) -> None:
        connection, _ = self._listening.accept()
        self.visits += 1
        if not self.welcomes:
            connection.close()
            return
        self._selector.register(connection, selectors.EVENT_READ)
        with suppress(OSError):  # whoever came may have gone already
            connection.sendall(self.greeting)
        self.clients.append(Client(self, connection))

    def _drop(self, client: Client) -> None:
        self.clients.remove(client)
        self._selector.unregister(client.connection)
        client.connection.close()

    def _end(self) -> None:
        self._listening.close()
        self.path.unlink()
        for client in tuple(self.clients):
            self._drop(client)
        self._selector.close()
        self._woken.close()
