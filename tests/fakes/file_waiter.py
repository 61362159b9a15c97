"""A real, small waiter on selectors, for tests of adapters that live on the loop."""

from __future__ import annotations

import selectors
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

from kneebreak.messages import Message


class SelectingWaiter:
    """Waits for descriptors and delays; `run_until` turns the loop until something has become true."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._delayed: dict[int, tuple[float, Callable[[], None]]] = {}
        self._tickets = count()
        self._messages: list[Message] = []

    def inbox(self, message: Message) -> None:
        self._messages.append(message)

    def take(self) -> list[Message]:
        taken, self._messages = self._messages, []
        return taken

    def watch(self, fd: int, ready: Callable[[], None]) -> None:
        self._selector.register(fd, selectors.EVENT_READ, ready)

    def forget(self, fd: int) -> None:
        if fd in self._selector.get_map():
            self._selector.unregister(fd)

    def after(self, delay: timedelta, then: Callable[[], None]) -> Callable[[], None]:
        ticket = next(self._tickets)
        self._delayed[ticket] = (time.monotonic() + delay.total_seconds(), then)

        def call_off() -> None:
            self._delayed.pop(ticket, None)

        return call_off

    def wait(self, until: datetime | None) -> None:
        self.turn(60 if until is None else max(0, (until - datetime.now(UTC)).total_seconds()))

    @property
    def watched(self) -> int:
        """How many descriptors are watched."""
        return len(self._selector.get_map())

    @property
    def delayed(self) -> int:
        """How many calls wait for their time."""
        return len(self._delayed)

    def turn(self, seconds: float) -> bool:
        """Wait once, for this long at most, and run what became ready; returns whether anything did."""
        nearest = min((due for due, _ in self._delayed.values()), default=time.monotonic() + seconds)
        ready = self._selector.select(max(0.0, min(seconds, nearest - time.monotonic())))
        for key, _ in ready:
            key.data()
        due = [ticket for ticket, (moment, _) in self._delayed.items() if moment <= time.monotonic()]
        for ticket in due:
            if ticket in self._delayed:
                self._delayed.pop(ticket)[1]()
        return bool(ready or due)

    def pass_time(self, span: timedelta) -> None:
        """Let everything that waits for its time wait so much less, and run what is due by then."""
        self._delayed = {ticket: (due - span.total_seconds(), then) for ticket, (due, then) in self._delayed.items()}
        self.turn(0)

    def run_until(self, come_true: Callable[[], object], seconds: float = 5) -> None:
        """Turn the loop until `come_true()`; fails after some seconds."""
        deadline = time.monotonic() + seconds
        while not come_true():
            left = deadline - time.monotonic()
            assert left > 0, f"did not come true within {seconds} s"
            self.turn(left)

    def close(self) -> None:
        self._selector.close()
