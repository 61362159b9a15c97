"""The files it keeps, when something has become of them."""

from __future__ import annotations

import json

import pytest

from tests.program.running import PROGRAM, Running


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
