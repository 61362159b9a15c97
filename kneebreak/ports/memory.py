"""What outlives a restart."""

from __future__ import annotations

from typing import Protocol

from kneebreak.engine.plan import Plan
from kneebreak.engine.state import State


class Memory(Protocol):
    """Keeps the state across restarts."""

    def load(self, plan: Plan) -> State | None:
        """The state that was saved last; None if there is none that can be used."""

    def save(self, state: State) -> None:
        """Replace what was saved, atomically; raises OSError where that fails."""
