"""Where somebody is in a practice: the countdown, pausing, going back and on."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.practice.practice import Practice, Step
from kneebreak.record import NamedTuple

_JUST_BEGUN = timedelta(seconds=3)
"""Going back this soon means the step before; later it means this one again."""


class Player(NamedTuple):
    """A place in a practice; it moves by being told how much time has passed."""

    practice: Practice
    position: int = 0
    """Of the step; that of the last one plus one at the end."""
    elapsed: timedelta = timedelta(0)
    """In this step."""
    paused: bool = False

    @property
    def step(self) -> Step | None:
        """The step it is at; None: the practice is over."""
        steps = self.practice.steps
        return steps[self.position] if self.position < len(steps) else None

    @property
    def left(self) -> timedelta:
        """What is left of this step."""
        return timedelta(0) if self.step is None else self.step.length - self.elapsed

    def pass_time(self, by: timedelta) -> tuple[Player, Step | None]:
        """Some time later, and the step that has run to its end in it; never more than one, the rest is dropped."""
        if self.paused or self.step is None:
            return self, None
        if self.elapsed + by < self.step.length:
            return self._replace(elapsed=self.elapsed + by), None
        return self.skip(), self.step

    def skip(self) -> Player:
        """On to the next step."""
        return self if self.step is None else self._at(self.position + 1)

    def back(self) -> Player:
        """The beginning of this step, or the step before where this one has just begun."""
        return self._at(self.position if self.elapsed >= _JUST_BEGUN else max(0, self.position - 1))

    def toggle(self) -> Player:
        """Paused, or going on."""
        return self._replace(paused=not self.paused)

    def _at(self, position: int) -> Player:
        return self._replace(position=position, elapsed=timedelta(0))
