"""A memory that remembers what was saved, and fails on demand."""

from __future__ import annotations

from kneebreak.engine.plan import Plan
from kneebreak.engine.state import State, lasting


class RecordingMemory:
    """Keeps every state in `saved`; raises `error` instead while there is one."""

    def __init__(self, state: State | None = None) -> None:
        self.saved: list[State] = [] if state is None else [lasting(state)]
        self.error: OSError | None = None

    def load(self, plan: Plan) -> State | None:
        del plan  # what was saved holds its movements whole
        return self.saved[-1] if self.saved else None

    def save(self, state: State) -> None:
        if self.error is not None:
            raise self.error
        self.saved.append(lasting(state))
