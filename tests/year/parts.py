"""The parts of a year that tell the laws what goes through them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.engine.entry import Correction, Entry
from kneebreak.messages import Inbox
from kneebreak.ports import Bubble, Slot
from tests.fakes.notifier import RecordingNotifier
from tests.fakes.presence import FakePresence
from tests.year.laws import ZONE, Laws

_AT_WORK = timedelta(seconds=5)


class WatchedNotifier(RecordingNotifier):
    """A notifier whose every prompt is held against the laws."""

    def __init__(self, inbox: Inbox, laws: Laws, now: Callable[[], datetime]) -> None:
        super().__init__(inbox)
        self._laws = laws
        self._now = now

    def show(self, slot: Slot, bubble: Bubble) -> None:
        if bubble.prompt is not None:
            self._laws.show(bubble.prompt, self._now())
        super().show(slot, bubble)

    def withdraw(self, slot: Slot) -> None:
        if slot is Slot.PROMPT:
            self._laws.withdraw()
        super().withdraw(slot)


class KnownPresence(FakePresence):
    """Somebody whose last input was a moment ago, or when they left."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.left: datetime | None = None
        self._now = now

    def idle_for(self) -> timedelta:
        return _AT_WORK if self.left is None else self._now() - self.left


class WatchedLog(JsonLinesLog):
    """The log as it is, whose every line is held against the laws."""

    def __init__(self, folder: str, laws: Laws) -> None:
        super().__init__(folder, "desk", ZONE)
        self._laws = laws

    def append(self, line: Entry | Correction) -> None:
        super().append(line)
        self._laws.write(line)
