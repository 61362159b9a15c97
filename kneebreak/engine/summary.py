"""The log in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from kneebreak.engine.entry import Outcome, Via, exercise_of
from kneebreak.engine.movement import Kind, Posture, Side
from kneebreak.engine.suitability import STRENGTH
from kneebreak.record import NamedTuple


class Logged(NamedTuple):
    """An outcome as the log holds it; unlike an entry it may be of a movement that no plan has any more."""

    id: str
    at: datetime
    due: datetime
    shown: datetime | None
    machine: str
    outcome: Outcome
    movement: str | None
    """The movement's id."""
    kind: Kind | None
    side: Side | None
    posture: Posture
    via: Via | None
    reason: str | None


class Summary(NamedTuple):
    """How often what came of the prompts."""

    outcomes: Mapping[Outcome, int]
    """Without those that never came, in the order of `Outcome`."""
    kinds: Mapping[Kind, int]
    """Of what was done, in the order of `Kind`; the rounds and sides of an exercise in a practice are one."""

    @property
    def strength(self) -> int:
        """Hip and core exercises done."""
        return sum(self.kinds.get(kind, 0) for kind in STRENGTH)


def summarise(logged: Iterable[Logged]) -> Summary:
    """Count what a corrected log holds."""
    outcomes = dict.fromkeys(Outcome, 0)
    kinds = dict.fromkeys(Kind, 0)
    exercises: set[tuple[str, str]] = set()
    for entry in logged:
        outcomes[entry.outcome] += 1
        if entry.outcome is not Outcome.DONE or entry.kind is None:
            continue
        if entry.via is Via.PRACTICE and entry.movement is not None:
            exercise = exercise_of(entry.id, entry.movement)
            if exercise in exercises:
                continue
            exercises.add(exercise)
        kinds[entry.kind] += 1
    return Summary(
        outcomes={outcome: count for outcome, count in outcomes.items() if count},
        kinds={kind: count for kind, count in kinds.items() if count},
    )
