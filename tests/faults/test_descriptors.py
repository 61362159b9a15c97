"""No file can be opened any more."""

from __future__ import annotations

import resource
import socket
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.desktop.until import until
from tests.faults.calm import assert_calm
from tests.program.running import Running

_BRISK = '[rhythm]\nevery = "2 s"\npatience = "1 s"\nlull = "0 s"\n'


def _open(pid: int) -> list[int]:
    return sorted(int(each.name) for each in Path(f"/proc/{pid}/fd").iterdir())


def test_without_descriptors_it_waits_quietly_and_makes_up_for_everything(running: Running) -> None:
    pid = running.process.pid
    running.save_schedule(_BRISK)
    until(lambda: running.status()["today"]["missed"], "it prompts")
    most = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    full = next(number for number in range(64) if number not in _open(pid))
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (full, most[1]))
    began = datetime.now(UTC)
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(f"{running.runtime}/control.sock")
        until(lambda: "Too many open files" in running.output(), "it says what is the matter")
        time.sleep(2)  # prompts come and go meanwhile
        assert_calm(pid)
        assert running.process.poll() is None
    resource.prlimit(pid, resource.RLIMIT_NOFILE, most)
    ended = datetime.now(UTC)
    until(lambda: running.log() and _at(running.log()[-1]) > ended, "it goes on")
    lines = running.log()
    assert [line for line in lines if began < _at(line) < ended]
    assert len({line["id"] for line in lines}) == len(lines)
    assert "cannot be written" not in running.done("status")
    assert "Traceback" not in running.output()


def _at(line: dict[str, str]) -> datetime:
    return datetime.fromisoformat(line["at"])
