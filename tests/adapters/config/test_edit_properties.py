"""What holds for every change of a value, however the schedule is written."""

from __future__ import annotations

import re
import tomllib
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kneebreak.adapters.config import ScheduleMistakes
from kneebreak.adapters.config.edit import edited
from kneebreak.adapters.config.schema import SCHEDULE, Key, Table
from kneebreak.adapters.config.toml import Source, parse
from kneebreak.adapters.config.validation import validate
from tests.adapters.config.layouts import ONCE, canonical, schedules, words_for

many = settings(deadline=None)
changes = st.sampled_from(ONCE).flatmap(lambda place: st.tuples(st.just(place), words_for(place[1])))


def _of_schema(source: Source) -> None:
    """Any schedule will do whose values fit their keys."""
    assert validate(source.document, SCHEDULE)[1] == []


@many
@given(text=schedules(), change=changes)
def test_a_change_changes_one_value_and_no_other_line(text: str, change: tuple[tuple[Table, Key], str]) -> None:
    (table, key), words = change
    new = edited(parse("schedule.toml", text.encode()), {f"{table.name}.{key.name}": words}, _of_schema)[0].decode()

    expected: dict[str, Any] = deepcopy(tomllib.loads(text))
    expected.setdefault(table.name, {})[key.name] = tomllib.loads(f"x = {canonical(words, key)}")["x"]
    assert tomllib.loads(new) == expected
    assert re.findall(r"#[^\r\n]*", new) == re.findall(r"#[^\r\n]*", text)

    old_part, new_part = _differing(text.splitlines(), new.splitlines())
    table_before = tomllib.loads(text).get(table.name)
    if table_before is None:
        assert new.startswith(text)
        assert re.sub(r"\s+", " ", new.removeprefix(text)).lstrip().startswith(f"[{table.name}] {key.name} = ")
    elif key.name in table_before:
        assert len(old_part) == len(new_part) <= 1
    else:
        in_line = any(re.match(rf"{table.name} = {{", line) for line in old_part)  # of an inline table
        assert (len(old_part), len(new_part)) == ((1, 1) if in_line else (0, 1))
    assert new.count("\r") == (new.count("\n") if "\r" in text else 0)


@many
@given(text=schedules(), change=changes)
def test_a_change_that_was_made_is_made_by_nothing_more(text: str, change: tuple[tuple[Table, Key], str]) -> None:
    (table, key), words = change
    wish = {f"{table.name}.{key.name}": words}
    once, _ = edited(parse("schedule.toml", text.encode()), wish, _of_schema)
    assert edited(parse("schedule.toml", once), wish, _of_schema)[0] == once


@many
@given(text=schedules(), place=st.sampled_from(ONCE), words=st.text() | st.text("\"'[]{}#=\\\n, 1tru"))
def test_whatever_is_said_becomes_one_value_or_is_refused(text: str, place: tuple[Table, Key], words: str) -> None:
    table, key = place

    def no_faults(source: Source) -> None:
        if validate(source.document, SCHEDULE)[1]:
            raise ScheduleMistakes([])

    try:
        new, _ = edited(parse("schedule.toml", text.encode()), {f"{table.name}.{key.name}": words}, no_faults)
    except ScheduleMistakes:
        return
    before, after = tomllib.loads(text), tomllib.loads(new.decode())
    before.setdefault(table.name, {})[key.name] = after[table.name][key.name]
    assert before == after


def _differing(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """The lines between those that both begin with and those that both end with."""
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new
