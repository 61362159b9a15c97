"""Lines to write into logs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from kneebreak.engine.entry import Correction, Entry, Outcome, Via
from kneebreak.engine.movement import Kind, Movement, Posture, Side, Sides, Wording

PARIS_IN_WINTER = timezone(timedelta(hours=1))
NOON = datetime(2025, 11, 22, 12, tzinfo=UTC)

CIRCLE = Movement("hip-circle", Kind.HIPS, (Wording("Hip circle", "…"),), timedelta(minutes=1), sides=Sides.ALTERNATE)
SQUAT = Movement("split-squat", Kind.HIPS, (Wording("Split squat", "…"),), timedelta(minutes=2), sides=Sides.BOTH)
STAND = Movement("stand-up", Kind.STAND, (Wording("Stand up", "…"),), timedelta(minutes=1), result=Posture.STANDING)

DONE = Entry(
    id="p1",
    at=NOON,
    due=NOON - timedelta(minutes=2),
    shown=NOON - timedelta(minutes=1),
    outcome=Outcome.DONE,
    movement=CIRCLE,
    side=Side.LEFT,
    posture=Posture.STANDING,
    via=Via.NOTIFICATION,
)
RESTED = Entry(
    id="a1",
    at=NOON + timedelta(hours=1),
    due=NOON + timedelta(minutes=45),
    shown=None,
    outcome=Outcome.RESTED,
    movement=None,
    side=None,
    posture=Posture.SITTING,
)
UNDO = Correction(id="c1", at=NOON + timedelta(minutes=3), undoes="p1")
