"""The table of keys as a JSON Schema, from which editors complete and check (draft 7, which they all know)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable

from kneebreak.adapters.config.schema import SCHEDULE, Key, Table, Type
from kneebreak.adapters.config.telling import default_of, takes
from kneebreak.adapters.config.values import DAY_NAMES
from kneebreak.language import tr
from kneebreak.wording.span import UNITS

Schema = dict[str, object]

_CONTROL = r"\x00-\x1f\x7f-\x9f"
_CONTROL_BUT_LINES = r"\x00-\x09\x0b-\x1f\x7f-\x9f"
_CLOCK = "([01]?[0-9]|2[0-3]):[0-5][0-9]"


def json_schema() -> str:
    """The schema of the schedule, as its file has it; what people read of it in the language that is spoken."""
    schema: Schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "Made from kneebreak's own table of keys. A start of kneebreak writes it anew where it differs.",
        "title": tr("The schedule of kneebreak"),
        "description": tr("When kneebreak speaks, and what it asks you to do."),
        "type": "object",
        "additionalProperties": False,
        "properties": {table.name: _table(table) for table in SCHEDULE},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _table(table: Table) -> Schema:
    one: Schema = {
        "title": f"[[{table.name}]]" if table.repeated else f"[{table.name}]",
        "description": tr(table.about),
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _key(table, key) for key in table.keys},
    }
    required = [key.name for key in table.keys if key.required]
    if required:
        one["required"] = required
    if not table.repeated:
        return one
    return {"title": one["title"], "description": tr(table.about), "type": "array", "items": one}


def _key(table: Table, key: Key) -> Schema:
    # For translators: below what a key of the schedule means: “a whole number from 1 to 3”, “true or false”
    limits = tr("It takes {what}.", what=takes(key))
    about: Schema = {"title": f"{table.name}.{key.name}", "description": f"{tr(key.about)}\n{limits}"}
    default = default_of(key)
    if default is not None:
        about["default"] = default
    return {**about, **_VALUES[key.type](key), "examples": [tomllib.loads(f"x = {key.example}")["x"]]}


def _range(key: Key, sort: str) -> Schema:
    limits = {"minimum": key.least, "maximum": key.most}
    return {"type": sort, **{name: limit for name, limit in limits.items() if limit is not None}}


def _word(key: Key) -> Schema:
    return {"type": "string", "enum": list(key.choices)}


def _text(key: Key, pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern, "maxLength": key.most}


def _command(key: Key) -> Schema:
    return {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": key.most}


def _one_or_several(item: Schema, least: object) -> Schema:
    several: Schema = {"type": "array", "items": item}
    if least is not None:
        several["minItems"] = least
    return {"anyOf": [item, several]}


def _day() -> Schema:
    """Editors complete the words; they may be written in capitals as well."""
    any_case = "|".join(map(_any_case, DAY_NAMES))
    return {"anyOf": [{"type": "string", "enum": list(DAY_NAMES)}, {"type": "string", "pattern": f"^({any_case})$"}]}


def _span() -> Schema:
    """Each unit once at the most, the longer before the shorter, in any case."""
    parts = [rf"([0-9]+(\.[0-9]+)?\s*({'|'.join(map(_any_case, names))}))?" for names in UNITS.values()]
    return {"type": "string", "minLength": 2, "pattern": "".join([r"^\s*", r"\s*".join(parts), r"\s*$"])}


def _time(pattern: str) -> Schema:
    """A text or a local time of TOML, which some tools take for a text with seconds and others know by its format."""
    local: Schema = {"type": "string", "format": "partial-time", "pattern": r"^[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?$"}
    return {"anyOf": [{"type": "string", "pattern": pattern}, local]}


def _without(characters: str) -> str:
    """A text with something in it that can be seen, and none of these."""
    return rf"^[^{characters}]*[^\s{characters}][^{characters}]*$"


def _any_case(word: str) -> str:
    """A pattern for a word however its letters are written; not every tool can be told to overlook their case."""
    return "".join(f"[{letter.upper()}{letter}]" if letter.isalpha() else letter for letter in word)


_VALUES: dict[Type, Callable[[Key], Schema]] = {
    Type.DURATION: lambda _: _span(),
    Type.WHOLE: lambda key: _range(key, "integer"),
    Type.NUMBER: lambda key: _range(key, "number"),
    Type.FLAG: lambda _: {"type": "boolean"},
    Type.CHOICE: _word,
    Type.CHOICES: lambda key: _one_or_several(_word(key), key.least),
    Type.NAME: lambda key: _text(key, "^[a-z0-9-]+$"),
    Type.LINE: lambda key: _text(key, _without(_CONTROL)),
    Type.TEXT: lambda key: _text(key, _without(_CONTROL_BUT_LINES)),
    Type.TIME: lambda _: _time(f"^{_CLOCK}$"),
    Type.END: lambda _: _time(f"^({_CLOCK}|24:00?)$"),
    Type.DAYS: lambda _: _one_or_several(_day(), 1),
    Type.COMMAND: _command,
}
"""What JSON Schema can say of a value; what it cannot, such as the longest duration, is left to kneebreak."""
