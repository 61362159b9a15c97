"""What is known of each reason to leave the user alone, put together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kneebreak.engine.busy import Busy
from kneebreak.engine.events import BusyChanged
from kneebreak.messages import Inbox


class Source(Protocol):
    """Knows of one reason; calls the function that it was given when what it said last is no longer so."""

    @property
    def announced(self) -> bool:
        """Whether that function is called when the reason ends."""

    def now(self) -> bool | None:
        """Whether the reason holds; None: unknown."""

    def close(self) -> None:
        """Give back what it holds."""


class Sources:
    """One source for each reason, as far as there are any."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._sources: dict[Busy, Source] = {}
        self._told: Mapping[Busy, bool] = {}

    def add(self, busy: Busy, source: Source) -> None:
        """Let a source speak for a reason."""
        self._sources[busy] = source

    def changed(self) -> None:
        """Report `BusyChanged`, if something else holds now than what was told last."""
        before = self._told
        if self.now() != before:
            self._inbox(BusyChanged())

    def now(self) -> Mapping[Busy, bool]:
        """The reasons that hold at this moment, and whether the end of each will be reported."""
        self._told = {busy: source.announced for busy, source in self._sources.items() if source.now()}
        return self._told

    def close(self) -> None:
        """Give back what the sources hold."""
        for source in self._sources.values():
            source.close()
