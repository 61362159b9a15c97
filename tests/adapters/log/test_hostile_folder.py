"""A log folder that a file sync, or whoever else may write into it, has filled with what is no log."""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path

import pytest

from kneebreak.adapters.log.history import read_history
from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.adapters.log.reading import read
from tests.adapters.log.lines import DONE, NOON

HERE = "desk-2025.jsonl"


@pytest.fixture
def log(tmp_path: Path) -> JsonLinesLog:
    return JsonLinesLog(str(tmp_path), "desk", UTC)


def problems(folder: Path) -> list[str]:
    """What is told of a folder, without its path; it must fit on a terminal."""
    told = read(str(folder)).problems
    assert all(problem.isprintable() for problem in told)
    assert told == read_history(str(folder), NOON).problems
    return [problem.removeprefix(f"{folder}/") for problem in told]


def test_a_pipe_is_waited_for_by_nobody(log: JsonLinesLog, tmp_path: Path) -> None:
    log.append(DONE)
    os.mkfifo(tmp_path / "other-2025.jsonl")
    assert problems(tmp_path) == ["other-2025.jsonl: is no regular file; the file is passed over"]
    assert len(read(str(tmp_path)).lines) == 1


def test_a_pipe_in_place_of_ones_own_file_is_an_error_and_not_waited_for(log: JsonLinesLog, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / HERE)
    assert log.outcomes_of("p1") == ()
    assert log.practised() == ()
    assert not log.took_back("p1")
    with pytest.raises(OSError, match="is no regular file"):
        log.append(DONE)


def test_nothing_is_appended_to_where_a_link_leads(log: JsonLinesLog, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine\n")
    (tmp_path / HERE).symlink_to(victim)
    with pytest.raises(OSError, match="is a link; put the file itself in its place"):
        log.append(DONE)
    assert victim.read_text() == "mine\n"


def test_a_link_to_nowhere_makes_no_file_there(log: JsonLinesLog, tmp_path: Path) -> None:
    (tmp_path / HERE).symlink_to(tmp_path / "made")
    with pytest.raises(OSError, match="is a link"):
        log.append(DONE)
    assert not (tmp_path / "made").exists()


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "synchronised").mkdir()
    (tmp_path / "log").symlink_to(tmp_path / "synchronised")
    JsonLinesLog(str(tmp_path / "log"), "desk", UTC).append(DONE)
    assert len(read(str(tmp_path / "log")).lines) == 1


def test_the_name_of_a_file_steers_no_terminal(tmp_path: Path) -> None:
    for name in ("\x1b]0;owned\x07.jsonl", "two\nlines.jsonl", "\u202egnitpmet.jsonl"):
        (tmp_path / name).write_text("x\n")
    (tmp_path / os.fsdecode(b"no-\xff-utf-8.jsonl")).write_text("x\n")
    assert sorted(problem.partition(".jsonl:")[0] for problem in problems(tmp_path)) == [
        "\\u202egnitpmet",
        "\\x1b]0;owned\\x07",
        "no-\\udcff-utf-8",
        "two\\nlines",
    ]


def test_a_file_that_no_year_could_fill_is_not_read(log: JsonLinesLog, tmp_path: Path) -> None:
    log.append(DONE)
    with (tmp_path / "huge.jsonl").open("wb") as file:
        file.truncate(1 << 40)
    assert problems(tmp_path) == [
        "huge.jsonl: is larger than 64 MiB, which no year of breaks is; the file is passed over"
    ]


def test_a_line_without_an_end_is_one_that_cannot_be_read(log: JsonLinesLog, tmp_path: Path) -> None:
    with (tmp_path / HERE).open("w") as file:
        file.write('{"v":1,"id":"' + "x" * 10_000_000 + "\n")
    log.append(DONE)
    assert problems(tmp_path) == [f"{HERE}:1: is torn or no JSON; the line is passed over"]
    assert len(read(str(tmp_path)).lines) == 1


def test_of_a_file_full_of_nonsense_enough_is_told_and_the_next_one_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("x\n" * 1_000_000)
    JsonLinesLog(str(tmp_path), "desk", UTC).append(DONE)
    told = problems(tmp_path)
    assert len(told) == 1001
    assert told[-1] == "a.jsonl:1001: this is no log; the rest of the file is passed over"
    assert len(read(str(tmp_path)).lines) == 1
