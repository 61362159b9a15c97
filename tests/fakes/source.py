"""A source of a reason to leave the user alone, as a test has it."""

from __future__ import annotations


class FakeSource:
    """Answers with what it was given, and counts how often it was closed."""

    def __init__(self, answer: bool | None = None, *, announced: bool = True) -> None:  # noqa: FBT001 - the answer itself
        self.answer = answer
        self.announced = announced
        self.closed = 0

    def now(self) -> bool | None:
        return self.answer

    def close(self) -> None:
        self.closed += 1
