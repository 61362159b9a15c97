"""Keys and tables: what is said of each, whatever file they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from kneebreak.record import NamedTuple


class Type(Enum):
    """How a value is written; `values` knows how to read each."""

    DURATION = "duration"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "true or false"
    CHOICE = "one of several words"
    CHOICES = "a list of words"
    NAME = "name"
    LINE = "one line of text"
    TEXT = "text"
    TIME = "time of day"
    END = "time of day, up to 24:00"
    DAYS = "days of the week"
    COMMAND = "a program and its arguments"


class Key(NamedTuple):
    """One key: what it means and what may stand there."""

    name: str
    type: Type
    about: str
    example: str
    """As it is written in TOML."""
    default: object = None
    """What holds without it; None also where nothing holds."""
    least: object = None
    """The smallest value, the shortest duration or the fewest list items allowed; None: no limit."""
    most: object = None
    """The largest value, the longest duration or the most characters allowed; None: no limit."""
    choices: Mapping[str, object] = {}
    """By the word that is written: what it means."""
    required: bool = False


class Table(NamedTuple):
    """One table of a file and the keys it may hold."""

    name: str
    about: str
    keys: tuple[Key, ...]
    repeated: bool = False
    """Whether it is written as [[name]], as often as one likes."""
