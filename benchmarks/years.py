"""`python -m benchmarks.years [--quick]`: what a log of years costs, from one month of it to ten years.

The schedule is that of somebody who wrote a lot: 500 movements of their own and 200 fixed times. Start, memory, choice
and status of what runs all day must not grow with the log; the report may. It ends with 1 where they do, or the report
takes more than its aim.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.log_years import MACHINES, write_years
from benchmarks.process import proportional_alone
from kneebreak.adapters.paths import machine_name
from tests.desktop.until import until
from tests.program.running import PROGRAM, Running

_MONTHS, _ENTRIES = (1, 12, 36, 60, 120), 220_000
_MIB = 1024 * 1024
_REPORT = 3.0
"""Seconds that a report of ten years may take."""
_GROWTH = 1.15
"""How much more the longest log may cost than the shortest: the noise of a machine that does other things as well."""
_NOISE = 0.2
"""In the unit of each figure: the shortest of them vary by as much from run to run."""
_KINDS = ("stand", "turn", "feet", "hips", "core", "knee", "reach", "walk")


class Cost(NamedTuple):
    """What the program costs with a log of some length; times are medians, in milliseconds."""

    start: float
    """From exec until it answers, in bare starts of the interpreter, which are measured in turns with it."""
    memory: float
    """Proportional set size in MiB, as if no other Python ran."""
    choice: float
    """Of another movement, from the question to the answer at the control socket."""
    status: float
    """The same of a question for what is going on."""
    report: float
    """Of a report over the whole log, in seconds."""


def main() -> int:
    """Measure and tell."""
    parser = ArgumentParser(prog="python -m benchmarks.years", description="Measure what a log of years costs.")
    parser.add_argument("--quick", action="store_true", help="two lengths and few repetitions: for a first look")
    quick = parser.parse_args().quick
    months = (_MONTHS[0], _MONTHS[-1]) if quick else _MONTHS
    print("months  entries  start, bare starts  memory, MiB  choice, ms  status, ms  report, s")
    costs = []
    for length in months:
        entries = _ENTRIES * length // _MONTHS[-1]
        costs.append(cost := _cost(entries, length / 12, repeat=3 if quick else 15))
        row = f"{cost.start:18.1f}  {cost.memory:11.1f}  {cost.choice:10.1f}  {cost.status:10.1f}  {cost.report:9.2f}"
        print(f"{length:6}  {entries:7,}  {row}", flush=True)
    first, last = costs[0], costs[-1]
    grown = [name for name in Cost._fields[:4] if getattr(last, name) > _GROWTH * getattr(first, name) + _NOISE]
    print(f"grown with the log: {', '.join(grown) or 'nothing'}")
    return 1 if grown or last.report > _REPORT else 0


def _cost(entries: int, years: float, repeat: int) -> Cost:
    with tempfile.TemporaryDirectory(prefix="kneebreak-") as folder:
        running = Running(Path(folder) / "outputs")
        try:
            running.session.start_bus()
            running.save_schedule(_schedule())
            # Most of it is of this very machine: what runs all day looks into no other's part.
            machines = (machine_name(), *MACHINES[1:])
            write_years(running.log_folder, datetime.now(UTC), entries, years=years, machines=machines)
            starts = [_start(running) for _ in range(repeat + 1)][1:]
            running.done("next")
            choice = _median(lambda: running.done("other"), 3 * repeat)
            status = _median(lambda: running.done("status"), 3 * repeat)
            time.sleep(3)
            memory = proportional_alone(running.process.pid, _is_of_python) / _MIB
            return Cost(statistics.median(starts), memory, choice, status, _report(running))
        finally:
            running.close()


def _schedule() -> str:
    """500 movements of somebody's own and 200 fixed times, most of them far from now."""
    parts = ['[rhythm]\nevery = "1 h"\nlull = "0 s"\n']
    parts += [
        f'[[movement]]\nid = "own-{number}"\nkind = "{_KINDS[number % len(_KINDS)]}"\ntitle = "Own movement {number}"\n'
        f'text = "Do what number {number} says, slowly."\nseconds = 60\n'
        for number in range(500)
    ]
    parts += [
        f'[[at]]\ntime = "{number // 12 % 9:02}:{number % 12 * 5:02}"\nmovement = "own-{number}"\ndays = ["{day}"]\n'
        for number, day in zip(range(200), ("mon", "tue", "wed", "thu", "fri") * 40, strict=True)
    ]
    return "\n".join(parts)


def _start(running: Running) -> float:
    """Bare starts that one start takes; it runs on."""
    if hasattr(running, "process"):
        running.done("quit")
        running.process.wait(timeout=30)
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    bare = time.perf_counter() - began
    began = time.perf_counter()
    running.launch()
    until(running.answers, "it answers", every=0.001)
    return (time.perf_counter() - began) / bare


def _median(deed: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def _report(running: Running) -> float:
    began = time.perf_counter()
    command = [*PROGRAM, "report", "--since", "2010-01-01"]
    subprocess.run(command, env=running.session.environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def _is_of_python(path: str) -> bool:
    return "/libpython" in path or path.startswith((os.path.realpath(sys.executable), sys.base_prefix, sys.prefix))


if __name__ == "__main__":
    sys.exit(main())
