"""Whether a process is at rest."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.process import context_switches

_SPAN = 0.5
_MOST = 100
"""A loop that spins is woken thousands of times meanwhile, or never leaves the processor; an answer costs some ten."""


def assert_calm(pid: int) -> None:
    """See that it hardly runs, for the time in which a loop that spins would show."""
    switches, worked = context_switches(pid), _worked(pid)
    time.sleep(_SPAN)  # the time that it has to be idle in
    assert sum(context_switches(pid).since(switches)) <= _MOST
    assert _worked(pid) - worked <= _SPAN / 5


def _worked(pid: int) -> float:
    """Seconds that it has spent on the processor: schedstat of proc(5)."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
