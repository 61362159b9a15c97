"""How the prompts of a simulated life end: each exactly once, and what was held like all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from datetime import timedelta

from kneebreak.engine.entry import Entry, Outcome
from kneebreak.engine.state import Held, Situation

_LAST = frozenset({Outcome.DONE, Outcome.SKIPPED, Outcome.MISSED, Outcome.RESTED, Outcome.HELD})


class Endings:
    """Counts last outcomes by the ids of prompts; a broken law is an AssertionError."""

    def __init__(self) -> None:
        self.last_outcome = timedelta(0)
        """The real time of the last outcome, for the rhythm."""
        self.held: set[str] = set()
        """What was held and has not come to its end."""
        self._counts: Counter[str] = Counter()

    def __contains__(self, name: object) -> bool:
        return self._counts[str(name)] > 0

    def end(self, name: str, real: timedelta, *, restarts: bool = True) -> None:
        """A prompt has come to its end, and the interval is restarted with that."""
        self._counts[name] += 1
        assert self._counts[name] == 1, "each prompt ends exactly once"
        if restarts:
            self.last_outcome = real

    def check_entry(self, entry: Entry, shown: Container[str], real: timedelta) -> None:
        """A line was written into the log."""
        if entry.outcome in _LAST:
            # The interval goes on past a fixed time that is left out.
            self.end(entry.id, real, restarts=entry.shown is not None or entry.movement is None)
        assert (entry.id in shown) is (entry.shown is not None), "the log knows what was shown"
        assert (entry.outcome is Outcome.HELD) is (entry.reason is not None), "what is held has its reason"
        if entry.shown is None:
            assert entry.outcome in (Outcome.RESTED, Outcome.HELD)

    def check_held(self, situation: Situation, shown: Container[str]) -> None:
        """What was held is held, or was shown, or has come to its end."""
        if isinstance(situation, Held):
            self.held.add(situation.what.id)
            assert situation.what.id not in self, "what has ended is not held"
        for name in list(self.held):
            is_held = isinstance(situation, Held) and situation.what.id == name
            assert is_held or name in shown or name in self, "what was held is not lost"
            if name in self:
                self.held.discard(name)
