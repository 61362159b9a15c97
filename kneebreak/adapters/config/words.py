"""The words of the built-in movements, read when they are shown."""

from __future__ import annotations

import os
from collections.abc import Iterator

from kneebreak.adapters.config.mistake import ScheduleMistakes
from kneebreak.adapters.config.schema import WORDS
from kneebreak.adapters.config.toml import read
from kneebreak.adapters.config.validation import validate
from kneebreak.engine.movement import Wording

_KEPT = 2
"""How many kinds' words are kept: those of the open prompt, and of the one before."""


class Book:
    """A folder of words, with a file for each kind."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._open: dict[str, dict[str, tuple[Wording, ...]]] = {}

    def wordings(self, kind: str, movement: str) -> tuple[Wording, ...]:
        """What the file of this kind says for a movement.

        Where that cannot be read any more, its name has to do, and what hinders it: it may be due all the same.
        """
        if kind not in self._open:
            try:
                words = load_words(os.path.join(self._folder, f"{kind}.toml"))  # noqa: PTH118  pathlib is dear
            except ScheduleMistakes as hindrance:
                return (_name(movement, str(hindrance)),)
            if len(self._open) >= _KEPT:
                del self._open[next(iter(self._open))]
            self._open[kind] = words
        return self._open[kind].get(movement) or (_name(movement, "Its words are gone; start kneebreak again."),)


class Shipped:
    """The wordings of one built-in movement."""

    __slots__ = ("_book", "_kind", "_movement")

    def __init__(self, book: Book, kind: str, movement: str) -> None:
        self._book = book
        self._kind = kind
        self._movement = movement

    def __len__(self) -> int:
        return len(self._read())

    def __getitem__(self, number: int, /) -> Wording:
        return self._read()[number]

    def __iter__(self) -> Iterator[Wording]:
        return iter(self._read())

    def _read(self) -> tuple[Wording, ...]:
        return self._book.wordings(self._kind, self._movement)


def _name(movement: str, hindrance: str) -> Wording:
    return Wording(movement.replace("-", " ").capitalize(), hindrance)


def load_words(path: str) -> dict[str, tuple[Wording, ...]]:
    """The wordings of a file by movement; raises ScheduleMistakes."""
    source = read(path)
    sections, faults = validate(source.document, WORDS)
    if faults:
        # Loaded for a mistake only.
        from kneebreak.adapters.config.explanation import explain  # noqa: PLC0415

        raise explain(source, faults, WORDS)
    words: dict[str, tuple[Wording, ...]] = {}
    for section in sections["wording"]:
        of, wording = section.values["of"], Wording(section.values["title"], section.values["text"])
        words[of] = (*words.get(of, ()), wording)
    return words
