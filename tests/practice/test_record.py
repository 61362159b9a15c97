"""What a practice brings into the log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kneebreak.engine.entry import Entry, Outcome, Via
from kneebreak.engine.movement import Posture, Side, Sides
from kneebreak.practice.record import Record
from tests.practice.practices import PRACTICES

NOON = datetime(2025, 11, 22, 12, tzinfo=UTC)
STANDING = PRACTICES["standing"]
LEFT_LEG = STANDING.steps[5]
REST = STANDING.steps[4]


def test_an_exercise_step_that_ran_to_its_end_is_done_with_its_side_and_times() -> None:
    record = Record(STANDING, "run")
    record.begin(LEFT_LEG, NOON)
    entry = record.finish(LEFT_LEG, NOON + timedelta(seconds=40))
    assert LEFT_LEG.exercise is not None
    assert entry == Entry(
        id="run-6",
        at=NOON + timedelta(seconds=40),
        due=NOON,
        shown=NOON,
        outcome=Outcome.DONE,
        movement=LEFT_LEG.exercise.movement._replace(sides=Sides.ALTERNATE),
        side=Side.LEFT,
        posture=Posture.STANDING,
        via=Via.PRACTICE,
    )
    assert record.done == 1


def test_a_step_is_logged_once_however_often_it_is_done() -> None:
    record = Record(STANDING, "run")
    entries = []
    for _ in range(2):
        record.begin(LEFT_LEG, NOON)
        entries.append(record.finish(LEFT_LEG, NOON))
    assert [entry is None for entry in entries] == [False, True]
    assert record.done == 1


def test_a_rest_and_a_step_that_never_began_leave_nothing() -> None:
    record = Record(STANDING, "run")
    record.begin(REST, NOON)
    assert record.finish(REST, NOON) is None
    assert record.finish(LEFT_LEG, NOON) is None
    assert record.done == 0


def test_every_step_has_an_id_of_its_own() -> None:
    record = Record(STANDING, "run")
    for step in STANDING.steps:
        record.begin(step, NOON)
    entries = [record.finish(step, NOON) for step in STANDING.steps]
    ids = [entry.id for entry in entries if entry]
    assert len(ids) == len(set(ids)) == sum(step.exercise is not None for step in STANDING.steps)
