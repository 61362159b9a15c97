"""Which value of a schedule is meant: its table and key, as people name them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from kneebreak.adapters.config.schema import Key, Table
from kneebreak.adapters.config.validation import Path
from kneebreak.language import tr, tr_many
from kneebreak.record import NamedTuple
from kneebreak.wording.span import quoted

_WORDS = re.compile(r"(?P<table>[^.\[\]]+)(\[(?P<number>[0-9]{1,4})\])?\.(?P<key>[^.\[\]]+)")


class UnknownAddress(ValueError):  # noqa: N818  it judges what somebody wrote, and says what to write instead
    """There is nothing of this name that could be changed."""


class Address(NamedTuple):
    """One value; as text it is `rhythm.every`, or `hours[2].from` in the second table of its kind."""

    table: Table
    key: Key
    number: int | None = None
    """Which of the tables of that name, from 0; None where there can be one only."""

    @property
    def path(self) -> Path:
        """Where it stands in a document."""
        return (*self.table_path, self.key.name)

    @property
    def table_path(self) -> Path:
        """Where its table stands."""
        return (self.table.name,) if self.number is None else (self.table.name, self.number)

    def __str__(self) -> str:
        number = "" if self.number is None else f"[{self.number + 1}]"
        return f"{self.table.name}{number}.{self.key.name}"


def locate(text: str, document: Mapping[str, object], tables: tuple[Table, ...]) -> Address:
    """The value that a text such as "rhythm.every" or "hours[2].from" names; raises UnknownAddress.

    Where a table is repeated, its number, from 1, may be left out if the document has only one of it.
    """
    words = _WORDS.fullmatch(text.strip())
    for table in tables:
        for key in table.keys:
            if words and (table.name, key.name) == (words["table"].strip(), words["key"].strip()):
                number = int(words["number"]) if words["number"] else None
                return Address(table, key, _number(table, key, number, document))
    hint = _hint(text, tables)
    raise UnknownAddress(tr("{text} is no key of the schedule; {hint}", text=quoted(text), hint=hint))


def _number(table: Table, key: Key, number: int | None, document: Mapping[str, object]) -> int | None:
    if not table.repeated:
        if number is not None:
            raise UnknownAddress(tr("there is only one [{table}]; write {table}.{key}", table=table.name, key=key.name))
        return None
    written = document.get(table.name)
    count = len(written) if isinstance(written, list) else 0
    if not count:
        raise UnknownAddress(
            tr("the schedule has no [[{table}]] yet; write one into it, with all its keys", table=table.name)
        )
    if number is None and count > 1:
        raise UnknownAddress(
            tr(
                "the schedule has {count} [[{table}]]; say which one you mean: {table}[1].{key} is in the"
                " first, {table}[{count}].{key} in the last",
                count=count,
                table=table.name,
                key=key.name,
            )
        )
    if number is not None and not 1 <= number <= count:
        what = tr_many(
            "the schedule has no [[{table}]] of the number {number}; it has one",
            "the schedule has no [[{table}]] of the number {number}; it has {count}, numbered from 1",
            count,
            table=table.name,
            number=number,
        )
        raise UnknownAddress(what)
    return 0 if number is None else number - 1


def _hint(text: str, tables: tuple[Table, ...]) -> str:
    written = text.strip().lower().replace("-", "_")[:60]
    table_word, _, key_word = written.partition(".")
    whole = {f"{table.name}.{key.name}": table for table in tables for key in table.keys}
    if written in {table.name for table in tables}:
        return _keys_of(written, whole)
    for name in (written, key_word):
        homes = [address for address, table in whole.items() if address == f"{table.name}.{name}"]
        if homes:
            return tr("did you mean {keys}?", keys=tr(" or ").join(homes))
    near = get_close_matches(written, whole, n=1) or _of_near_key(written, whole)
    if near:
        return tr("did you mean {keys}?", keys=near[0])
    if table_word in {table.name for table in tables}:
        return _keys_of(table_word, whole)
    return tr(
        "name a table and a key in it, such as rhythm.every; the tables are {tables}",
        tables=", ".join(table.name for table in tables),
    )


def _keys_of(table: str, whole: Mapping[str, Table]) -> str:
    return tr("known here: {names}", names=", ".join(address for address in whole if address.startswith(f"{table}.")))


def _of_near_key(written: str, whole: Mapping[str, Table]) -> list[str]:
    """The addresses whose key alone is near what was written."""
    if "." in written:
        return []
    near = get_close_matches(written, [address.partition(".")[2] for address in whole], n=1)
    return [address for address in whole if near and address.endswith(f".{near[0]}")]
