"""The log in numbers."""

from __future__ import annotations

from datetime import UTC, datetime

from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.movement import Kind, Posture
from kneebreak.engine.summary import Logged, Summary, summarise

AT = datetime(2025, 11, 22, 12, tzinfo=UTC)


def logged(outcome: Outcome, kind: Kind | None) -> Logged:
    return Logged("p", AT, AT, AT, "desk", outcome, kind and kind.value, kind, None, Posture.SITTING, None, None)


def test_an_empty_log_counts_nothing() -> None:
    assert summarise([]) == Summary(outcomes={}, kinds={})
    assert summarise([]).strength == 0


def test_outcomes_are_counted_as_they_are_and_kinds_only_when_done() -> None:
    summary = summarise(
        [
            logged(Outcome.RESTED, None),
            logged(Outcome.DONE, Kind.HIPS),
            logged(Outcome.SNOOZED, Kind.HIPS),
            logged(Outcome.DONE, Kind.HIPS),
            logged(Outcome.DONE, Kind.STAND),
            logged(Outcome.MISSED, Kind.FLOOR),
        ]
    )
    assert summary == Summary(
        outcomes={Outcome.DONE: 3, Outcome.SNOOZED: 1, Outcome.MISSED: 1, Outcome.RESTED: 1},
        kinds={Kind.STAND: 1, Kind.HIPS: 2},
    )
    assert list(summary.outcomes) == [Outcome.DONE, Outcome.SNOOZED, Outcome.MISSED, Outcome.RESTED]
    assert summary.strength == 2


def test_the_rounds_and_sides_of_an_exercise_in_a_practice_are_one() -> None:
    def step(entry: str, movement: str, kind: Kind) -> Logged:
        return logged(Outcome.DONE, kind)._replace(id=entry, movement=movement, via=Via.PRACTICE)

    summary = summarise(
        [
            step("one-standing-6", "side-leg-lift", Kind.HIPS),
            step("one-standing-8", "side-leg-lift", Kind.HIPS),
            step("one-standing-10", "mini-squat", Kind.HIPS),
            step("two-standing-6", "side-leg-lift", Kind.HIPS),
            logged(Outcome.DONE, Kind.CORE),
        ]
    )
    assert summary.outcomes == {Outcome.DONE: 5}
    assert summary.kinds == {Kind.HIPS: 3, Kind.CORE: 1}
