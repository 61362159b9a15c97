"""Ending, and not ending."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.desktop.until import until
from tests.program.running import PROGRAM, QUIET, Running
from tests.program.terminal import OWN, Terminal

assert sys.platform != "win32"

_TICKS = os.sysconf("SC_CLK_TCK")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_in_good_order(running: Running, number: signal.Signals) -> None:
    running.done("next")
    running.done("snooze", "20 min")
    before = running.status()
    running.process.send_signal(number)
    assert running.process.wait(timeout=5) == 0
    assert not (Path(running.runtime) / "control.sock").exists()
    running.start()
    assert running.status() == before


def test_a_closed_output_neither_ends_it_nor_keeps_it_busy(running: Running) -> None:
    running.kill()
    reader, writer = os.pipe()
    os.close(reader)
    command = f'exec "$0" "$@" >&{writer} 2>&1'
    running.process = running.session.start("bash", "-c", command, *PROGRAM, inherit=(writer,))
    os.close(writer)
    _goes_on(running)


def test_a_terminal_that_goes_away_neither_ends_it_nor_keeps_it_busy(without_desktop: Running) -> None:
    without_desktop.save_schedule(QUIET)
    terminal = Terminal(without_desktop, *OWN, "sh", "-c", """trap "" HUP; exec "$0" "$@" """)
    until(without_desktop.answers, "kneebreak answers")
    terminal.close()
    _goes_on(without_desktop)


def _goes_on(running: Running) -> None:
    until(running.answers, "kneebreak answers")
    running.done("next")
    running.done("done")
    assert running.status()["state"] == "working"
    before = _busy(running.process.pid)
    time.sleep(0.5)  # the time that it has to be idle in
    assert _busy(running.process.pid) - before < 0.05
    assert running.process.poll() is None


def _busy(pid: int) -> float:
    """Seconds that a process has spent working: utime and stime of proc(5)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
