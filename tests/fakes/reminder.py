"""A running kneebreak that remembers what a practice tells it."""

from __future__ import annotations

from kneebreak.engine.entry import Entry


class RecordingReminder:
    """Keeps how often the practice was seen, and what was done in it."""

    def __init__(self) -> None:
        self.times_seen = 0
        self.done: list[Entry] = []

    def seen(self) -> None:
        self.times_seen += 1

    def did(self, entry: Entry) -> None:
        self.done.append(entry)
