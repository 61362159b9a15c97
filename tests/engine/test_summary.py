"""The log in numbers."""

from __future__ import annotations

from datetime import UTC, datetime

from kneebreak.engine.entry import Outcome
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
