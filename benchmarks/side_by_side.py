"""One break reminder after the other in the tray of the same desktop, measured by the same means."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from PIL import ImageGrab

from benchmarks.process import context_switches, mappings
from tests.desktop.until import until
from tests.desktop.xfce import XfceDesktop

_MIB = 1024 * 1024
_TICKS = os.sysconf("SC_CLK_TCK")
_WITHIN = 30.0
"""Seconds that an icon may take to appear."""
_LOOK = 0.002
"""Seconds from one look at the panel to the next, the look itself not counted."""
_BEGUN = 3.0
"""Seconds that a program gets to begin, before it is ended."""


class Length(NamedTuple):
    """How long to look at each program, in seconds, and how often to start it."""

    settled: float
    quiet: float
    starts: int


FULL = Length(settled=60, quiet=300, starts=5)
QUICK = Length(settled=5, quiet=20, starts=2)


class Measured(NamedTuple):
    """What one program costs, with all processes that it brings along."""

    proportional: float
    """Proportional set size in MiB."""
    private: float
    """What no other process has, in MiB."""
    switches: int
    """How often the processes that lived through the quiet time gave the processor away."""
    processor: float
    """Seconds of the processor in the quiet time, those of ended children included."""
    icon: float
    """Seconds from exec to the first pixel of the icon, the median."""
    bare: float
    """Seconds that an interpreter of Python takes that does nothing, in turns with those starts, the median."""
    processes: int


def measure(command: str, files: Mapping[str, str], length: Length, artefacts: Path) -> Measured:
    """Start it in an Xfce of its own, with nobody at the keyboard, and look at it; the picture shows the last start."""
    with XfceDesktop(artefacts / "outputs", artefacts / "pictures") as desktop:
        _furnish(desktop, files)
        others = set(desktop.session.pids())
        bare, starts = [], []
        for number in range(length.starts + 1):
            bare.append(_bare_start())
            starts.append(_start(desktop, command, ends=number < length.starts))
        time.sleep(length.settled)
        desktop.screen.keep("in-the-tray")
        own = [pid for pid in desktop.session.pids() if pid not in others and _is_of(pid, desktop)]
        memory = [mapping for pid in own for mapping in mappings(pid)]
        switches, processor = _switches(own), _processor(own)
        time.sleep(length.quiet)
        return Measured(
            sum(each.proportional for each in memory) / _MIB,
            sum(each.own for each in memory) / _MIB,
            _switches(own) - switches,
            _processor(own) - processor,
            statistics.median(starts[1:]),  # the first start of all has a home to furnish
            statistics.median(bare),
            len(own),
        )


def _furnish(desktop: XfceDesktop, files: Mapping[str, str]) -> None:
    """Give it what it needs: the bus of the machine, and its settings as files, so that each opens no window."""
    desktop.session.start_system_bus()
    desktop.session.environment["GSETTINGS_BACKEND"] = "keyfile"
    for path, text in files.items():
        file = desktop.session.config / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def _start(desktop: XfceDesktop, command: str, *, ends: bool) -> float:
    """Start it; the seconds until the panel shows something that it did not show before."""
    area = desktop.panel

    def panel() -> bytes:
        return ImageGrab.grab(area, xdisplay=desktop.session.environment["DISPLAY"]).tobytes()

    before = panel()
    began = time.perf_counter()
    process = desktop.session.start(command)
    until(lambda: panel() != before, f"{command} is in the tray", within=_WITHIN, every=_LOOK)
    taken = time.perf_counter() - began
    if ends:
        time.sleep(_BEGUN)
        process.terminate()
        process.wait(timeout=_WITHIN)
        until(lambda: panel() == before, f"{command} has left the tray", within=_WITHIN)
    return taken


def _bare_start() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - began


def _is_of(pid: int, desktop: XfceDesktop) -> bool:
    """Whether a process is the program's own, and no service of the desktop that somebody had started on the bus."""
    line = Path(f"/proc/{pid}/stat").read_text()
    parent = int(line.rpartition(")")[2].split()[1])
    return parent == os.getpid() or (parent in desktop.session.pids() and _name(parent) != "dbus-daemon")


def _name(pid: int) -> str:
    return Path(f"/proc/{pid}/comm").read_text().strip()


def _switches(pids: list[int]) -> int:
    return sum(sum(context_switches(pid)) for pid in pids)


def _processor(pids: list[int]) -> float:
    """Seconds of the processor that they took, and their children that have ended: proc(5), fields 14 to 17."""
    fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    return sum(int(ticks) for each in fields for ticks in each[11:15]) / _TICKS
