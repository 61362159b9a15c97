"""Lines as they come to stand in the files."""

from __future__ import annotations

import json
import os
import resource
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.adapters.log.reading import read
from kneebreak.engine.entry import Entry, Outcome, Via
from kneebreak.engine.events import Practised
from kneebreak.engine.movement import Posture, Side
from tests.adapters.control.forked import ended, fork, kill
from tests.adapters.log.lines import CIRCLE, DONE, NOON, PARIS_IN_WINTER, RESTED, SQUAT, STAND, UNDO


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kneebreak" / "log"


@pytest.fixture
def log(folder: Path) -> JsonLinesLog:
    return JsonLinesLog(str(folder), "desk", PARIS_IN_WINTER)


def lines(folder: Path, name: str = "desk-2025.jsonl") -> list[str]:
    return (folder / name).read_text("utf-8").splitlines()


def test_an_entry_is_one_line_of_json_with_its_fields_in_their_order(log: JsonLinesLog, folder: Path) -> None:
    log.append(DONE)
    assert (folder / "desk-2025.jsonl").read_text("utf-8") == (
        '{"v":1,"id":"p1","at":"2025-11-22T13:00:00.000+01:00","due":"2025-11-22T12:58:00.000+01:00",'
        '"shown":"2025-11-22T12:59:00.000+01:00","machine":"desk","outcome":"done","movement":"hip-circle",'
        '"kind":"hips","side":"left","posture":"standing","via":"notification","reason":null}\n'
    )


def test_what_an_absence_does_not_have_is_null(log: JsonLinesLog, folder: Path) -> None:
    log.append(RESTED)
    assert json.loads(lines(folder)[0]) == {
        "v": 1,
        "id": "a1",
        "at": "2025-11-22T14:00:00.000+01:00",
        "due": "2025-11-22T13:45:00.000+01:00",
        "shown": None,
        "machine": "desk",
        "outcome": "rested",
        "movement": None,
        "kind": None,
        "side": None,
        "posture": "sitting",
        "via": None,
        "reason": None,
    }


def test_a_correction_is_a_line_of_its_own(log: JsonLinesLog, folder: Path) -> None:
    log.append(UNDO)
    assert lines(folder) == ['{"v":1,"id":"c1","at":"2025-11-22T13:03:00.000+01:00","machine":"desk","undoes":"p1"}']


@pytest.mark.parametrize(
    ("entry", "logged"),
    [
        (DONE._replace(side=Side.RIGHT), "right"),
        (DONE._replace(movement=SQUAT, side=Side.LEFT), "both"),
        (DONE._replace(movement=STAND, side=None), None),
    ],
)
def test_a_movement_of_both_sides_is_logged_so_whichever_began(
    log: JsonLinesLog, folder: Path, entry: Entry, logged: str | None
) -> None:
    log.append(entry)
    assert json.loads(lines(folder)[0])["side"] == logged


def test_the_year_of_the_file_is_the_local_one(log: JsonLinesLog, folder: Path) -> None:
    log.append(DONE._replace(at=datetime(2025, 12, 31, 22, 59, 59, tzinfo=UTC)))
    log.append(DONE._replace(at=datetime(2025, 12, 31, 23, 0, 0, tzinfo=UTC)))
    assert sorted(each.name for each in folder.iterdir()) == ["desk-2025.jsonl", "desk-2026.jsonl"]


def test_letters_beyond_ascii_stay_readable(log: JsonLinesLog, folder: Path) -> None:
    log.append(DONE._replace(movement=STAND._replace(id="aufstehen-für-zwei"), reason="a\nb"))
    assert '"aufstehen-für-zwei"' in lines(folder)[0]
    assert '"a\\nb"' in lines(folder)[0]


def test_only_the_user_may_read_it(log: JsonLinesLog, folder: Path) -> None:
    log.append(DONE)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "desk-2025.jsonl").stat().st_mode) == 0o600


def test_a_torn_last_line_takes_no_other_along(log: JsonLinesLog, folder: Path) -> None:
    log.append(DONE)
    path = folder / "desk-2025.jsonl"
    path.write_bytes(path.read_bytes() + b'{"v":1,"id":"p2","at":"2025')
    log.append(RESTED)
    assert [line.says.id for line in read(str(folder)).lines] == ["p1", "a1"]
    assert log.outcomes_of("a1") == (Outcome.RESTED,)


def test_each_line_is_written_at_one_go_and_flushed(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    program = (
        "from kneebreak.adapters.log.jsonlines import JsonLinesLog\n"
        "from tests.adapters.log.lines import DONE, PARIS_IN_WINTER\n"
        f"log = JsonLinesLog({str(tmp_path / 'log')!r}, 'desk', PARIS_IN_WINTER)\n"
        "log.append(DONE); log.append(DONE)\n"
    )
    subprocess.run(
        ["strace", "-f", "-y", "-e", "trace=write,fsync,fdatasync", "-o", trace, sys.executable, "-c", program],
        check=True,
    )
    calls = [line.split(None, 1)[1] for line in trace.read_text().splitlines() if "/log" in line]
    assert [call.partition("(")[0] for call in calls] == ["fsync", "write", "fdatasync", "write", "fdatasync"]


def test_what_a_disk_that_fills_up_took_of_a_line_is_taken_back(log: JsonLinesLog, folder: Path) -> None:
    log.append(DONE)
    size = (folder / "desk-2025.jsonl").stat().st_size

    def append_with_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40, size + 40))
        with pytest.raises(OSError, match="File too large"):
            log.append(RESTED)

    assert ended(fork(append_with_little_room)) == 0
    assert (folder / "desk-2025.jsonl").stat().st_size == size
    log.append(RESTED)
    contents = read(str(folder))
    assert [line.says.id for line in contents.lines] == ["p1", "a1"]
    assert contents.problems == ()


