"""What the benchmarks take for a wake-up."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.process import context_switches
from benchmarks.wake_ups import Trace
from tests.desktop.session import Session
from tests.desktop.until import until

_WAITS = """
import os, select, sys
asked, told = map(int, sys.argv[1:])
poll = select.poll()
poll.register(asked, select.POLLIN)
while True:
    os.write(told, b"!")
    poll.poll()
    os.read(asked, 1)
    poll.poll(0)
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session(tmp_path)
    yield session
    session.close()


def test_each_end_of_a_wait_is_a_wake_up_and_so_is_that_of_one_that_had_begun_before(session: Session) -> None:
    asked, ask = os.pipe()
    answer, told = os.pipe()
    waiting = session.start("python3", "-c", _WAITS, str(asked), str(told), inherit=(asked, told))
    os.read(answer, 1)
    until(lambda: _sleeps(waiting.pid), "it waits")
    trace = Trace(session, waiting.pid)
    before = context_switches(waiting.pid)
    for _ in range(3):
        os.write(ask, b"?")
        os.read(answer, 1)
    assert context_switches(waiting.pid).since(before).voluntary >= 3
    assert [wake_up.causes for wake_up in trace.end()] == [{"what came first"}, {"another thread"}, {"another thread"}]
    for end in (asked, ask, answer, told):
        os.close(end)


def _sleeps(pid: int) -> bool:
    return "State:\tS" in Path(f"/proc/{pid}/status").read_text()
