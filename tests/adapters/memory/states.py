"""Any state there can be, for tests that must hold for all of them."""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from kneebreak.engine.movement import Kind, Movement, Wording
from kneebreak.engine.plan import Plan
from kneebreak.engine.prompt import Choice, Prompt
from kneebreak.engine.state import Practising, Rotation, State, lasting

MOVEMENTS = {
    name: Movement(name, kind, (Wording(name.title(), "…"),), timedelta(minutes=1))
    for name, kind in (("stand-up", Kind.STAND), ("hip circle.big", Kind.HIPS), ('für "zwei"\n', Kind.TURN))
}
PLAN = Plan(movements=MOVEMENTS, weights={Kind.STAND: 1, Kind.HIPS: 1})

_INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - made aware by timezones
_TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
_COUNTS = st.integers(0, 10_000)


def states() -> st.SearchStrategy[State]:
    """States with whatever fields they have: one that is added later is filled as well."""
    return st.builds(_lasting, *(_of(kind) for kind in _kinds(State)))


def _lasting(*values: Any) -> State:
    return lasting(State(*values))


def _kinds(values: type) -> list[Any]:
    """The types of a named tuple's fields."""
    hints = get_type_hints(values)
    return [hints[name] for name in values._fields]  # type: ignore[attr-defined]  # the caller has seen to it


def _of(kind: Any) -> st.SearchStrategy[Any]:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return st.one_of(*map(_of, (each for each in inner if each is not Practising)))  # which does not last
    if origin is tuple:
        return st.lists(_of(inner[0]), max_size=4).map(tuple)
    if origin is Mapping:
        return st.dictionaries(_of(inner[0]), _of(inner[1]), max_size=4)
    if kind is Movement:
        return st.sampled_from(list(MOVEMENTS.values()))
    if kind is Rotation:
        return st.tuples(st.integers(0, 2**64 - 1), *map(_of, _kinds(Rotation)[1:])).map(
            lambda values: Rotation(*values)
        )
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    return _SIMPLE[kind] if kind in _SIMPLE else st.builds(kind, *map(_of, _kinds(kind)))


_SIMPLE: dict[type, st.SearchStrategy[Any]] = {
    datetime: _INSTANTS,
    date: st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    timedelta: st.timedeltas(timedelta(0), timedelta(days=7)),
    bool: st.booleans(),
    int: _COUNTS,
    str: _TEXTS,
    type(None): st.none(),
}

AT = datetime(2025, 11, 22, 12, tzinfo=UTC)
PROMPT = Prompt("p1", AT, AT, Choice(MOVEMENTS["stand-up"], None))
