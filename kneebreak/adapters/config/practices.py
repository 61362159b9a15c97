"""The guided practices as a file describes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from kneebreak.adapters.config.schema import Key, Table, Type
from kneebreak.adapters.config.toml import read
from kneebreak.adapters.config.validation import Fault, Path, Section, validate
from kneebreak.engine.movement import Movement, Posture, Side
from kneebreak.language import tr
from kneebreak.practice.practice import EXERCISES, LENGTH, Exercise, Instead, Practice, Step
from kneebreak.record import NamedTuple

_POSTURES = {posture.value: posture for posture in Posture if posture is not Posture.MOVING}
_SIDES = {side.value: side for side in Side}

_PRACTICES = Table(
    "practice",
    "A guided practice.",
    (
        Key("id", Type.NAME, "Its name on the command line.", '"standing"', most=40, required=True),
        Key("title", Type.LINE, "What it is called.", '"On your feet"', most=40, required=True),
        Key("about", Type.LINE, "What it is for, in a sentence or two.", '"Feet and hips."', most=120, required=True),
        Key("needs", Type.LINE, "What to have at hand.", '"A firm chair."', most=160, required=True),
        Key("posture", Type.CHOICE, "The posture it is done in.", '"standing"', choices=_POSTURES, required=True),
    ),
    repeated=True,
)
_STEPS = Table(
    "step",
    "A step of the practice above it.",
    (
        Key("seconds", Type.WHOLE, "How long it takes.", "40", least=5, most=120, required=True),
        Key("title", Type.LINE, "What to do.", '"Small squats, 8 times"', most=60, required=True),
        Key("text", Type.LINE, "How to do it.", '"Hips back."', most=160, required=True),
        Key("exercise", Type.WHOLE, "Which exercise it belongs to.", "1", least=1, most=EXERCISES),
        Key("round", Type.WHOLE, "How often that exercise has come round.", "2", 1, 1, 9),
        Key("movement", Type.NAME, "The id of the movement.", '"mini-squat"', most=40),
        Key("side", Type.CHOICE, "The side it works on.", '"left"', choices=_SIDES),
    ),
    repeated=True,
)

_INSTEAD = Table(
    "instead",
    "What stands in for a movement of the practice above it where that does not suit.",
    (
        Key("of", Type.NAME, "The id of the movement that does not suit.", '"desk-plank"', most=40, required=True),
        Key("movement", Type.NAME, "The id of what stands in.", '"slow-march"', most=40, required=True),
        Key("title", Type.LINE, "What to do.", '"Stretch your {side} calf"', most=60, required=True),
        Key("text", Type.LINE, "How to do it.", '"Hands on the desk."', most=160, required=True),
    ),
    repeated=True,
)
_WITHIN = (_STEPS, _INSTEAD)


class _Written(NamedTuple):
    """What is known while a file is being read."""

    movements: Mapping[str, Movement]
    faults: list[Fault]

    def fault(self, path: Path, what: str, *, at_key: bool = False, word: str = "") -> None:
        self.faults.append(Fault(path, what, at_key, word, tuple(self.movements) if word else ()))


def load_practices(path: str, movements: Mapping[str, Movement]) -> dict[str, Practice]:
    """The practices of a file by id, in its order; raises ScheduleMistakes."""
    source = read(path)
    document, within = _parted(source.document)
    sections, faults = validate(document, (_PRACTICES,))
    written = _Written(movements, faults)
    practices: dict[str, Practice] = {}
    for section in sections["practice"]:
        practice = _practice(section, within.get(section.path, {}), written)
        if practice is not None and practice.id in practices:
            written.fault((*section.path, "id"), f'there is a practice "{practice.id}" above already; rename one')
        elif practice is not None:
            practices[practice.id] = practice
    if faults:
        # Loaded for a mistake only.
        from kneebreak.adapters.config.explanation import explain  # noqa: PLC0415

        tables = (table._replace(name=f"practice.{table.name}") for table in _WITHIN)
        raise explain(source, faults, (_PRACTICES, *tables))
    return practices


def _parted(document: Mapping[str, object]) -> tuple[dict[str, object], dict[Path, dict[str, object]]]:
    """The document with its practices bare of the tables within them, and these by the place of their practice."""
    practices = document.get("practice")
    if not isinstance(practices, list):
        return dict(document), {}
    names = {table.name for table in _WITHIN}
    bare = [
        {key: value for key, value in item.items() if key not in names} if isinstance(item, dict) else item
        for item in practices
    ]
    within: dict[Path, dict[str, object]] = {
        ("practice", number): {name: item[name] for name in names & item.keys()}
        for number, item in enumerate(practices)
        if isinstance(item, dict)
    }
    return {**document, "practice": bare}, within


def _practice(section: Section, within: Mapping[str, object], written: _Written) -> Practice | None:
    sections, faults = validate(within, _WITHIN)
    written.faults.extend(fault._replace(path=(*section.path, *fault.path)) for fault in faults)
    steps = tuple(
        _step(number, found.values, (*section.path, *found.path), written)
        for number, found in enumerate(sections["step"], 1)
        if not _incomplete(found, _STEPS)
    )
    if _incomplete(section, _PRACTICES):
        return None
    said = {name: tr(section.values[name]) for name in ("title", "about", "needs")}
    practice = Practice(**{**section.values, **said}, steps=steps)
    complete = [found for found in sections["instead"] if not _incomplete(found, _INSTEAD)]
    instead = [_instead(found.values, (*section.path, *found.path), practice, written) for found in complete]
    if not faults:
        _check_whole(practice, section.path, written)
    return practice._replace(instead=tuple(each for each in instead if each is not None))


def _incomplete(section: Section, table: Table) -> bool:
    return any(key.required and key.name not in section.values for key in table.keys)


def _step(number: int, values: Mapping[str, Any], path: Path, written: _Written) -> Step:  # Any: as Section has it
    return Step(
        number=number,
        length=timedelta(seconds=values["seconds"]),
        title=tr(values["title"]),
        text=tr(values["text"]),
        exercise=_exercise(values, path, written),
        round=values.get("round", 1),
    )


def _exercise(values: Mapping[str, Any], path: Path, written: _Written) -> Exercise | None:  # Any: the same
    number, identity = values.get("exercise"), values.get("movement")
    if number is None and identity is None:
        if "side" in values:
            written.fault((*path, "side"), "a rest works on no side; leave it out, or say which exercise and movement")
        return None
    if number is None or identity is None:
        given, missing = ("exercise", "movement") if identity is None else ("movement", "exercise number")
        written.fault((*path, given), f"an exercise needs its {missing} as well; a rest has neither", at_key=True)
        return None
    movement = written.movements.get(identity)
    if movement is None:
        written.fault((*path, "movement"), f'there is no movement "{identity}"', word=identity)
        return None
    return Exercise(number, movement, values.get("side"))


def _instead(
    values: Mapping[str, Any], path: Path, practice: Practice, written: _Written
) -> Instead | None:  # Any: the same
    of, identity = values["of"], values["movement"]
    if all(step.exercise is None or step.exercise.movement.id != of for step in practice.steps):
        written.fault((*path, "of"), f'no step of this practice has the movement "{of}"')
        return None
    movement = written.movements.get(identity)
    if movement is None:
        written.fault((*path, "movement"), f'there is no movement "{identity}"', word=identity)
        return None
    if movement.start not in (None, practice.posture):
        what = f"it begins {movement.start.value}, and this practice is {practice.posture.value}; name another one"
        written.fault((*path, "movement"), what)
        return None
    return Instead(of, movement, values["title"], values["text"])


def _check_whole(practice: Practice, path: Path, written: _Written) -> None:
    """See to it that the steps make up a practice."""
    seconds = practice.length // timedelta(seconds=1)
    wanted = LENGTH // timedelta(seconds=1)
    if seconds != wanted:
        change = f"{abs(wanted - seconds)} {'more' if seconds < wanted else 'fewer'}"
        written.fault(path, f"its steps take {seconds} seconds together; {change} make up the {wanted} it should have")
    numbers = {step.exercise.number for step in practice.steps if step.exercise is not None}
    missing = [number for number in range(1, EXERCISES + 1) if number not in numbers]
    if missing:
        names = " and ".join(map(str, missing))
        written.fault(path, f"no step belongs to exercise {names}; it should have {EXERCISES}")
    if practice.steps and (practice.steps[0].exercise or practice.steps[-1].exercise):
        written.fault(path, "it should begin and end with a step that is no exercise: to settle in and to close")
