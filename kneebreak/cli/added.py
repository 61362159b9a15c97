"""What somebody did without a prompt, as they say it: "stand at 10:20", "walk-lap at 10:20 yesterday"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from difflib import get_close_matches

from kneebreak.cli.since import parse_since
from kneebreak.engine.movement import Kind, Movement, Posture, Side, Sides
from kneebreak.language import marked, tr
from kneebreak.record import NamedTuple
from kneebreak.wording.span import quoted
from kneebreak.wording.times import parse_clock

_DAY = re.compile(r"today|yesterday|\d{4}-\d\d-\d\d", re.ASCII)
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
        raise ValueError(tr('nothing is named; write it like "stand at 10:20" or "walk-lap at 10:20 yesterday"'))
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
    if near:
        what = tr("{name} is no movement and no kind; did you mean “{near}”?", name=quoted(name), near=near[0])
    else:
        what = tr("{name} is no movement and no kind; kinds are {kinds}", name=quoted(name), kinds=", ".join(kinds))
    raise ValueError(what)


def _side(given: str | None, movement: Movement) -> Side | None:
    if given is None:
        return Side.BOTH if movement.sides is Sides.BOTH else None
    side = Side(given)
    if movement.sides is Sides.NONE:
        raise ValueError(tr("“{movement}” has no sides; leave --side out", movement=movement.id))
    return side


def _at(words: list[str], text: str, now: datetime, zone: tzinfo | None) -> datetime:
    days = [word for word in words if _DAY.fullmatch(word)]
    clocks = [clock for word in words if (clock := parse_clock(word)) is not None]
    others = [word for word in words if word not in days and parse_clock(word) is None]
    if others not in ([], ["at"]) or len(days) > 1 or len(clocks) > 1 or (others and not clocks):
        what = marked(
            '{text} names no time that can be read; write it like "stand at 10:20" or "walk-lap at 10:20 yesterday"'
        )
        raise ValueError(tr(what, text=quoted(text)))
    if not words:
        return now
    if not clocks:
        what = marked('{text} names a day and no time; write it like "stand at 10:20" or "walk-lap at 10:20 yesterday"')
        raise ValueError(tr(what, text=quoted(text)))
    day = parse_since(days[0] if days else "today", now, zone).astimezone(zone).date()
    at = parse_since(f"{day} {clocks[0]:%H:%M}", now, zone).astimezone(UTC)
    if at > now:
        if days:
            raise ValueError(tr("{text} is still to come; add it when it is done", text=quoted(text)))
        what = marked('{text} is still to come; add it when it is done; or was it "{clock} yesterday"?')
        raise ValueError(tr(what, text=quoted(text), clock=f"{clocks[0]:%H:%M}"))
    if at.year < _EARLIEST:
        raise ValueError(tr("{text} is too long ago; name a day since {year}", text=quoted(text), year=_EARLIEST))
    return at
