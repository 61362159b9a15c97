"""A guided practice, and the steps it is made of."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.engine.movement import Movement, Posture, Side
from kneebreak.record import NamedTuple

LENGTH = timedelta(minutes=10)
"""How long every practice takes as a whole."""
EXERCISES = 5
"""How many exercises every practice has."""


class Exercise(NamedTuple):
    """What a step works on."""

    number: int
    """Counted from 1."""
    movement: Movement
    side: Side | None
    """None: the movement has no sides, or it is left to the person."""


class Step(NamedTuple):
    """One stretch of a practice with its own countdown."""

    number: int
    """Its place in the whole practice, counted from 1; the half practice keeps these numbers."""
    length: timedelta
    title: str
    text: str
    exercise: Exercise | None = None
    """None: a rest or a change of place."""
    round: int = 1
    """How often its exercise has come round by then; a rest belongs to what follows it."""


class Instead(NamedTuple):
    """What stands in for a movement where that does not suit."""

    of: str
    """The id of the movement that it stands in for."""
    movement: Movement
    title: str
    """As that of a step; may hold `{side}`, for the side that the step works on."""
    text: str


class Practice(NamedTuple):
    """Steps in their order."""

    id: str
    title: str
    about: str
    needs: str
    """What should be at hand, and what to see to."""
    posture: Posture
    """The posture it is done in."""
    steps: tuple[Step, ...]
    instead: tuple[Instead, ...] = ()
    """Of several for one movement the first that suits is meant."""

    @property
    def length(self) -> timedelta:
        """How long it takes without a pause."""
        return sum((step.length for step in self.steps), timedelta(0))

    def half(self) -> Practice:
        """The gentler form: the first round of each exercise, and the rests between those."""
        return self._replace(steps=tuple(step for step in self.steps if step.round == 1))
