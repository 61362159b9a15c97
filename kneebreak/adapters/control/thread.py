"""A loop in a thread, for platforms whose waiter watches no files."""

from __future__ import annotations

import selectors
import socket
import time
from collections import deque
from collections.abc import Callable
from datetime import timedelta
from threading import Thread
from typing import Protocol

from kneebreak.adapters.control.loop import Loop
from kneebreak.messages import Inbox, Message, Reply, Request


class Closable(Protocol):
    """A server on the loop."""

    def close(self) -> None:
        """Take no more."""


class ThreadedControl:
    """A server that lives on a loop of its own; requests and replies change threads here."""

    def __init__(self, serve: Callable[[Inbox, Loop], Closable], inbox: Inbox) -> None:
        self._inbox = inbox
        self._loop = ThreadLoop()
        self._server = serve(self._take, self._loop)
        self._thread = Thread(target=self._loop.run, name="control", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Take no more, and let the thread end."""
        self._loop.call(self._server.close)
        self._loop.call(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _take(self, message: Message) -> None:
        if isinstance(message, Request):
            answer = message.reply

            def reply(said: Reply) -> None:
                self._loop.call(lambda: answer(said))

            message = message._replace(reply=reply)
        self._inbox(message)


class ThreadLoop:
    """Watches descriptors and delays in the thread that runs it; `call` may come from any thread."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._calls: deque[Callable[[], None]] = deque()
        self._delayed: dict[object, tuple[float, Callable[[], None]]] = {}
        self._running = True
        self._woken, self._waker = socket.socketpair()
        self.watch(self._woken.fileno(), lambda: None)

    def watch(self, fd: int, ready: Callable[[], None]) -> None:
        """Call `ready` whenever `fd` can be read, or its other end is closed."""
        self._selector.register(fd, selectors.EVENT_READ, ready)

    def forget(self, fd: int) -> None:
        """Stop watching; harmless for a descriptor that is not watched."""
        if fd in self._selector.get_map():
            self._selector.unregister(fd)

    def after(self, delay: timedelta, then: Callable[[], None]) -> Callable[[], None]:
        """Call `then` once; returns a function that calls it off."""
        key = object()
        self._delayed[key] = (time.monotonic() + delay.total_seconds(), then)

        def call_off() -> None:
            self._delayed.pop(key, None)

        return call_off

    def call(self, function: Callable[[], None]) -> None:
        """Call a function from within the loop; a loop that has stopped does nothing any more."""
        if self._running:
            self._calls.append(function)
            self._waker.send(b"\0")

    def run(self) -> None:
        """Turn until stopped."""
        while self._running:
            self._turn()

    def stop(self) -> None:
        """End after this turn."""
        self._running = False

    def close(self) -> None:
        """Give the descriptors back, when the loop has ended."""
        self._selector.close()
        self._woken.close()
        self._waker.close()

    def _turn(self) -> None:
        nearest = min((due for due, _ in self._delayed.values()), default=None)
        patience = None if nearest is None else max(0.0, nearest - time.monotonic())
        for key, _ in self._selector.select(patience):
            if self._selector.get_map().get(key.fd) is key:  # one callback may forget the next one's descriptor
                key.data()
        self._heed_calls()
        for delay, (due, then) in tuple(self._delayed.items()):
            if due <= time.monotonic() and delay in self._delayed:
                del self._delayed[delay]
                then()

    def _heed_calls(self) -> None:
        while self._calls:
            self._woken.recv(1)
            self._calls.popleft()()
