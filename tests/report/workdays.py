"""A log of working days as somebody might have it, the same each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo

from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.movement import Kind, Posture, Side
from kneebreak.engine.summary import Logged

_MOVEMENTS = (
    ("stand-work", Kind.STAND, Posture.STANDING, False, 5),
    ("side-leg-lift", Kind.HIPS, Posture.STANDING, True, 5),
    ("floor-long", Kind.FLOOR, Posture.FLOOR, False, 3),
    ("brace-breath", Kind.CORE, Posture.SITTING, False, 3),
    ("stand-turn", Kind.TURN, Posture.STANDING, True, 2),
    ("feet-line", Kind.FEET, Posture.SITTING, False, 2),
    ("walk-lap", Kind.WALK, Posture.MOVING, False, 4),
    ("reach-high", Kind.REACH, Posture.STANDING, True, 2),
    ("look-far", Kind.EYES, Posture.SITTING, False, 2),
)
_OUTCOMES = {Outcome.DONE: 66, Outcome.SNOOZED: 12, Outcome.SKIPPED: 5, Outcome.MISSED: 9, Outcome.HELD: 6}
_HELD = ("call", "call", "call", "full_screen", "do_not_disturb")


def workdays(last: datetime, days: int, *, machine: str = "desk", seed: int = 7) -> list[Logged]:
    """The entries of the working days among so many, of which the last one ends at `last`; oldest first."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    zone = last.tzinfo
    assert zone is not None
    entries: list[Logged] = []
    for number in range(days):
        day = last.date() - timedelta(days=days - 1 - number)
        usual = day.weekday() < 5 and chance.random() > 0.07
        entries += _day(chance, day, zone, machine) if usual or number == days - 1 else ()
    return [entry for entry in entries if entry.at <= last]


def _day(chance: random.Random, day: date, zone: tzinfo, machine: str) -> Iterator[Logged]:
    at = datetime.combine(day, time(8, 40), zone) + timedelta(minutes=chance.randrange(40))
    end = datetime.combine(day, time(16, 30), zone) + timedelta(minutes=chance.randrange(90))
    number, lunch = 0, False
    while at < end:
        number += 1
        if at.hour >= 12 and not lunch:
            lunch = True
            at += timedelta(minutes=45)
            yield _rested(f"{day}-{number}", at, machine)
        elif chance.random() < 0.1:
            yield _rested(f"{day}-{number}", at, machine)
        else:
            yield _prompted(chance, f"{day}-{number}", at, machine)
        at += timedelta(minutes=chance.choice((35, 45, 46, 48)), seconds=chance.randrange(60))


def _prompted(chance: random.Random, name: str, at: datetime, machine: str) -> Logged:
    outcome = chance.choices(list(_OUTCOMES), list(_OUTCOMES.values()))[0]
    movement, kind, posture, sided, _ = chance.choices(_MOVEMENTS, [weight for *_, weight in _MOVEMENTS])[0]
    wait = timedelta(seconds=chance.randrange(20, 400))
    is_held = outcome is Outcome.HELD
    return Logged(
        id=name,
        at=at,
        due=at - wait,
        shown=None if is_held else at - wait,
        machine=machine,
        outcome=outcome,
        movement=None if is_held else movement,
        kind=None if is_held else kind,
        side=chance.choice((Side.LEFT, Side.RIGHT)) if sided and not is_held else None,
        posture=posture if outcome is Outcome.DONE else Posture.SITTING,
        via=Via.NOTIFICATION if outcome in (Outcome.DONE, Outcome.SNOOZED, Outcome.SKIPPED) else None,
        reason=chance.choice(_HELD) if is_held else None,
    )


def _rested(name: str, at: datetime, machine: str) -> Logged:
    return Logged(name, at, at, None, machine, Outcome.RESTED, None, None, None, Posture.SITTING, None, None)
