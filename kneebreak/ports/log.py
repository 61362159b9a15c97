"""The user's log, as it is written and asked."""

from __future__ import annotations

from typing import Protocol

from kneebreak.engine.entry import Correction, Entry, Outcome
from kneebreak.engine.events import Practised


class BreakLog(Protocol):
    """The user's log."""

    def append(self, line: Entry | Correction) -> None:
        """Write a line so that it survives a power cut; raises OSError where that fails."""

    def outcomes_of(self, prompt: str) -> tuple[Outcome, ...]:
        """The outcomes in this machine's log for the prompt of this id, oldest first, those undone left out."""

    def took_back(self, entry: str) -> bool:
        """Whether this machine's log holds a correction of the entry of this id."""

    def practised(self) -> tuple[Practised, ...]:
        """The steps of practices that were logged on this machine lately, oldest first."""
