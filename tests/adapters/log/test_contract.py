"""What every log promises: the one of files and the one that tests use in its place."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.engine.entry import Outcome
from kneebreak.ports import BreakLog
from tests.adapters.log.lines import DONE, NOON, PARIS_IN_WINTER, RESTED, UNDO
from tests.fakes.log import RecordingLog


@pytest.fixture(params=["files", "fake"])
def log(request: Any, tmp_path: Path) -> BreakLog:
    return RecordingLog() if request.param == "fake" else JsonLinesLog(str(tmp_path / "log"), "desk", PARIS_IN_WINTER)


def test_a_prompt_that_is_not_in_the_log_has_no_outcomes(log: BreakLog) -> None:
    assert log.outcomes_of("p1") == ()
    log.append(RESTED)
    assert log.outcomes_of("p1") == ()


def test_the_outcomes_of_a_prompt_come_oldest_first(log: BreakLog) -> None:
    log.append(DONE._replace(outcome=Outcome.SNOOZED))
    log.append(DONE._replace(id="p2", outcome=Outcome.MISSED))
    log.append(DONE)
    assert log.outcomes_of("p1") == (Outcome.SNOOZED, Outcome.DONE)
    assert log.outcomes_of("p2") == (Outcome.MISSED,)


def test_an_outcome_that_was_undone_is_left_out(log: BreakLog) -> None:
    log.append(DONE._replace(outcome=Outcome.SNOOZED))
    log.append(DONE)
    log.append(UNDO)
    assert log.outcomes_of("p1") == (Outcome.SNOOZED,)
    log.append(DONE._replace(at=NOON + timedelta(minutes=5), outcome=Outcome.SKIPPED))
    assert log.outcomes_of("p1") == (Outcome.SNOOZED, Outcome.SKIPPED)


def test_undoing_what_is_not_there_undoes_nothing(log: BreakLog) -> None:
    log.append(UNDO)
    log.append(DONE)
    assert log.outcomes_of("p1") == (Outcome.DONE,)
