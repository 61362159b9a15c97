"""The log of all machines, read back."""

from __future__ import annotations

import json
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.adapters.log.reading import read
from kneebreak.engine.entry import Correction, Outcome
from kneebreak.engine.movement import Kind, Side
from kneebreak.engine.summary import Logged
from tests.adapters.log.lines import DONE, NOON, PARIS_IN_WINTER, RESTED, SQUAT, UNDO


@pytest.fixture
def log(tmp_path: Path) -> JsonLinesLog:
    return JsonLinesLog(str(tmp_path), "desk", PARIS_IN_WINTER)


def ids(folder: Path) -> list[str]:
    return [entry.id for _, entry in read(str(folder)).corrected()]


def line(**fields: object) -> str:
    whole = {"v": 1, "id": "x", "at": "2025-11-22T10:00:00Z", "due": "2025-11-22T10:00:00Z", "machine": "m"}
    return json.dumps(whole | {"outcome": "done", "posture": "sitting"} | fields)


def test_no_folder_holds_nothing(tmp_path: Path) -> None:
    assert read(str(tmp_path / "none")) == ((), ())


def test_an_entry_comes_back_as_it_was_written(log: JsonLinesLog, tmp_path: Path) -> None:
    log.append(DONE._replace(movement=SQUAT, reason="a call"))
    ((_, entry),) = read(str(tmp_path)).corrected()
    assert entry == Logged(
        id="p1",
        at=DONE.at,
        due=DONE.due,
        shown=DONE.shown,
        machine="desk",
        outcome=Outcome.DONE,
        movement="split-squat",
        kind=Kind.HIPS,
        side=Side.BOTH,
        posture=DONE.posture,
        via=DONE.via,
        reason="a call",
    )


def test_what_an_absence_lacks_comes_back_as_none(log: JsonLinesLog, tmp_path: Path) -> None:
    log.append(RESTED)
    ((_, entry),) = read(str(tmp_path)).corrected()
    assert (entry.shown, entry.movement, entry.kind, entry.side, entry.via, entry.reason) == (None,) * 6


def test_the_lines_of_all_machines_come_in_order_of_time(log: JsonLinesLog, tmp_path: Path) -> None:
    laptop = JsonLinesLog(str(tmp_path), "laptop", UTC)
    for minutes in (0, 2, 4):
        log.append(DONE._replace(id=f"desk{minutes}", at=NOON + timedelta(minutes=minutes)))
        laptop.append(DONE._replace(id=f"laptop{minutes}", at=NOON + timedelta(minutes=minutes + 1)))
    assert ids(tmp_path) == ["desk0", "laptop0", "desk2", "laptop2", "desk4", "laptop4"]


def test_a_conflict_copy_counts_only_for_what_it_adds(log: JsonLinesLog, tmp_path: Path) -> None:
    log.append(DONE)
    copy = tmp_path / "desk-2025 (conflicted copy).jsonl"
    copy.write_bytes((tmp_path / "desk-2025.jsonl").read_bytes())
    log.append(RESTED)
    copy.write_text(copy.read_text() + line(id="only-here") + "\n")
    assert ids(tmp_path) == ["only-here", "p1", "a1"]


def test_files_of_other_kinds_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    (tmp_path / ".desk-2025.jsonl").write_text("half of a sync")
    (tmp_path / "folder.jsonl.tmp").write_text("nothing")
    assert read(str(tmp_path)) == ((), ())


def test_a_correction_takes_the_last_outcome_of_its_prompt_away(log: JsonLinesLog, tmp_path: Path) -> None:
    log.append(DONE._replace(outcome=Outcome.SNOOZED))
    log.append(DONE._replace(at=NOON + timedelta(minutes=1)))
    log.append(UNDO)
    ((_, entry),) = read(str(tmp_path)).corrected()
    assert entry.outcome is Outcome.SNOOZED


def test_two_corrections_take_two_outcomes_away(log: JsonLinesLog, tmp_path: Path) -> None:
    log.append(DONE._replace(outcome=Outcome.SNOOZED))
    log.append(DONE._replace(at=NOON + timedelta(minutes=1)))
    log.append(UNDO)
    log.append(UNDO._replace(id="c2"))
    assert ids(tmp_path) == []


def test_what_comes_after_a_correction_stays(log: JsonLinesLog, tmp_path: Path) -> None:
    log.append(DONE)
    log.append(UNDO)
    log.append(DONE._replace(at=NOON + timedelta(minutes=9), outcome=Outcome.MISSED))
    ((_, entry),) = read(str(tmp_path)).corrected()
    assert entry.outcome is Outcome.MISSED


