"""A user at, or away from, an imagined desk."""

from datetime import timedelta


class FakePresence:
    """Answers with the idle time it was given, and remembers what it was asked to watch for."""

    def __init__(self, idle: timedelta | None = None) -> None:
        self.idle = idle
        self.watched: list[timedelta] = []
        self.lulls: list[timedelta | None] = []

    def idle_for(self) -> timedelta | None:
        return self.idle

    def watch(self, away: timedelta) -> None:
        self.watched.append(away)

    def watch_lull(self, span: timedelta | None) -> None:
        self.lulls.append(span)