def test_a_process_that_is_killed_while_it_writes_leaves_whole_lines(log: JsonLinesLog, folder: Path) -> None:
    reader, writer = os.pipe()

    def append_for_ever() -> None:
        for number in range(1_000_000):
            log.append(DONE._replace(id=f"p{number}"))
            os.write(writer, b".")

    child = fork(append_for_ever)
    os.close(writer)
    while os.read(reader, 1) and (folder / "desk-2025.jsonl").stat().st_size < 20_000:
        pass
    kill(child)
    os.close(reader)
    contents = read(str(folder))
    assert contents.problems == ()
    assert [line.says.id for line in contents.lines] == [f"p{number}" for number in range(len(contents.lines))]


def test_outcomes_are_found_across_the_turn_of_the_year(log: JsonLinesLog) -> None:
    log.append(DONE._replace(at=datetime(2025, 12, 31, 22, tzinfo=UTC), outcome=Outcome.SNOOZED))
    log.append(DONE._replace(at=datetime(2026, 1, 1, 0, tzinfo=UTC)))
    assert log.outcomes_of("p1") == (Outcome.SNOOZED, Outcome.DONE)


def test_outcomes_of_other_machines_do_not_count(log: JsonLinesLog, folder: Path) -> None:
    JsonLinesLog(str(folder), "laptop", UTC).append(DONE)
    JsonLinesLog(str(folder), "desk-2024", UTC).append(DONE)
    JsonLinesLog(str(folder), "my-desk", UTC).append(DONE)
    assert log.outcomes_of("p1") == ()


def test_the_steps_of_practices_are_found_and_which_of_them_go_on_with_an_exercise(
    log: JsonLinesLog, folder: Path
) -> None:
    def step(name: str, minutes: int, **changed: Any) -> Entry:
        at = NOON + timedelta(minutes=minutes)
        return DONE._replace(id=name, at=at, via=Via.PRACTICE, **changed)

    log.append(DONE)
    log.append(step("run-floor-2", 1, movement=CIRCLE, side=Side.LEFT, posture=Posture.FLOOR))
    log.append(step("run-floor-4", 2, movement=CIRCLE, side=Side.RIGHT, posture=Posture.FLOOR))
    log.append(step("run-floor-6", 3, movement=STAND, side=None, posture=Posture.FLOOR))
    log.append(step("new-floor-4", 4, movement=CIRCLE, side=Side.RIGHT, posture=Posture.FLOOR))
    edited = '{"v":1,"id":"x","at":"noon","outcome":"done","movement":"m","posture":"floor","via":"practice"}\n'
    unaware = edited.replace("noon", "2025-11-22T12:00:00")
    with (folder / "desk-2025.jsonl").open("a", encoding="utf-8") as file:
        file.write(edited + unaware + edited.replace("floor", "up"))
    assert log.practised() == (
        Practised("hip-circle", Side.LEFT, Posture.FLOOR, NOON + timedelta(minutes=1)),
        Practised("hip-circle", Side.RIGHT, Posture.FLOOR, NOON + timedelta(minutes=2), again=True),
        Practised("stand-up", None, Posture.FLOOR, NOON + timedelta(minutes=3)),
        Practised("hip-circle", Side.RIGHT, Posture.FLOOR, NOON + timedelta(minutes=4)),
    )


def test_only_the_end_of_a_big_file_is_read(log: JsonLinesLog, folder: Path) -> None:
    log.append(DONE)
    log.append(DONE._replace(id="p2"))
    path = folder / "desk-2025.jsonl"
    first, second = path.read_bytes().splitlines(keepends=True)
    sparse = 20_000_000_000
    with path.open("wb") as file:
        file.write(first)
        file.seek(sparse)  # a hole that takes no room on the disk, and an hour to read
        file.write(b"\n" + second)
    assert log.outcomes_of("p2") == (Outcome.DONE,)
    assert log.outcomes_of("p1") == ()


def test_a_prompt_that_another_one_mentions_is_told_apart(log: JsonLinesLog) -> None:
    log.append(DONE._replace(id="p10"))
    log.append(DONE._replace(id="p2", reason="p1"))
    assert log.outcomes_of("p1") == ()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file")
    with pytest.raises(OSError, match="log"):
        JsonLinesLog(str(tmp_path / "log"), "desk", UTC).append(DONE)


def test_times_keep_their_milliseconds(log: JsonLinesLog, folder: Path) -> None:
    log.append(DONE._replace(at=NOON + timedelta(microseconds=123_456)))
    assert json.loads(lines(folder)[0])["at"] == "2025-11-22T13:00:00.123+01:00"
