"""`python -m benchmarks.working_hour [--desktop NAME]`: how often an hour at work wakes the program; 1 where too often.

The hour has typing, a prompt that waits for a pause and is answered by a click on its bubble, and two absences. What
happens by itself in it, and for how long nothing does, is no different in seven minutes.
"""

from __future__ import annotations

import math
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from benchmarks.installation import Installation
from benchmarks.wake_ups import Trace, WakeUp, told
from kneebreak.wording.face import PARTS, SHORTEST
from tests.desktop.desktop import Desktop
from tests.desktop.sway import SwayDesktop
from tests.desktop.until import until
from tests.desktop.xfce import XfceDesktop

_DESKTOPS = {"xfce": XfceDesktop, "sway": SwayDesktop}
_ARTEFACTS = Path(__file__).parents[1] / "build"
_AIM = 30
_INTERVAL, _AWAY = 330, 20
"""In seconds. The icon is redrawn once in five minutes at most: once in this interval."""
_USUAL = timedelta(minutes=45)
_CHANGES = math.ceil(timedelta(hours=1) / _USUAL * (PARTS - 1))
"""How often time alone redraws it in an hour of the usual interval, if no absence begins it anew."""
_SCHEDULE = f'[rhythm]\nevery = "{_INTERVAL} s"\naway = "{_AWAY} s"\n'
_SETTLED = 3.0
_CHANGE = "a change of the icon"


class Part(NamedTuple):
    """Something that happens in the hour, and when it is over, in seconds since the epoch."""

    what: str
    ends: float


class Hour:
    """Somebody at their desk, and the program in its tray."""

    def __init__(self, desktop: Desktop, program: str) -> None:
        self._desktop = desktop
        self._session = desktop.session
        self._program = program
        self._keys = 0
        schedule = self._session.config / "kneebreak/schedule.toml"
        schedule.parent.mkdir(exist_ok=True)
        schedule.write_text(_SCHEDULE)

    def live(self) -> tuple[list[Part], list[WakeUp]]:
        """Live through it, and return its parts in their order and all that woke the program."""
        self._press()
        process = self._session.start(self._program)
        until(lambda: self._ask("status").returncode == 0, "kneebreak answers")
        # The first prompt of a day also asks the notification server what it can do.
        self._ask("next")
        # xfconfd ends itself some five minutes later, which is to be told from the change of the icon.
        time.sleep(4 * _SETTLED)
        self._press()
        self._ask("done")
        began = time.time()
        time.sleep(_SETTLED)
        trace = Trace(self._session, process.pid)
        self._ask("status")  # ends the wait that had begun before, and of which the trace can tell no cause
        time.sleep(_SETTLED)
        followed = time.time()
        parts = list(self._parts(began))
        wake_ups = [each for each in trace.end() if each.at > followed]
        outcomes = [
            line.split('"outcome":"')[1].split('"')[0] for line in self._ask("log", "--json").stdout.splitlines()
        ]
        assert outcomes == ["done", "done", "rested", "rested"], outcomes  # noqa: S101 - else the figure means nothing
        return parts, wake_ups

    def _parts(self, began: float) -> Iterator[Part]:
        due, change = began + _INTERVAL, began + SHORTEST.total_seconds()
        self._type(change - _SETTLED)
        yield Part("typing", time.time())
        self._type(change + _SETTLED)
        yield Part(_CHANGE, time.time())
        self._type(due - 2 * _SETTLED)
        yield Part("typing", time.time())
        before = self._desktop.screen.settled()
        self._type(due + 2 * _SETTLED)
        bubble = self._desktop.bubble(before)
        yield Part("a prompt, which waits for a pause", time.time())
        self._desktop.screen.click(bubble.head)
        time.sleep(_SETTLED)
        yield Part("a click on its bubble", time.time())
        for absence in ("an absence and the return", "another absence and the return"):
            self._type(time.time() + 10)
            yield Part("typing", time.time())
            time.sleep(_AWAY + 2 * _SETTLED)
            self._press()
            time.sleep(_SETTLED)
            yield Part(absence, time.time())

    def _type(self, until: float) -> None:
        """Press a key twice a second, with a short pause now and then."""
        while time.time() < until:
            self._press()
            time.sleep(0.5 if self._keys % 20 else 2)

    def _press(self) -> None:
        """A key where there is a keyboard; a headless compositor has none, and its pointer does as well."""
        self._keys += 1
        if "DISPLAY" in self._session.environment:
            self._session.run("xdotool", "key", "a")
        else:
            self._desktop.screen.move(300 + self._keys % 2, 300)

    def _ask(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self._session.run(self._program, *words)


def main() -> int:
    """Live through the hour, and tell."""
    parser = ArgumentParser(prog="python -m benchmarks.working_hour", description="Count the wake-ups of an hour.")
    parser.add_argument("--desktop", choices=_DESKTOPS, default="xfce", help="where to work: X11, or Wayland")
    chosen = parser.parse_args()
    name = f"working-hour-{chosen.desktop}"
    with (
        tempfile.TemporaryDirectory(prefix="kneebreak-") as folder,
        _DESKTOPS[chosen.desktop](_ARTEFACTS / "outputs" / name, _ARTEFACTS / "screenshots" / name) as desktop,
    ):
        installation = Installation(Path(folder) / "environment")
        installation.take_over(desktop.session.environment)
        parts, wake_ups = Hour(desktop, installation.program).live()
    return 0 if _print(parts, wake_ups) <= _AIM else 1


def _print(parts: list[Part], wake_ups: list[WakeUp]) -> int:
    """Print what woke it in each part; returns how many wake-ups a real hour has."""
    began, icon = 0.0, 0
    for part in parts:
        woken = [each for each in wake_ups if began < each.at <= part.ends]
        icon += len(woken) * (part.what == _CHANGE)
        print(f"{part.what:36} {len(woken):3}  {told(woken)}")
        began = part.ends
    hour = len(wake_ups) + icon * (_CHANGES - 1)
    print(f"{'in all':36} {len(wake_ups):3}")
    print(f"{f'with all {_CHANGES} changes of the icon':36} {hour:3}  (aim {_AIM})")
    return hour


if __name__ == "__main__":
    sys.exit(main())
