"""The one wait of the program, and its inbox."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from kneebreak.messages import Message


class Waiter(Protocol):
    """The one place where the program waits, and where messages come in."""

    def inbox(self, message: Message) -> None:
        """Take a message, from any thread, and end the wait."""

    def take(self) -> list[Message]:
        """Hand over what is in the inbox, oldest first, and empty it."""

    def wait(self, until: datetime | None) -> None:
        """Return when something was put into the inbox, the clock was set or resumed, or `until` (UTC) has come.

        Runs what belongs to sources that became ready; what they have to say goes into the inbox.
        """


class FileWaiter(Waiter, Protocol):
    """A waiter that also watches file descriptors, for adapters that live on the loop."""

    def watch(self, fd: int, ready: Callable[[], None]) -> None:
        """Call `ready` from within `wait` whenever `fd` can be read (or its other end is closed)."""

    def forget(self, fd: int) -> None:
        """Stop watching; harmless for a descriptor that is not watched."""

    def after(self, delay: timedelta, then: Callable[[], None]) -> Callable[[], None]:
        """Call `then` once from within `wait` after `delay` of waking time; returns a function that calls it off."""
