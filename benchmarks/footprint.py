"""What the program costs in the tray of a desktop: memory, wake-ups, and the time to start and to answer."""

from __future__ import annotations

import statistics
import subprocess
import time
from typing import NamedTuple

from benchmarks.installation import Installation
from benchmarks.process import context_switches, proportional, proportional_alone
from benchmarks.tray_watch import TrayWatch
from benchmarks.wake_ups import Trace, told
from tests.desktop.desktop import Desktop
from tests.desktop.until import until

_MIB = 1024 * 1024
_SETTLED = 5.0
"""Seconds after which nothing that was begun is still going on."""


class Length(NamedTuple):
    """How long to look at each thing."""

    quiet: float
    """Seconds of an interval in which nothing is to happen."""
    leaving: float
    """Seconds without input that are an absence."""
    away: float
    """Seconds of an absence with nothing due."""
    starts: int
    questions: int


FULL = Length(quiet=120, leaving=140, away=300, starts=15, questions=30)
QUICK = Length(quiet=20, leaving=40, away=20, starts=5, questions=10)


class Figure(NamedTuple):
    """One measured value and the most it may be."""

    what: str
    measured: float
    unit: str
    aim: float
    detail: str = ""

    @property
    def is_met(self) -> bool:
        """Whether it is no more than it may be."""
        return self.measured <= self.aim


class Footprint:
    """One program on one desktop with a tray and an input device, measured."""

    def __init__(self, installation: Installation, desktop: Desktop, tray: TrayWatch, length: Length) -> None:
        self._installation = installation
        self._screen = desktop.screen
        self._session = session = desktop.session
        self._tray = tray
        self._length = length
        schedule = session.config / "kneebreak/schedule.toml"
        schedule.parent.mkdir(exist_ok=True)
        # The usual interval, in quarters of which the icon changes: longer than any span in which nothing is to happen.
        schedule.write_text(f'[rhythm]\nevery = "45 min"\naway = "{length.leaving:.0f} s"\n')

    def measure(self) -> list[Figure]:
        """All figures, in the order in which they are measured; the last two take minutes."""
        return [self.start(), self.status(), *self.memory(), self.quiet(), self.absence()]

    def start(self) -> Figure:
        """The time from exec to the icon, held against an interpreter that does nothing; leaves the program running."""
        process = self._launch()
        ours, bare = [], []
        for _ in range(self._length.starts):
            self._end(process)
            bare.append(self._time(self._installation.python, "-c", "pass"))
            began = time.perf_counter()
            process = self._launch()
            ours.append(time.perf_counter() - began)
        self._pid = process.pid
        return _ratio("exec to the icon in the tray", ours, bare, aim=8)

    def status(self) -> Figure:
        """The time that a command takes, held against the same."""
        ours, bare = [], []
        for _ in range(self._length.questions):
            bare.append(self._time(self._installation.python, "-c", "pass"))
            ours.append(self._time(self._installation.program, "status"))
        return _ratio("kneebreak status", ours, bare, aim=3)

    def memory(self) -> list[Figure]:
        """The proportional set size after the start and after a prompt and its answer, shared and unshared."""
        figures = self._weigh("after the start")
        self._session.run(self._installation.program, "next")
        time.sleep(_SETTLED)
        self._session.run(self._installation.program, "done")
        return figures + self._weigh("after a prompt and its answer")

    def quiet(self) -> Figure:
        """How often it is woken in the middle of an interval, with nothing to do."""
        self._touch()
        time.sleep(_SETTLED)
        figure = self._rest("quiet seconds", self._length.quiet)
        assert self._state() == "working", self._state()  # noqa: S101 - else the figure means nothing
        return figure

    def absence(self) -> Figure:
        """How often it is woken while nobody is there, with nothing due."""
        until(lambda: self._state() == "away", "the user is taken for away", within=2 * self._length.leaving)
        time.sleep(_SETTLED)
        figure = self._rest("seconds away", self._length.away)
        assert self._state() == "away", self._state()  # noqa: S101 - the same
        return figure

    def _launch(self) -> subprocess.Popen[bytes]:
        with self._tray.registration():
            return self._session.start(self._installation.program)

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        process.terminate()
        assert process.wait(timeout=10) == 0, "it did not end well"  # noqa: S101 - then there is nothing to measure

    def _time(self, *command: str) -> float:
        began = time.perf_counter()
        finished = self._session.run(*command)
        taken = time.perf_counter() - began
        assert finished.returncode == 0, finished.stderr  # noqa: S101 - the same
        return taken

    def _weigh(self, when: str) -> list[Figure]:
        time.sleep(_SETTLED)
        return [
            Figure(f"PSS {when}", proportional(self._pid) / _MIB, "MiB", 12),
            Figure(
                f"PSS {when}, no other Python running",
                proportional_alone(self._pid, self._installation.holds) / _MIB,
                "MiB",
                14,
            ),
        ]

    def _rest(self, what: str, seconds: float) -> Figure:
        """How often its wait ends meanwhile; beside that how often it gave the processor away."""
        trace = Trace(self._session, self._pid)
        self._state()  # which ends the wait that had begun before, and of which the trace can tell no cause
        time.sleep(_SETTLED)
        began, before = time.time(), context_switches(self._pid)
        time.sleep(seconds)
        switches = context_switches(self._pid).since(before)
        woken = [each for each in trace.end() if each.at > began]
        counted = f"{switches.voluntary} switches of its own accord, {switches.involuntary} forced"
        return Figure(f"wake-ups in {seconds:g} {what}", len(woken), "", 0, f"{told(woken)}; {counted}")

    def _touch(self) -> None:
        """Be there: move the pointer."""
        for place in (300, 303):
            self._screen.move(place, place)

    def _state(self) -> str:
        answer = self._session.run(self._installation.program, "status", "--json")
        return answer.stdout.partition('"state": "')[2].partition('"')[0]


def _ratio(what: str, ours: list[float], bare: list[float], aim: float) -> Figure:
    """The ratio of two medians, and both in milliseconds."""
    mine, base = statistics.median(ours), statistics.median(bare)
    detail = f"{mine * 1000:.0f} ms, python -c pass {base * 1000:.0f} ms, medians of {len(ours)}"
    return Figure(what, mine / base, "times a bare start", aim, detail)
