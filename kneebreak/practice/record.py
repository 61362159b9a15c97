"""What was done in a practice, as entries for the log."""

from __future__ import annotations

from datetime import datetime

from kneebreak.engine.entry import Entry, Outcome, Via
from kneebreak.engine.movement import Side, Sides
from kneebreak.practice.practice import Exercise, Practice, Step


class Record:
    """The steps of one run; each exercise step becomes an entry once, when it has run to its end.

    `run` makes the entries' ids unique across machines.
    """

    def __init__(self, practice: Practice, run: str) -> None:
        self._practice = practice
        self._run = run
        self._began: dict[int, datetime] = {}
        self._done: set[int] = set()

    @property
    def done(self) -> int:
        """How many exercise steps have run to their end."""
        return len(self._done)

    def begin(self, step: Step, at: datetime) -> None:
        """Note that a step begins, at a time in UTC; going back to it begins it anew."""
        self._began[step.number] = at

    def finish(self, step: Step, at: datetime) -> Entry | None:
        """The entry for a step that has run to its end; None where there is nothing to log.

        That is a rest, a step that is in the log already, or one that never began.
        """
        began = self._began.get(step.number)
        if step.exercise is None or step.number in self._done or began is None:
            return None
        self._done.add(step.number)
        exercise = _as_done(step.exercise)
        return Entry(
            id=f"{self._run}-{step.number}",
            at=at,
            due=began,
            shown=began,
            outcome=Outcome.DONE,
            movement=exercise.movement,
            side=exercise.side,
            posture=self._practice.posture,
            via=Via.PRACTICE,
        )


def _as_done(exercise: Exercise) -> Exercise:
    """The exercise with the sides that this step uses: one alone, of a movement that else uses both in one go."""
    if exercise.movement.sides is Sides.BOTH and exercise.side is not Side.BOTH:
        return exercise._replace(movement=exercise.movement._replace(sides=Sides.ALTERNATE))
    return exercise
