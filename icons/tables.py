"""Tables of a TOML file, checked for the keys that they have and lack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from canvas import Point

Table = Mapping[str, Any]


def pair(value: Any) -> Point:  # noqa: ANN401 - whatever the TOML file holds there; unpacking it is the check
    """Two numbers, such as a point."""
    first, second = value
    return float(first), float(second)


def needs(table: Table, wanted: set[str]) -> None:
    """Raise ValueError for keys that are missing."""
    missing = sorted(wanted - set(table))
    if missing:
        raise ValueError(f"missing key {', '.join(missing)}")


def only(table: Table, known: set[str]) -> None:
    """Raise ValueError for keys that nobody knows."""
    unknown = sorted(set(table) - known)
    if unknown:
        raise ValueError(f"unknown key {', '.join(unknown)}; known are {', '.join(sorted(known))}")
