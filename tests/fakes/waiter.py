"""A loop without a kernel: time and readiness come from the test."""

from collections.abc import Callable
from datetime import datetime, timedelta

from kneebreak.messages import Message

_Callback = Callable[[], None]


class FakeWaiter:
    """Keeps what is watched and delayed, and runs it when the test says so."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.watched: dict[int, _Callback] = {}
        self.waits: list[datetime | None] = []
        self._now = timedelta(0)
        self._delayed: dict[object, tuple[timedelta, _Callback]] = {}

    def inbox(self, message: Message) -> None:
        self.messages.append(message)

    def take(self) -> list[Message]:
        taken, self.messages = self.messages, []
        return taken

    def wait(self, until: datetime | None) -> None:
        self.waits.append(until)

    def watch(self, fd: int, ready: _Callback) -> None:
        self.watched[fd] = ready

    def forget(self, fd: int) -> None:
        self.watched.pop(fd, None)

    def after(self, delay: timedelta, then: _Callback) -> _Callback:
        key = object()
        self._delayed[key] = (self._now + delay, then)

        def call_off() -> None:
            self._delayed.pop(key, None)

        return call_off

    def pass_time(self, length: timedelta) -> None:
        """Let delays run out, each at its own moment, those that are started meanwhile included."""
        end = self._now + length
        while due := [(at, key) for key, (at, _) in self._delayed.items() if at <= end]:
            self._now, key = min(due, key=lambda pair: pair[0])
            self._delayed.pop(key)[1]()
        self._now = end
