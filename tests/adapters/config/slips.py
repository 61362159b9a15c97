"""Slips of the pen in a schedule, and which tools see them by the schema alone."""

# ruff: noqa: E501  each slip stands on one line, however long that is

from __future__ import annotations

from typing import NamedTuple

BOTH = frozenset({"taplo", "tombi"})
NOBODY: frozenset[str] = frozenset()


class Slip(NamedTuple):
    """A schedule with one thing wrong in it."""

    name: str
    text: str
    seen_by: frozenset[str] = BOTH
    """Besides kneebreak itself."""
    because: str = ""
    """Why not by both."""


SLIPS = (
    Slip("a table that is misspelled", '[rythm]\nevery = "45 min"\n'),
    Slip("a key that is misspelled", '[rhythm]\nevry = "45 min"\n'),
    Slip("a key in the wrong table", "[rhythm]\ninsist = true\n"),
    Slip("a key before all tables", 'every = "45 min"\n'),
    Slip("a length of time without a unit", '[rhythm]\nevery = "45"\n'),
    Slip("a number for a length of time", "[rhythm]\nevery = 45\n"),
    Slip("a length of time with words too many", '[rhythm]\nevery = "45 mins ago"\n'),
    Slip("a unit that is misspelled", '[rhythm]\nsnooze = "5 minuets"\n'),
    Slip("a place that is misspelled", '[rhythm]\nplace = "ofice"\n'),
    Slip("text for a whole number", '[rhythm]\nsnoozes = "three"\n'),
    Slip("a number that is too large", "[rhythm]\nsnoozes = 21\n"),
    Slip("a number below zero", "[rotation]\nstand = -1\n"),
    Slip("a word for true", '[body]\nknee_sore = "yes"\n'),
    Slip("a time that no clock shows", '[rhythm]\nlunch = "25:30"\n'),
    Slip("a time in words", '[[hours]]\nfrom = "nine"\nto = "17:30"\n'),
    Slip("hours without an end", '[[hours]]\nfrom = "09:00"\n'),
    Slip("a day that is misspelled", '[[hours]]\ndays = ["mon", "teu"]\nfrom = "09:00"\nto = "17:30"\n'),
    Slip("no days at all", '[[hours]]\ndays = []\nfrom = "09:00"\nto = "17:30"\n'),
    Slip("one pair of brackets instead of two", '[hours]\nfrom = "09:00"\nto = "17:30"\n'),
    Slip("two pairs of brackets instead of one", '[[rhythm]]\nevery = "45 min"\n'),
    Slip("a fixed time without a movement", '[[at]]\ntime = "12:30"\n'),
    Slip("capitals in a name", '[[at]]\ntime = "12:30"\nmovement = "Walk-Lap"\n'),
    Slip("a text that is too long", f'[[movement]]\nid = "bow"\ntitle = "{"Bow " * 16}"\n'),
    Slip("a tag that is none", '[[movement]]\nid = "walk-lap"\ntags = ["fun"]\n'),
    Slip("a command as one text", '[hooks]\ndone = "desk-controller --sit"\n'),
    Slip("a workspace without a posture", '[[workspace]]\nname = "the kitchen counter"\n'),
    Slip("a quote that is missing", '[rhythm]\nevery = "45 min\n'),
    Slip("a key that is there twice", '[rhythm]\nevery = "45 min"\nevery = "30 min"\n'),
    Slip("a whole number with a point", "[rhythm]\nsnoozes = 2.0\n", frozenset({"tombi"}), "2.0 is an integer in draft 7"),
    Slip("a text of a time with seconds", '[rhythm]\nlunch = "12:30:00"\n', frozenset({"tombi"}), "taplo reads local times as texts"),
    Slip("a length of time that is too short", '[rhythm]\nevery = "0 s"\n', NOBODY, "lengths are texts"),
    Slip("a length of time that is too long", '[rhythm]\npatience = "25 h"\n', NOBODY, "lengths are texts"),
    Slip("parts of a second", '[rhythm]\nsnooze = "1.5 s"\n', NOBODY, "lengths are texts"),
    Slip("a movement that there is not", '[[at]]\ntime = "12:30"\nmovement = "fly"\n', NOBODY, "the catalogue is not in it"),
    Slip("a new movement without its words", '[[movement]]\nid = "bow"\nkind = "hips"\n', NOBODY, "with the id of a built-in one it is a change"),
    Slip("a movement that is there twice", '[[movement]]\nid = "walk-lap"\n[[movement]]\nid = "walk-lap"\n', NOBODY, "it spans two tables"),
    Slip("a side that there is not", '[[movement]]\nid = "walk-lap"\ntitle = "Walk to the {side}"\n', NOBODY, "it spans several keys"),
    Slip("nothing left to choose from", "[rotation]\n" + "".join(f"{kind} = 0\n" for kind in ("stand", "floor", "turn", "feet", "hips", "core", "knee", "reach", "walk", "workspace", "chore", "seat")), NOBODY, "it spans several keys"),
)  # fmt: skip