def test_a_correction_holds_although_the_clock_was_set_back(log: JsonLinesLog, tmp_path: Path) -> None:
    log.append(DONE)
    log.append(UNDO._replace(at=NOON - timedelta(hours=3)))
    assert ids(tmp_path) == []


def test_a_correction_of_something_unknown_changes_nothing(log: JsonLinesLog, tmp_path: Path) -> None:
    log.append(DONE)
    log.append(Correction("c1", NOON, "unknown"))
    assert ids(tmp_path) == ["p1"]
    assert read(str(tmp_path)).problems == ()


def test_fields_of_a_later_version_are_kept_as_they_stand(tmp_path: Path) -> None:
    text = line(mood="fine")
    (tmp_path / "desk-2025.jsonl").write_text(text + "\n")
    ((found, _),) = read(str(tmp_path)).corrected()
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"v":1,"id":"p', "is torn or no JSON"),
        ("[" * 100_000, "is torn or no JSON"),
        ("\0" * 512, "is torn or no JSON"),
        ("7", "is no JSON object"),
        (line(v=2), "v: is 2, and this kneebreak knows version 1 alone; update it"),
        (line(v=True), "v: is true, and this kneebreak knows version 1 alone; update it"),
        ("{}", "v: is missing"),
        (line(id=7), "id: is 7 and not a text"),
        (line(at=None), "at: is missing"),
        (line(at="0001-01-01T00:00:00+20:00"), 'at: "0001-01-01T00:00:00+20:00" is not a time'),
        (line(at="noon"), 'at: "noon" is not a time'),
        (line(at="2025-11-22T10:00:00"), 'at: "2025-11-22T10:00:00" lacks its offset from UTC'),
        (line(outcome="x" * 80), 'outcome: "' + "x" * 38 + "… is unknown to this kneebreak; update it"),
        (line(kind="swim"), 'kind: "swim" is unknown to this kneebreak; update it'),
        (line(machine=None), "machine: is missing"),
    ],
)
def test_a_line_that_cannot_be_read_is_passed_over_and_named(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "desk-2025.jsonl"
    path.write_text(f"{line(id='before')}\n\n{text}\n{line(id='after')}\n")
    before = path.read_bytes()
    contents = read(str(tmp_path))
    assert [found.says.id for found in contents.lines] == ["before", "after"]
    assert contents.problems == (f"{path}:3: {problem}; the line is passed over",)
    assert path.read_bytes() == before


def test_a_line_that_is_no_utf_8_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "desk-2025.jsonl"
    path.write_bytes(b'{"v":1,"id":"\xff"}\n')
    assert read(str(tmp_path)).problems == (f"{path}:1: is not UTF-8; the line is passed over",)


def test_a_file_that_cannot_be_read_does_not_hide_the_others(log: JsonLinesLog, tmp_path: Path) -> None:
    log.append(DONE)
    (tmp_path / "broken.jsonl").symlink_to(tmp_path / "gone")
    (tmp_path / "a-folder.jsonl").mkdir()
    assert ids(tmp_path) == ["p1"]
    assert read(str(tmp_path)).problems == (
        f"{tmp_path / 'a-folder.jsonl'}: Is a directory; the file is passed over",
        f"{tmp_path / 'broken.jsonl'}: No such file or directory; the file is passed over",
    )


def test_files_of_years_long_past_are_not_read_for_what_is_newer(tmp_path: Path) -> None:
    old = ("desk-2023.jsonl", "desk-2023 (conflicted copy).jsonl", "attic-1-2023.sync-conflict-20251122-101112.jsonl")
    new = ("desk-2024.jsonl", "desk-2025.jsonl", "desk-2023-2025.jsonl", "copy 2025 of desk-2023.jsonl", "all.jsonl")
    for name in old + new:
        (tmp_path / name).write_text(line(id=name) + "\n")
    read_since = [found.says.id for found in read(str(tmp_path), NOON).lines]
    assert sorted(read_since) == sorted(new)
    assert len(read(str(tmp_path)).lines) == len(old + new)


def test_reading_leaves_the_folder_as_it_is(log: JsonLinesLog, tmp_path: Path) -> None:
    log.append(DONE)
    before = sorted(tmp_path.iterdir())
    read(str(tmp_path))
    assert sorted(tmp_path.iterdir()) == before
