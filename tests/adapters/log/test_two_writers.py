"""Two processes that write into one machine's log at the same time: a practice, and the reminder itself."""

from __future__ import annotations

import multiprocessing
import multiprocessing.synchronize
from pathlib import Path

from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.adapters.log.reading import read
from kneebreak.engine.summary import Logged
from tests.adapters.log.lines import DONE, PARIS_IN_WINTER

LINES = 150


def write(folder: str, writer: str, at_once: multiprocessing.synchronize.Barrier) -> None:
    log = JsonLinesLog(folder, "desk", PARIS_IN_WINTER)
    at_once.wait(timeout=30)
    for number in range(LINES):
        # Of any length, so that lines end everywhere in the file's blocks.
        log.append(DONE._replace(id=f"{writer}-{number}", reason="r" * (number * 37 % 5000)))


def test_lines_of_two_processes_never_mix_and_none_is_lost(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    at_once = context.Barrier(2)
    writers = [context.Process(target=write, args=(str(tmp_path), name, at_once)) for name in ("practice", "reminder")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    contents = read(str(tmp_path))
    assert contents.problems == ()
    ids = [line.says.id for line in contents.lines if isinstance(line.says, Logged)]
    for name in ("practice", "reminder"):
        assert [id for id in ids if id.startswith(name)] == [f"{name}-{number}" for number in range(LINES)]  # noqa: A001 - the field's own name
