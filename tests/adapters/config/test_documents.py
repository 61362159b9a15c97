"""What is made from the table of keys, and lies in the checkout."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneebreak.adapters.config.json_schema import json_schema
from kneebreak.adapters.config.manual import manual
from kneebreak.adapters.config.schema import SCHEDULE, Key, Table, Type
from kneebreak.adapters.config.telling import default_of, takes
from kneebreak.adapters.config.unfit import Unfit
from kneebreak.adapters.config.values import convert
from kneebreak.adapters.resources import resource
from kneebreak.wording.span import parse_span

ROOT = Path(__file__).parents[3]
SCHEMA: dict[str, Any] = json.loads(json_schema())
KEYS = [(table, key) for table in SCHEDULE for key in table.keys]
every_key = pytest.mark.parametrize(("table", "key"), KEYS, ids=[f"{table.name}.{key.name}" for table, key in KEYS])
A_SPAN, A_CLOCK, AN_END = (key for name in ("every", "lunch", "to") for _, key in KEYS if key.name == name)


@pytest.mark.parametrize(
    ("path", "made"),
    [(resource("config", "schedule.schema.json"), json_schema), (ROOT / "docs/schedule.md", manual)],
    ids=["schema", "manual"],
)
def test_what_lies_in_the_checkout_is_what_the_table_makes(path: Path | str, made: Any) -> None:
    assert Path(path).read_text(encoding="utf-8") == made(), "the table has changed: run `make docs`"


def test_the_first_line_of_the_default_schedule_names_the_schema() -> None:
    lines = Path(resource("config", "schedule.toml")).read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#:schema ./schedule.schema.json"


def test_there_are_no_tables_and_keys_but_those_of_the_table() -> None:
    assert SCHEMA["additionalProperties"] is False
    assert list(SCHEMA["properties"]) == [table.name for table in SCHEDULE]
    for table in SCHEDULE:
        section = _section(table)
        assert section["additionalProperties"] is False
        assert list(section["properties"]) == [key.name for key in table.keys]
        assert section.get("required", []) == [key.name for key in table.keys if key.required]
        assert section["description"] == table.about


@every_key
def test_each_key_is_explained_with_its_default_and_an_example(table: Table, key: Key) -> None:
    schema = _section(table)["properties"][key.name]
    assert schema["title"] == f"{table.name}.{key.name}"
    assert schema["description"] == f"{key.about}\nIt takes {takes(key)}."
    assert schema["examples"] == [tomllib.loads(f"x = {key.example}")["x"]]
    convert(schema["examples"][0], key)
    if "default" in schema:
        assert convert(schema["default"], key) == key.default
    else:
        assert key.default in (None, "", frozenset())


@every_key
def test_the_manual_has_a_line_for_each_key(table: Table, key: Key) -> None:
    headers = [f"\n## `[{table.name}]`\n", f"\n## `[[{table.name}]]`\n"]
    part = manual().partition(headers[table.repeated])[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith(f"| `{key.name}` | {key.about} | ")]
    assert len(lines) == 1
    assert lines[0].endswith(f" | `{key.name} = {key.example}` |")
    assert ("must be there" in lines[0]) is key.required
    assert len(re.findall(r"(?<!\\)\|", lines[0])) == 6


def test_what_holds_without_a_key_is_told_as_it_is_written() -> None:
    told = {f"{table.name}.{key.name}": default_of(key) for table, key in KEYS}
    assert told["rhythm.every"] == "45 min"
    assert told["rhythm.lunch"] == "12:30"
    assert told["hours.days"] == "every day"
    assert told["movement.places"] == ["home", "office"]
    assert told["prompt.dismissal"] == "auto"
    assert told["hooks.due"] is None


@given(st.from_regex(re.compile(r"( ?[0-9]{1,3}(\.[0-9])? ?[dDhHmMsS][a-zA-Z]{0,6}){1,4} ?", re.ASCII), fullmatch=True))
def test_every_length_of_time_that_is_understood_fits_its_pattern(text: str) -> None:
    try:
        parse_span(text)
    except ValueError:
        return
    assert _fits(text, SCHEMA["properties"]["rhythm"]["properties"]["every"]["pattern"])


SPANS = ["45 min", "1h30m", "1.5 hours", " 90  s ", "2 DAYS 1 Hr", "1 d 2 h 3 min 4 s", "3 hrs 20 mins", "1 sec"]
NO_SPANS = ["", "45", "min", "45 mins ago", "30 min 1 h", "1 h 1 h", "45 minuets", "1. h", ".5 h", "-1 h", "1,5 h"]


@pytest.mark.parametrize("text", SPANS + NO_SPANS)
def test_a_length_of_time_fits_its_pattern_where_it_is_understood(text: str) -> None:
    every = SCHEMA["properties"]["rhythm"]["properties"]["every"]
    fits = len(text) >= every["minLength"] and _fits(text, every["pattern"])
    assert fits is _understood(text, A_SPAN) is (text in SPANS)


@pytest.mark.parametrize("key", [A_CLOCK, AN_END], ids=lambda key: key.name)
@pytest.mark.parametrize(
    "text",
    [
        *("09:00", "9:00", "23:59", "00:00", "24:00", "24:01", "09:60", "9:0", "09.00", "nine", "", "009:00"),
        "\u0660\u0669:\u0660\u0660",
    ],
)
def test_a_time_of_day_fits_its_pattern_where_it_is_understood(key: Key, text: str) -> None:
    table = next(table for table, each in KEYS if each is key)
    pattern = _section(table)["properties"][key.name]["anyOf"][0]["pattern"]
    assert _fits(text, pattern) is _understood(text, key)


@given(st.text(st.sampled_from(" \t\n\r\x00\x1f\x7f\x85\xa0aZ0-é深"), max_size=6))
@pytest.mark.parametrize("name", ["id", "title", "text"])
def test_a_text_fits_its_pattern_where_it_is_understood(name: str, text: str) -> None:
    key = next(key for table, key in KEYS if (table.name, key.name) == ("movement", name))
    table = next(table for table in SCHEDULE if table.name == "movement")
    assert _fits(text, _section(table)["properties"][name]["pattern"]) is _understood(text, key)


def test_only_a_schedule_has_every_sort_of_value() -> None:
    """Else a sort could come that no pattern above was tried for."""
    assert {key.type for _, key in KEYS} == set(Type)


def _section(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = SCHEMA["properties"][table.name]
    assert schema["type"] == ("array" if table.repeated else "object")
    return schema["items"] if table.repeated else schema


def _understood(text: str, key: Key) -> bool:
    try:
        convert(text, key)
    except Unfit:
        return False
    return True


def _fits(text: str, pattern: str) -> bool:
    # `$` is the very end in JSON Schema's regular expressions (ECMA-262), and \s knows all white space, as here.
    return re.search(f"{pattern[:-1]}\\Z", text) is not None
