"""What somebody did without a prompt, as they say it: "stand at 10:20", "walk-lap at 10:20 yesterday"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from difflib import get_close_matches
from typing import NamedTuple

from kneebreak.cli.since import parse_since
from kneebreak.engine.movement import Kind, Movement, Posture, Side, Sides
from kneebreak.wording.span import quoted
from kneebreak.wording.times import parse_clock

_DAY = re.compile(r"today|yesterday|\d{4}-\d\d-\d\d", re.ASCII)
_HINT = 'write it like "stand at 10:20" or "walk-lap at 10:20 yesterday"'
_RESULTS = {Kind.STAND: Posture.STANDING, Kind.FLOOR: Posture.FLOOR, Kind.WALK: Posture.MOVING}
"""The posture that a kind leaves behind, where no movement tells."""
_EARLIEST = 2000


class Added(NamedTuple):
    """Something done."""

    movement: Movement
    """Of a kind alone: one that bears its name."""
    side: Side | None
    at: datetime
    """In UTC."""


def parse_added(
    text: str, side: str | None, movements: Mapping[str, Movement], now: datetime, zone: tzinfo | None
) -> Added:
    """What, which side and when; raises ValueError with a message that says what to write instead.

    Times are those of the zone, None is the machine's own; without one it is now, and without a day it is today.
    """
    words = text.lower().split()
    if not words:
        raise ValueError(f"nothing is named; {_HINT}")
    movement = _movement(words[0], movements)
    used = _side(side, movement)
    if used is not None and used is not Side.BOTH:
        movement = movement._replace(sides=Sides.ALTERNATE)  # one side alone, also of what else uses both
    return Added(movement, used, _at(words[1:], text, now, zone))


def _movement(name: str, movements: Mapping[str, Movement]) -> Movement:
    found = movements.get(name) or next((each for each in movements.values() if each.id.lower() == name), None)
    if found is not None:
        return found
    kinds = {kind.value: kind for kind in Kind}
    if name in kinds:
        kind = kinds[name]
        return Movement(name, kind, (), timedelta(0), result=_RESULTS.get(kind), sides=Sides.ALTERNATE)
    near = get_close_matches(name, [*movements, *kinds], n=1)
    hint = f"did you mean “{near[0]}”?" if near else f"kinds are {', '.join(kinds)}"
    raise ValueError(f"{quoted(name)} is no movement and no kind; {hint}")


def _side(given: str | None, movement: Movement) -> Side | None:
    if given is None:
        return Side.BOTH if movement.sides is Sides.BOTH else None
    side = Side(given)
    if movement.sides is Sides.NONE:
        raise ValueError(f"“{movement.id}” has no sides; leave --side out")
    return side


def _at(words: list[str], text: str, now: datetime, zone: tzinfo | None) -> datetime:
    days = [word for word in words if _DAY.fullmatch(word)]
    clocks = [clock for word in words if (clock := parse_clock(word)) is not None]
    others = [word for word in words if word not in days and parse_clock(word) is None]
    if others not in ([], ["at"]) or len(days) > 1 or len(clocks) > 1 or (others and not clocks):
        raise ValueError(f"{quoted(text)} names no time that can be read; {_HINT}")
    if not words:
        return now
    if not clocks:
        raise ValueError(f"{quoted(text)} names a day and no time; {_HINT}")
    day = parse_since(days[0] if days else "today", now, zone).astimezone(zone).date()
    at = parse_since(f"{day} {clocks[0]:%H:%M}", now, zone).astimezone(UTC)
    if at > now:
        hint = "" if days else f'; or was it "{clocks[0]:%H:%M} yesterday"?'
        raise ValueError(f"{quoted(text)} is still to come; add it when it is done{hint}")
    if at.year < _EARLIEST:
        raise ValueError(f"{quoted(text)} is too long ago; name a day since {_EARLIEST}")
    return at
