"""Whatever a prompt would disturb, as a test has it."""

from __future__ import annotations

from collections.abc import Mapping

from kneebreak.engine.busy import Busy


class FakeBusyness:
    """Answers with what it was given, and counts the questions."""

    def __init__(self) -> None:
        self.reasons: Mapping[Busy, bool] = {}
        self.asked = 0
        """How often it was."""

    def now(self) -> Mapping[Busy, bool]:
        self.asked += 1
        return self.reasons
