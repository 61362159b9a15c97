"""The files it keeps, when something has become of them."""

from __future__ import annotations

import json

import pytest

from tests.program.running import PROGRAM, QUIET, Running


def test_a_torn_last_line_in_the_log_costs_nothing_but_itself(running: Running) -> None:
    _answer(running)
    running.kill()
    (file,) = running.log_folder.glob("*.jsonl")
    whole = file.read_text()
    torn = whole[: len(whole) // 2]
    file.write_text(whole + torn)
    running.start()
    _answer(running)
    lines = file.read_text().splitlines()
    assert [whole.rstrip(), torn] == lines[:2]
    assert [json.loads(line)["outcome"] for line in (lines[0], lines[2])] == ["done", "done"]
    shown = running.session.run(*PROGRAM, "log", "--json")
    assert (shown.returncode, len(shown.stdout.splitlines())) == (0, 2)
    assert f"{file.name}:2" in shown.stderr


@pytest.mark.parametrize("content", [b"", b"\0" * 512, b'version = 1\nsituation = "', b"version = 99\n"])
def test_a_memory_that_cannot_be_used_is_put_aside_and_begun_afresh(running: Running, content: bytes) -> None:
    _answer(running)
    running.done("pause")
    running.kill()
    running.memory.write_bytes(content)
    running.start()
    assert running.status()["state"] == "working"
    assert running.memory.with_name("memory.toml.broken").read_bytes() == content
    assert "memory.toml" in running.output()
    _answer(running)
    assert [line["outcome"] for line in running.log()] == ["done", "done"]
    running.kill()
    running.start()
    assert running.status()["today"]["done"] == 1


def _answer(running: Running) -> None:
    running.done("next")
    running.done("done")


def test_the_schema_of_a_first_start_lies_beside_the_schedule_and_that_of_an_older_one_is_renewed(
    without_desktop: Running,
) -> None:
    schema = without_desktop.schedule.with_name("schedule.schema.json")
    without_desktop.start()
    shipped = schema.read_bytes()
    assert without_desktop.schedule.read_text().startswith("#:schema ./schedule.schema.json\n")
    without_desktop.kill()
    schema.write_text("{}")
    without_desktop.save_schedule(QUIET)
    without_desktop.start()
    assert schema.read_bytes() == shipped
    assert without_desktop.schedule.read_text() == QUIET


def test_a_schema_that_cannot_be_written_is_told_once_and_keeps_nobody_from_moving(without_desktop: Running) -> None:
    without_desktop.save_schedule(QUIET)
    schema = without_desktop.schedule.with_name("schedule.schema.json")
    schema.mkdir()
    without_desktop.start()
    without_desktop.done("reload")
    without_desktop.done("next")
    assert without_desktop.output().count("schedule.schema.json") == 1
    assert f"{schema} cannot be written (Is a directory); without it editors cannot check" in without_desktop.output()
