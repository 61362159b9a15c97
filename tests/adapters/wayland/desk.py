"""A connection to an imagined compositor, on a loop."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from typing import Self

from kneebreak.adapters.waiter import linux
from kneebreak.adapters.wayland.display import Display
from kneebreak.messages import Message, Wish
from tests.adapters.wayland.compositor import Compositor

assert sys.platform == "linux"

DEADLINE = timedelta(seconds=5)


class Desk:
    """Takes in what the compositor says when the test says so; nothing here waits for time to pass."""

    def __init__(self, compositor: Compositor) -> None:
        self.compositor = compositor
        self.waiter = linux.LinuxWaiter()
        self.troubles: list[str] = []
        self.ends: list[str] = []
        self.now = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
        self.display = Display(str(compositor.path), self.waiter, self.troubles.append, self._end)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.display.close()
        self.waiter.close()

    def messages(self) -> list[Message]:
        """What has come in once all is heard that the compositor said, and it has heard what was made of that."""
        for _ in range(2):
            self.display.roundtrip(DEADLINE)
        return self.waiter.take()

    def next_messages(self) -> list[Message]:
        """What the loop brings in next."""
        self.waiter.wait(datetime.now(UTC) + DEADLINE)
        return self.waiter.take()

    def pass_time(self, span: timedelta, seat: int | None = None) -> list[Message]:
        """Let time pass without input, and return what that brought in."""
        self.display.roundtrip(DEADLINE)
        self.now += span
        self.compositor.pass_time(span, seat)
        return self.messages()

    def input(self, seat: int | None = None) -> list[Message]:
        """Let somebody move the mouse, and return what that brought in."""
        self.display.roundtrip(DEADLINE)
        self.compositor.input(seat)
        return self.messages()

    def _end(self, reason: str) -> None:
        self.ends.append(reason)
        self.waiter.inbox(Wish.QUIT)
