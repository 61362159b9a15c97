"""Movements and plans for tests of the engine: small, and told apart by their names."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from kneebreak.engine.movement import Kind, Movement, Posture, Sides, Wording
from kneebreak.engine.plan import Hours, Plan
from kneebreak.engine.ramp import Pace

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""A Monday."""

OFFICE_HOURS = (Hours(frozenset(range(5)), time(9), time(17, 30)),)


FLOOR = frozenset({"needs-floor"})
STAND = frozenset({"needs-stand"})


def movement(name: str, kind: Kind) -> Movement:
    return Movement(name, kind, (Wording(f"Do {name}", f"How to {name}."),), timedelta(seconds=30))


MOVEMENTS = {
    m.id: m
    for m in (
        movement("stand-work", Kind.STAND)._replace(result=Posture.STANDING, stay=timedelta(minutes=20)),
        movement("perch", Kind.STAND)._replace(result=Posture.STANDING, stay=timedelta(minutes=20)),
        movement("floor-long", Kind.FLOOR)._replace(result=Posture.FLOOR, stay=timedelta(minutes=10), tags=FLOOR),
        movement("floor-cross", Kind.FLOOR)._replace(result=Posture.FLOOR, sides=Sides.ALTERNATE, tags=FLOOR),
        movement("seat-turn", Kind.TURN)._replace(start=Posture.SITTING, sides=Sides.BOTH),
        movement("other-way", Kind.TURN)._replace(
            wordings=(Wording("Turn to the {side}, not the {other}", "How to other-way."),), sides=Sides.ALTERNATE
        ),
        movement("toe-lift", Kind.FEET),
        movement("feet-check", Kind.FEET),
        movement("glute-squeeze", Kind.HIPS),
        movement("side-leg-lift", Kind.HIPS)._replace(
            start=Posture.STANDING, result=Posture.STANDING, sides=Sides.BOTH
        ),
        movement("walk-lap", Kind.WALK)._replace(result=Posture.MOVING, tags=STAND),
        movement("walk-errand", Kind.WALK)._replace(result=Posture.MOVING, tags=STAND),
    )
}

PLAN = Plan(MOVEMENTS, {Kind.STAND: 3, Kind.FLOOR: 2, Kind.TURN: 2, Kind.FEET: 2, Kind.HIPS: 3, Kind.WALK: 3})


def at_pace(plan: Plan, pace: Pace) -> Plan:
    """The plan with as much asked as this."""
    return plan._replace(
        rhythm=plan.rhythm._replace(every=pace.every),
        strength=pace.strength,
        body=plan.body._replace(level=pace.level),
    )
