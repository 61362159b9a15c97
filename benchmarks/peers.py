"""`python -m benchmarks.peers [--quick]`: kneebreak beside Debian's reminders; ends with 1 if an aim is missed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

from benchmarks.installation import Installation
from benchmarks.packages import Packages, size_of_folder
from benchmarks.peer import OURS, PEERS
from benchmarks.side_by_side import FULL, QUICK, Length, Measured, measure

_ROOT = Path(__file__).parents[1]
_ARTEFACTS = _ROOT / "build/peers"
_MIB = 1024 * 1024
_INSTALLERS = ("pip", "setuptools")
"""What an environment brings to install with."""
_MOST, _SHARE, _STARTS = 12.0, 0.5, 8.0
"""The aims: MiB, the part of the lightest peer's, and bare starts of the interpreter to the icon."""


def main() -> int:
    """Measure and tell."""
    parser = ArgumentParser(prog="python -m benchmarks.peers", description="Measure kneebreak beside its peers.")
    parser.add_argument("--quick", action="store_true", help="short spans and few starts: for a first look")
    length = QUICK if parser.parse_args().quick else FULL
    subprocess.run([_ROOT / "tools/setup-debian", _ROOT / "tools/debian-peers.txt"], check=True)
    packages = Packages()
    print(
        f"{'':10}  PSS MiB  private MiB  switches  CPU s  icon s  bare starts  own MiB  with all needs, MiB  processes"
    )
    with tempfile.TemporaryDirectory(prefix="kneebreak-") as folder:
        installation = Installation(Path(folder) / "environment")
        ours = _measure("kneebreak", installation.program, OURS, length)
        own = size_of_folder(installation.folder / "lib", besides=_INSTALLERS)
        needs = packages.size_with_needs("python3")
        _tell("kneebreak", ours, own, own + needs)
    theirs = []
    for peer in PEERS:
        measured = _measure(peer.name, peer.name, peer.files, length)
        theirs.append(measured)
        _tell(peer.name, measured, packages.size(peer.package), packages.size_with_needs(peer.package, *peer.beside))
    return _judge(ours, theirs)


def _measure(name: str, command: str, files: Mapping[str, str], length: Length) -> Measured:
    return measure(command, files, length, _ARTEFACTS / name)


def _tell(name: str, measured: Measured, own: int, whole: int) -> None:
    memory = f"{measured.proportional:7.1f}  {measured.private:11.1f}"
    work = (
        f"{measured.switches:8}  {measured.processor:5.2f}  {measured.icon:6.2f}  {measured.icon / measured.bare:11.1f}"
    )
    print(f"{name:10}  {memory}  {work}  {own / _MIB:7.1f}  {whole / _MIB:19.0f}  {measured.processes}", flush=True)


def _judge(ours: Measured, theirs: list[Measured]) -> int:
    lightest = min(each.proportional for each in theirs)
    aims = {
        f"at most {_MOST:g} MiB": ours.proportional <= _MOST,
        f"at most {_SHARE:g} of the lightest peer's {lightest:.1f} MiB": ours.proportional <= _SHARE * lightest,
        "no context switch": ours.switches == 0,
        f"the icon within {_STARTS:g} bare starts ({ours.icon / ours.bare:.1f})": ours.icon <= _STARTS * ours.bare,
    }
    for aim, met in aims.items():
        print(f"{'met   ' if met else 'MISSED'}  {aim}")
    return 0 if all(aims.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
