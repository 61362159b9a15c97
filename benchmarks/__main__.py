"""`python -m benchmarks [--quick] [--desktop NAME]`: prints a table of figures; ends with 1 where an aim is missed."""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from benchmarks.footprint import FULL, QUICK, Figure, Footprint
from benchmarks.installation import Installation
from benchmarks.tray_watch import watch
from tests.desktop.sway import SwayDesktop
from tests.desktop.xfce import XfceDesktop

_DESKTOPS = {"xfce": XfceDesktop, "sway": SwayDesktop}
_ARTEFACTS = Path(__file__).parents[1] / "build"


def main() -> int:
    """Measure and tell."""
    parser = ArgumentParser(prog="python -m benchmarks", description="Measure memory, wake-ups and start in a tray.")
    parser.add_argument("--quick", action="store_true", help="short spans and few repetitions: for a first look")
    parser.add_argument("--desktop", choices=_DESKTOPS, default="xfce", help="where to measure: X11, or Wayland")
    chosen = parser.parse_args()
    length = QUICK if chosen.quick else FULL
    with (
        tempfile.TemporaryDirectory(prefix="kneebreak-") as folder,
        _DESKTOPS[chosen.desktop](_ARTEFACTS / "outputs/benchmark", _ARTEFACTS / "screenshots/benchmark") as desktop,
    ):
        installation = Installation(Path(folder) / "environment")
        installation.take_over(desktop.session.environment)
        with watch(desktop.session.environment["DBUS_SESSION_BUS_ADDRESS"]) as tray:
            figures = Footprint(installation, desktop, tray, length).measure()
    _print(figures)
    return 0 if all(figure.is_met for figure in figures) else 1


def _print(figures: list[Figure]) -> None:
    widest = max(len(figure.what) for figure in figures)
    print(f"{'':{widest}}  {'aim':>6}  {'measured':>8}  met")
    for figure in figures:
        row = f"{figure.what:{widest}}  {figure.aim:6g}  {figure.measured:8.4g}  {'yes' if figure.is_met else 'NO ':3}"
        print(f"{row}  {figure.unit}{f' ({figure.detail})' if figure.detail else ''}")


if __name__ == "__main__":
    sys.exit(main())
