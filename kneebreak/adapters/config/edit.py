"""Changes of single values in the user's schedule, in place, with every comment kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy

from kneebreak.adapters.config.address import Address, locate
from kneebreak.adapters.config.inplace import HoldsComments, with_value
from kneebreak.adapters.config.mistake import Mistake, ScheduleMistakes
from kneebreak.adapters.config.replacement import replace
from kneebreak.adapters.config.schema import SCHEDULE
from kneebreak.adapters.config.spoken import literal, understood, words_of
from kneebreak.adapters.config.toml import Source, parse, read
from kneebreak.adapters.config.validation import validate
from kneebreak.language import tr
from kneebreak.record import NamedTuple

Check = Callable[[Source], object]
"""Raises ScheduleMistakes where the text of a schedule cannot be used."""


class Changed(NamedTuple):
    """What became of one value."""

    address: str
    """Such as `rhythm.every`."""
    before: str | None
    """As TOML writes it; None: it was not written, and the default held."""
    after: str
    """As TOML writes it."""
    default: str | None
    """What holds where nothing is written, in words; None where that has none."""


def edit(path: str, changes: Mapping[str, str], check: Check) -> list[Changed]:
    """Set values in a schedule file, all of them or none; otherwise as `edited`.

    The file is written anew only where its text changes. Raises Overtaken where it changed meanwhile, and OSError
    where it cannot be written.
    """
    source = read(path)
    text, changed = edited(source, changes, check)
    if text != source.text:
        replace(path, source.text, text)
    return changed


def edited(source: Source, changes: Mapping[str, str], check: Check) -> tuple[bytes, list[Changed]]:
    """The text with values set, by addresses such as "rhythm.every" and in words such as "30 min".

    Raises ScheduleMistakes with what is wrong in the text as it is, or would be then, and UnknownAddress.
    """
    check(source)
    text, wanted, changed = source.text, deepcopy(source.document), []
    for name, words in changes.items():
        address = locate(name, source.document, SCHEDULE)
        value = understood(words, address.key)
        before = _value(wanted, address)
        changed.append(_changed(address, before, value))
        if before is None or literal(before) != literal(value):
            text = _with_value(text, address, literal(value), source.file)
            _put(wanted, address, value)
    if text != source.text:
        _check_change(Source(source.file, text, wanted), check, next(iter(changes)))
    return text, changed


def in_words(source: Source, check: Check) -> dict[str, str]:
    """What holds now, in words and by address, for all that a schedule says once; raises ScheduleMistakes."""
    check(source)
    sections, _ = validate(source.document, SCHEDULE)
    holding = {
        str(Address(table, key)): words_of(sections[table.name][0].values.get(key.name, key.default), key)
        for table in SCHEDULE
        if not table.repeated
        for key in table.keys
    }
    return {address: words for address, words in holding.items() if words is not None}


def _value(document: Mapping[str, object], address: Address) -> object:
    table: object = document
    for step in address.table_path:
        if isinstance(step, str) and isinstance(table, Mapping):
            table = table.get(step, {})
        elif isinstance(step, int) and isinstance(table, list):
            table = table[step]
    return table.get(address.key.name) if isinstance(table, Mapping) else None


def _put(document: dict[str, object], address: Address, value: object) -> None:
    table = document.setdefault(address.table.name, {})
    if address.number is not None and isinstance(table, list):
        table = table[address.number]
    assert isinstance(table, dict)  # noqa: S101  the document was checked
    table[address.key.name] = value


def _changed(address: Address, before: object, value: object) -> Changed:
    default = words_of(address.key.default, address.key)
    return Changed(str(address), None if before is None else literal(before), literal(value), default)


def _with_value(text: bytes, address: Address, written: str, file: str) -> bytes:
    try:
        written.encode()
        return with_value(text, address.path, written)
    except UnicodeEncodeError:
        what = tr("these bytes are no text; set your terminal to UTF-8")
    except HoldsComments:
        what = tr("there are comments inside of its value, which would be lost; open the file and write it there")
    raise ScheduleMistakes([Mistake(file, None, None, str(address), what)])


def _check_change(wanted: Source, check: Check, address: str) -> None:
    """See to it that the new text can be used, and that it says what is wanted and nothing else."""
    try:
        new = parse(wanted.file, wanted.text)
    except ScheduleMistakes:
        raise _beyond_us(wanted.file, address) from None
    try:
        check(new)
    except ScheduleMistakes as mistakes:
        # The text they stand in is nowhere to be seen, so lines and columns would only mislead.
        placeless = [mistake._replace(line=None, column=None) for mistake in mistakes.mistakes]
        raise ScheduleMistakes(placeless, mistakes.more) from None
    if new.document != wanted.document:
        raise _beyond_us(wanted.file, address)


def _beyond_us(file: str, address: str) -> ScheduleMistakes:
    # A notation that the two parsers understand differently: better no change than a wrong one.
    what = tr("cannot be changed in this file by itself; open the file and write it there")
    return ScheduleMistakes([Mistake(file, None, None, address, what)])
