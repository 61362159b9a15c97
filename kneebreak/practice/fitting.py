"""Practices made to fit a person: what does not suit gives way to what does, and some are not for everybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from kneebreak.engine.feedback import Feedback, factor, spared
from kneebreak.engine.movement import Movement, Posture, Sides, with_side
from kneebreak.engine.plan import Body, Plan
from kneebreak.engine.suitability import OFFICE, bears, bears_tags
from kneebreak.language import marked, tr
from kneebreak.practice.practice import EXERCISES, Exercise, Practice, Step
from kneebreak.record import NamedTuple

_FEWEST = 3
"""With fewer exercises left it is no practice any more."""
_ASKS = {Posture.STANDING: frozenset({"needs-stand"}), Posture.FLOOR: frozenset({"needs-floor"})}
"""The tags of what a practice in this posture is as a whole."""
_REST = (marked("Rest"), marked("Breathe, and make ready for what comes next."))


class Person(NamedTuple):
    """Whom a practice is to fit, at a moment."""

    plan: Plan
    feedback: Feedback
    at: datetime


class Fitted(NamedTuple):
    """A practice as it suits somebody."""

    practice: Practice
    others: int = 0
    """How many of its exercises are others than usual."""
    missing: int = 0
    """How many of its exercises are left out, for nothing stands in for them."""


def possible(body: Body, posture: Posture) -> bool:
    """Whether a practice in this posture is for this body at all."""
    return bears_tags(body, _ASKS.get(posture, frozenset()))


def fit(practice: Practice, person: Person) -> Fitted | None:
    """The practice as it suits; None: it does not."""
    if not possible(person.plan.body, practice.posture):
        return None
    steps, changed = _steps(practice, person)
    left = sorted({step.exercise.number for step in steps if step.exercise is not None})
    if len(left) < _FEWEST:
        return None
    counted = tuple(_counted(step, left) for step in steps)
    return Fitted(practice._replace(steps=counted, instead=()), len(changed.intersection(left)), EXERCISES - len(left))


def fit_all(practices: Iterable[Practice], person: Person) -> dict[str, Fitted]:
    """Those that suit, as they suit, by id and in their order."""
    found = {practice.id: fit(practice, person) for practice in practices}
    return {name: fitted for name, fitted in found.items() if fitted is not None}


def best(fitted: Mapping[str, Fitted], body: Body, place: str) -> str:
    """The id of the one that suits best; there must be one.

    The fewest changes come first, then for sore knees the least load on them. Where getting down to the floor or
    staying on the feet is an issue, the chair comes before both; the office is no place for the floor.
    """
    rather_seated = body.no_floor or body.balance or body.blood_pressure

    def misfit(one: Fitted) -> tuple[bool, int, int, int, bool]:
        practice = one.practice
        return (
            practice.posture is Posture.FLOOR and place == OFFICE,
            one.missing,
            one.others,
            _knee_load(practice) if body.knee_sore else 0,
            rather_seated and practice.posture is not Posture.SITTING,
        )

    return min(fitted, key=lambda name: misfit(fitted[name]))


def _steps(practice: Practice, person: Person) -> tuple[list[Step], set[int]]:
    """The steps that are left, and the numbers of the exercises that are not what they were."""
    steps: list[Step] = []
    changed: set[int] = set()
    for step in practice.steps:
        exercise = step.exercise
        if exercise is None:
            steps.append(step)
            continue
        movement = _suitable(person, exercise.movement.id)
        if movement is not None:
            steps.append(step._replace(exercise=exercise._replace(movement=movement)))
            continue
        changed.add(exercise.number)
        other = _other(practice, step, exercise, person)
        # A rest belongs to what follows it.
        rest = steps.pop() if len(steps) > 1 and steps[-1].exercise is None else None
        if other is not None:
            steps += [other] if rest is None else [_neutral(rest), other]
    return steps, changed


def _counted(step: Step, left: list[int]) -> Step:
    """The step with its exercise counted among those that are left."""
    if step.exercise is None:
        return step
    return step._replace(exercise=step.exercise._replace(number=left.index(step.exercise.number) + 1))


def _other(practice: Practice, step: Step, exercise: Exercise, person: Person) -> Step | None:
    """What stands in for a step; None: there is nothing."""
    for instead in practice.instead:
        movement = _suitable(person, instead.movement.id) if instead.of == exercise.movement.id else None
        if movement is not None:
            side = None if movement.sides is Sides.NONE else exercise.side
            return step._replace(
                title=tr(with_side(instead.title, exercise.side)),
                text=tr(with_side(instead.text, exercise.side)),
                exercise=Exercise(exercise.number, movement, side),
            )
    return None


def _neutral(rest: Step) -> Step:
    title, text = _REST
    return rest._replace(title=tr(title), text=tr(text))


def _suitable(person: Person, identity: str) -> Movement | None:
    """The movement as the plan has it; None: it is switched off, not for this body, or not wanted at present."""
    movement = person.plan.movements.get(identity)
    if movement is None or not bears(person.plan.body, movement):
        return None
    wanted = factor(person.feedback, movement) > 0 and not spared(person.feedback, movement, person.at)
    return movement if wanted else None


def _knee_load(practice: Practice) -> int:
    movements = {step.exercise.movement.id: step.exercise.movement for step in practice.steps if step.exercise}
    return sum(movement.knee for movement in movements.values())
