"""A TOML document held against its schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kneebreak.adapters.config.schema import Table
from kneebreak.adapters.config.unfit import Unfit, shown
from kneebreak.adapters.config.values import convert
from kneebreak.language import tr
from kneebreak.record import NamedTuple

Path = tuple[str | int, ...]
"""Where something stands in a document: names of tables and keys, and numbers of list items from 0."""


class Fault(NamedTuple):
    """Something wrong in a document, as found; an `explanation` turns it into a mistake to show."""

    path: Path
    what: str
    at_key: bool = False
    """Whether the key is wrong rather than its value."""
    word: str = ""
    """A word that may be a slip of one of the `known` ones."""
    known: tuple[str, ...] = ()
    advice: str = ""
    """What to do where no known word is near."""


class Section(NamedTuple):
    """The valid part of one table."""

    path: Path
    values: Mapping[str, Any]  # Any: each has the type that its key in the schema says
    """By key; what is not written in the file is not in here."""
    written: frozenset[str] = frozenset()
    """The keys that the file has, those with a wrong value included."""


def validate(document: Mapping[str, object], tables: tuple[Table, ...]) -> tuple[dict[str, list[Section]], list[Fault]]:
    """The sections of a document by table, and all that is wrong with them.

    A table that is not [[repeated]] always has exactly one section; it is empty where the file has none.
    """
    faults = [_stranger(name, value, tables) for name, value in _strangers(document, (table.name for table in tables))]
    sections = {table.name: _sections(document, table, faults) for table in tables}
    return sections, faults


def _sections(document: Mapping[str, object], table: Table, faults: list[Fault]) -> list[Section]:
    name = table.name
    value = document.get(name, [] if table.repeated else {})
    if not table.repeated:
        if isinstance(value, dict):
            return [_section((name,), value, table, faults)]
        many = isinstance(value, list) and all(isinstance(item, dict) for item in value)
        what = (
            tr("there can be one only; write it as [{name}]", name=name) if many else _not_a_table(value, f"[{name}]")
        )
        faults.append(Fault((name,), what, at_key=many))
        return [Section((name,), {})]
    if isinstance(value, dict):
        faults.append(Fault((name,), tr("there can be several; write it as [[{name}]]", name=name), at_key=True))
        return []
    if not isinstance(value, list):
        faults.append(Fault((name,), _not_a_table(value, f"[[{name}]]")))
        return []
    sections = []
    for number, item in enumerate(value):
        if isinstance(item, dict):
            sections.append(_section((name, number), item, table, faults))
        else:
            faults.append(Fault((name, number), _not_a_table(item, f"[[{name}]]")))
    return sections


def _section(path: Path, written: Mapping[str, object], table: Table, faults: list[Fault]) -> Section:
    names = tuple(key.name for key in table.keys)
    for name, _ in _strangers(written, names):
        faults.append(_unknown((*path, name), tr("there is no such key"), names))
    values: dict[str, object] = {}
    for key in table.keys:
        here = (*path, key.name)
        if key.name not in written:
            if key.required:
                faults.append(
                    Fault(here, tr("is missing; write it like {name} = {example}", name=key.name, example=key.example))
                )
            continue
        try:
            values[key.name] = convert(written[key.name], key)
        except* Unfit as group:
            faults.extend(_misfit(here, unfit) for unfit in group.exceptions if isinstance(unfit, Unfit))
    return Section(path, values, frozenset(written))


def _misfit(path: Path, unfit: Unfit) -> Fault:
    exact = path if unfit.item is None else (*path, unfit.item)
    return Fault(exact, unfit.what, word=unfit.word, known=unfit.known)


def _strangers(written: Mapping[str, object], known: Iterable[str]) -> list[tuple[str, object]]:
    names = frozenset(known)
    return [(name, value) for name, value in written.items() if name not in names]


def _stranger(name: str, value: object, tables: tuple[Table, ...]) -> Fault:
    what = tr("there is no such table") if isinstance(value, dict | list) else tr("there is no such key")
    return _unknown((name,), what, tuple(table.name for table in tables))


def _unknown(path: Path, what: str, known: tuple[str, ...]) -> Fault:
    word, advice = str(path[-1]), tr("known here: {names}", names=", ".join(known))
    return Fault(path, what, at_key=True, word=word, known=known, advice=advice)


def _not_a_table(value: object, header: str) -> str:
    return tr("{shown} is not a table; write it as {header}, with its keys below", shown=shown(value), header=header)
