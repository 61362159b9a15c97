"""`python -m benchmarks.latency [--prompts N] [--files FOLDER]`: from due to the bubble, from the click to the disk.

It ends with 1 where an aim is missed. The times are those of a real program on a real bus, with real files: the bubble
is there when the notification server has its call in hands; the answer is on disk when its line in the log was flushed.
What follows it, and what the disk alone takes to flush such a line, is told beside it and not judged.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.answering_server import AnsweringServer
from benchmarks.disk import DiskWatch, bare_flush
from tests.desktop.until import until
from tests.program.running import Running

_SCHEDULE = '[rhythm]\nevery = "1 s"\nlull = "0 s"\n'
_MEDIAN, _SLOWEST = 10.0, 30.0
"""The aims in milliseconds: for the median, and for the 99th percentile."""
_WITHIN = 30.0
_KEPT_WITHIN = 1.0
"""Seconds after which a click has answered no prompt."""


class Times(NamedTuple):
    """In milliseconds, of each prompt that was answered."""

    shown: list[float]
    flushed: list[float]
    replaced: list[float]
    bare: list[float]


def main() -> int:
    """Measure and tell."""
    parser = ArgumentParser(prog="python -m benchmarks.latency", description="Measure how soon what happens happens.")
    parser.add_argument("--prompts", type=int, default=500, help="how many, a little more than a second each")
    parser.add_argument("--files", type=Path, help="where log and memory file shall lie, to compare disks")
    chosen = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="kneebreak-", dir=chosen.files) as files,
        tempfile.TemporaryDirectory(prefix="kneebreak-", dir="/dev/shm") as runtime,
    ):
        running = Running(Path(files) / "outputs")
        try:
            _place(running, Path(files), runtime)
            times = _measure(running, chosen.prompts)
        finally:
            running.close()
    met = [_judge("from due to the bubble", times.shown), _judge("from the click to its line on disk", times.flushed)]
    _tell("from the click to the memory file", times.replaced)
    _tell("the disk alone, for such a line", times.bare)
    return 0 if all(met) else 1


def _place(running: Running, files: Path, runtime: str) -> None:
    """Have what lasts lie in one folder, and what does not in memory, where every desktop has it."""
    running.session.environment |= {
        "XDG_STATE_HOME": f"{files}/state",
        "XDG_DATA_HOME": f"{files}/data",
        "XDG_RUNTIME_DIR": runtime,
    }
    running.memory = files / "state/kneebreak/memory.toml"
    running.log_folder = files / "data/kneebreak/log"


def _measure(running: Running, count: int) -> Times:
    running.session.start_bus()
    chance = random.Random(1)  # noqa: S311 - repeatable, not secret
    times = Times([], [], [], [])
    with AnsweringServer(running.session.environment["DBUS_SESSION_BUS_ADDRESS"]) as server:
        running.save_schedule(_SCHEDULE)
        running.launch()
        server.rest(3)  # the welcome, which waits for nothing
        running.log_folder.mkdir(parents=True, exist_ok=True)
        until(running.memory.exists, "the first state is saved")
        with DiskWatch(running.log_folder, running.memory) as disk:
            while len(times.shown) < count:
                number, arrived = server.bubble(_WITHIN)
                server.rest(chance.uniform(0.05, 0.3))
                disk.forget()
                clicked = server.click(number)
                kept = disk.kept(_KEPT_WITHIN)
                if kept is None:
                    continue  # a bubble that was no prompt
                flushed, replaced = kept
                times.shown.append((arrived - _last_due(running)) * 1000)
                times.flushed.append((flushed - clicked) * 1000)
                times.replaced.append((replaced - clicked) * 1000)
                times.bare.append(bare_flush(running.memory.parent))
    return times


def _last_due(running: Running) -> float:
    """When the prompt of the last entry was due, in seconds since 1970."""
    entry = json.loads(max(running.log_folder.glob("*.jsonl")).read_text().splitlines()[-1])
    return datetime.fromisoformat(entry["due"]).timestamp()


def _judge(what: str, milliseconds: list[float]) -> bool:
    median, slowest = _median_and_slowest(milliseconds)
    met = median <= _MEDIAN and slowest <= _SLOWEST
    _tell(what, milliseconds, f" (aims {_MEDIAN:g} and {_SLOWEST:g}{'' if met else ': MISSED'})")
    return met


def _tell(what: str, milliseconds: list[float], aims: str = "") -> None:
    median, slowest = _median_and_slowest(milliseconds)
    print(f"{what}: median {median:.1f} ms, 99 of 100 within {slowest:.1f} ms, {len(milliseconds)} times{aims}")


def _median_and_slowest(milliseconds: list[float]) -> tuple[float, float]:
    return statistics.median(milliseconds), statistics.quantiles(milliseconds, n=100)[98]


if __name__ == "__main__":
    sys.exit(main())
