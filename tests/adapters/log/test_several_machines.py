"""The log of several machines, carried by a file sync that leaves copies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from kneebreak.adapters.log.history import read_history
from kneebreak.engine.entry import Correction, Outcome
from kneebreak.engine.summary import Logged
from tests.report.files import write
from tests.report.made import DONE

SINCE = datetime(2025, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
COPIES = (
    "desk-2025 (conflicted copy 2025-11-22).jsonl",
    "desk-2025 (anna's conflicted copy 2025-11-22 101112).jsonl",
    "desk-2025.sync-conflict-20251122-101112-ABCDEFG.jsonl",
    "desk-2025 (1).jsonl",
    "desk-2025_conflict-20251122.jsonl",
)


def held(folder: Path) -> list[tuple[str, str]]:
    return [(entry.id, entry.outcome.value) for entry in read_history(str(folder), SINCE).entries]


def later(entry: Logged, minutes: float, outcome: Outcome = Outcome.DONE) -> Logged:
    return entry._replace(at=entry.at + minutes * MINUTE, outcome=outcome)


@pytest.mark.parametrize("copy", COPIES)
def test_what_stands_in_a_conflict_copy_too_counts_once(tmp_path: Path, copy: str) -> None:
    write(tmp_path / "desk-2025.jsonl", [DONE])
    write(tmp_path / copy, [DONE, DONE._replace(id="only-here", at=DONE.at + MINUTE)])
    assert held(tmp_path) == [("p1", "done"), ("only-here", "done")]


def test_id_machine_outcome_and_time_tell_what_is_the_same(tmp_path: Path) -> None:
    elsewhere = DONE.at.astimezone(timezone(timedelta(hours=9)))
    write(tmp_path / "desk-2025.jsonl", [DONE, DONE, DONE._replace(at=elsewhere, reason="noted")])
    assert len(held(tmp_path)) == 1
    others = [
        DONE._replace(id="p2"),
        DONE._replace(machine="laptop"),
        DONE._replace(outcome=Outcome.SKIPPED),
        later(DONE, 1),
    ]
    write(tmp_path / "laptop-2025.jsonl", others)
    assert len(held(tmp_path)) == 5


def test_a_correction_holds_for_an_entry_in_another_file(tmp_path: Path) -> None:
    write(tmp_path / "desk-2025.jsonl", [later(DONE, 0, Outcome.SNOOZED), later(DONE, 5)])
    write(tmp_path / COPIES[0], [Correction("c1", DONE.at + 6 * MINUTE, "p1")])
    assert held(tmp_path) == [("p1", "snoozed")]


def test_a_correction_in_two_copies_takes_one_entry_back(tmp_path: Path) -> None:
    undo = Correction("c1", DONE.at + 6 * MINUTE, "p1")
    write(tmp_path / "desk-2025.jsonl", [later(DONE, 0, Outcome.SNOOZED), later(DONE, 5), undo])
    write(tmp_path / COPIES[0], [undo])
    assert held(tmp_path) == [("p1", "snoozed")]


def test_a_correction_from_before_the_days_that_are_wanted_holds(tmp_path: Path) -> None:
    write(tmp_path / "desk-2025.jsonl", [later(DONE, 5), Correction("c1", SINCE - MINUTE, "p1")])
    assert held(tmp_path) == []


def test_machines_whose_clocks_differ_keep_their_times(tmp_path: Path) -> None:
    write(tmp_path / "desk-2025.jsonl", [DONE._replace(id="d1"), later(DONE._replace(id="d2"), 10)])
    ahead = [later(DONE._replace(id=name, machine="laptop"), minutes) for name, minutes in (("l1", 7), ("l2", 17))]
    write(tmp_path / "laptop-2025.jsonl", [*ahead, Correction("c1", ahead[1].at - 3 * MINUTE, "l2")])
    assert held(tmp_path) == [("d1", "done"), ("l1", "done"), ("d2", "done")]


def test_many_corrections_of_one_entry_take_no_more_time_than_they_are(tmp_path: Path) -> None:
    entries = [later(DONE, number / 60) for number in range(20_000)]
    undoing = [Correction(f"c{number}", DONE.at + number * MINUTE / 60, "p1") for number in range(20_000)]
    write(tmp_path / "desk-2025.jsonl", entries)
    write(tmp_path / COPIES[0], undoing)
    assert held(tmp_path) == []


def test_what_cannot_be_read_is_named_and_hides_nothing(tmp_path: Path) -> None:
    write(tmp_path / "desk-2025.jsonl", [DONE])
    with (tmp_path / "desk-2025.jsonl").open("a") as file:
        file.write('{"v":1,"id":"torn')
    history = read_history(str(tmp_path), SINCE)
    assert len(history.entries) == 1
    assert history.problems == (f"{tmp_path / 'desk-2025.jsonl'}:2: is torn or no JSON; the line is passed over",)
