"""Movements as files describe them: the catalogue, and what users add to it or change in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from kneebreak.adapters.config.schema import MOVEMENTS
from kneebreak.adapters.config.toml import read
from kneebreak.adapters.config.validation import Fault, Section, validate
from kneebreak.engine.movement import Movement, Sides

_NEEDED = ("kind", "title", "text", "seconds")


def load_movements(path: str) -> dict[str, Movement]:
    """The movements of a catalogue file by id, in its order; raises ScheduleMistakes."""
    source = read(path)
    sections, faults = validate(source.document, MOVEMENTS)
    movements = with_own({}, sections["movement"], faults)
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
            what = f'there is a [[movement]] with the id "{identity}" above already; put both into one'
            faults.append(Fault((*section.path, "id"), what))
            continue
        seen.add(identity)
        movement = _movement(section, built_in, faults)
        if section.values.get("off"):
            movements.pop(identity, None)
        elif movement is not None:
            _check_sides(movement, section, faults)
            movements[identity] = movement
    return movements


def _movement(section: Section, built_in: Mapping[str, Movement], faults: list[Fault]) -> Movement | None:
    fields = _fields(section.values)
    identity = section.values["id"]
    if identity in built_in:
        return built_in[identity]._replace(**fields)
    missing = [name for name in _NEEDED if name not in section.written]
    if missing:
        purpose = "switch off" if section.values.get("off") else "change"
        what = f'"{identity}" is no built-in movement to {purpose}, and a new one needs {", ".join(missing)} as well'
        faults.append(Fault((*section.path, "id"), what, word=identity, known=tuple(built_in)))
    return Movement(**fields) if all(name in section.values for name in _NEEDED) else None


def _fields(values: Mapping[str, Any]) -> dict[str, Any]:  # Any: as Section has it
    fields = {name: value for name, value in values.items() if name not in {"off", "seconds"}}
    if "seconds" in values:
        fields["length"] = timedelta(seconds=values["seconds"])
    return fields


def _check_sides(movement: Movement, section: Section, faults: list[Fault]) -> None:
    words = movement.title + movement.text
    if movement.sides is Sides.NONE and ("{side}" in words or "{other}" in words):
        what = 'the text names a {side}, but there is none; write sides = "both" or "alternate", or leave {side} out'
        name = next((name for name in ("sides", "text", "title") if name in section.written), "id")
        faults.append(Fault((*section.path, name), what))
