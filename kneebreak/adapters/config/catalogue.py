"""Movements as files describe them: the catalogue, and what users add to it or change in it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from kneebreak.adapters.config.schema import MOVEMENTS
from kneebreak.adapters.config.toml import read
from kneebreak.adapters.config.validation import Fault, Section, validate
from kneebreak.adapters.config.words import Book, Shipped
from kneebreak.engine.movement import Movement, Sides, Wording, Wordings
from kneebreak.language import marked, tr
from kneebreak.wording.span import quoted

_NEEDED = ("kind", "title", "text", "seconds")
_NO_FIELDS = frozenset({"off", "seconds", "half", "title", "text"})
_LOADS_KNEES = frozenset({"knee-deep", "knee-load"})


def load_movements(path: str) -> dict[str, Movement]:
    """The movements of a catalogue file by id, in its order; raises ScheduleMistakes.

    Their words are in the folder `words` beside it, and stay there until somebody looks at them.
    """
    source = read(path)
    book = Book(os.path.join(os.path.dirname(path), "words"))  # noqa: PTH118, PTH120  pathlib costs the daemon 1.2 MB
    sections, faults = validate(source.document, MOVEMENTS)
    movements = {}
    for section in sections["movement"]:
        if {"id", "kind", "seconds"} <= section.values.keys():
            identity = section.values["id"]
            words = Shipped(book, section.values["kind"].value, identity)
            movements[identity] = Movement(wordings=words, **_fields(section.values))
            continue
        missing = [name for name in ("kind", "seconds") if name not in section.written]
        if missing and "id" in section.values:
            faults.append(
                Fault(
                    (*section.path, "id"),
                    tr(
                        "{movement} needs {missing}",
                        movement=quoted(section.values["id"]),
                        missing=" and ".join(missing),
                    ),
                )
            )
    _check_alternatives(movements, sections["movement"], faults)
    if faults:
        # Loaded for a mistake only.
        from kneebreak.adapters.config.explanation import explain  # noqa: PLC0415

        raise explain(source, faults, MOVEMENTS)
    return movements


def with_own(built_in: Mapping[str, Movement], sections: list[Section], faults: list[Fault]) -> dict[str, Movement]:
    """The built-in movements with the changes and additions of these sections; adds to the faults."""
    movements = dict(built_in)
    seen = set()
    for section in sections:
        identity = section.values.get("id")
        if identity is None:
            continue
        if identity in seen:
            what = tr(
                'there is a [[movement]] with the id "{identity}" above already; put both into one', identity=identity
            )
            faults.append(Fault((*section.path, "id"), what))
            continue
        seen.add(identity)
        movement = _movement(section, built_in, faults)
        if section.values.get("off"):
            movements.pop(identity, None)
        elif movement is not None:
            _check_sides(movement, section, faults)
            movements[identity] = movement
    _check_alternatives({**built_in, **movements}, sections, faults)
    return movements


def _movement(section: Section, built_in: Mapping[str, Movement], faults: list[Fault]) -> Movement | None:
    fields = _fields(section.values)
    identity = section.values["id"]
    if identity in built_in:
        before = built_in[identity]
        return before._replace(**fields, wordings=_reworded(before.wordings, section.values))
    missing = [name for name in _NEEDED if name not in section.written]
    if missing:
        change = marked('"{id}" is no built-in movement to change, and a new one needs {keys} as well')
        off = marked('"{id}" is no built-in movement to switch off, and a new one needs {keys} as well')
        what = tr(off if section.values.get("off") else change, id=identity, keys=", ".join(missing))
        faults.append(Fault((*section.path, "id"), what, word=identity, known=tuple(built_in)))
    if not all(name in section.values for name in _NEEDED):
        return None
    if section.values.get("tags", frozenset()) & _LOADS_KNEES:
        fields.setdefault("knee", 2)  # it says so itself: nobody with sore knees gets it for want of a number
    return Movement(**fields, wordings=(Wording(section.values["title"], section.values["text"]),))


def _reworded(before: Wordings, values: Mapping[str, str]) -> Wordings:
    if not {"title", "text"} & values.keys():
        return before
    plain = before[min(1, len(before) - 1)]
    return (plain._replace(**{name: values[name] for name in ("title", "text") if name in values}),)


def _fields(values: Mapping[str, Any]) -> dict[str, Any]:  # Any: as Section has it
    fields = {name: value for name, value in values.items() if name not in _NO_FIELDS}
    for name, field in (("seconds", "length"), ("half", "half")):
        if name in values:
            fields[field] = timedelta(seconds=values[name])
    return fields


def _check_sides(movement: Movement, section: Section, faults: list[Fault]) -> None:
    if movement.sides is not Sides.NONE or not {"sides", "text", "title"} & section.written:
        return
    words = "".join(wording.title + wording.text for wording in movement.wordings)
    if "{side}" in words or "{other}" in words:
        what = tr(
            'the text names a {side}, but there is none; write sides = "both" or "alternate", or leave {side} out'
        )
        name = next((name for name in ("sides", "text", "title") if name in section.written), "id")
        faults.append(Fault((*section.path, name), what))


def _check_alternatives(known: Mapping[str, Movement], sections: list[Section], faults: list[Fault]) -> None:
    for section in sections:
        alternative = section.values.get("alt")
        if alternative is not None and alternative not in known:
            what = tr("there is no movement {alternative}", alternative=quoted(alternative))
            advice = tr("write the id of the movement that takes its place")
            faults.append(Fault((*section.path, "alt"), what, word=alternative, known=tuple(known), advice=advice))
