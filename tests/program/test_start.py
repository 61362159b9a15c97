"""Starting, and starting twice."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.log_years import write_years
from kneebreak.adapters.paths import machine_name
from tests.desktop.until import until
from tests.program.running import PROGRAM, Running

_LOOKED_AT = 256 * 1024
"""Bytes of the log that a start looks at, at most."""


def test_without_desktop_and_terminal_it_goes_on_and_answers(without_desktop: Running) -> None:
    without_desktop.start()
    assert without_desktop.schedule.exists()
    without_desktop.done("next")
    assert without_desktop.status()["state"] == "prompting"
    without_desktop.done("done")
    assert [line["outcome"] for line in without_desktop.log()] == ["done"]


def test_of_two_starts_at_once_exactly_one_wins(running: Running) -> None:
    _start_twice(running, times=10)


@pytest.mark.long
def test_of_two_starts_at_once_exactly_one_wins_a_hundred_times(running: Running) -> None:
    _start_twice(running, times=100)


def _start_twice(running: Running, times: int) -> None:
    for _ in range(times):
        running.kill()
        rivals = [running.session.start(*PROGRAM) for _ in range(2)]
        running.process = _one_left(rivals)
        until(running.answers, "the winner answers")
        assert running.status()["state"] == "working"


def test_a_second_start_shows_the_status_of_the_first(running: Running) -> None:
    second = running.session.run(*PROGRAM)
    assert second.returncode == 0
    assert second.stdout.startswith("kneebreak is already running.\nNext at 13:")


def test_the_socket_of_a_killed_one_is_in_nobodys_way(running: Running) -> None:
    running.kill()
    assert (Path(running.runtime) / "control.sock").exists()
    asked = running.session.run(*PROGRAM, "status")
    assert (asked.returncode, asked.stdout) == (1, "")
    assert "it is not running" in asked.stderr
    running.start()


def test_a_start_reads_no_more_of_a_long_log_than_of_a_short_one(without_desktop: Running) -> None:
    machines = (machine_name(), "laptop", "attic")
    read = []
    for months in (1, 1, 36):  # what the very first start compiles, later ones only read
        write_years(without_desktop.log_folder, datetime.now(UTC), months * 1833, years=months / 12, machines=machines)
        without_desktop.start()
        status = Path(f"/proc/{without_desktop.process.pid}/io").read_text()
        read.append(int(status.split()[1]))
        without_desktop.kill()
    own = sum(file.stat().st_size for file in without_desktop.log_folder.glob(f"{machine_name()}-*"))
    assert own > 40 * _LOOKED_AT
    assert read[2] - read[1] <= _LOOKED_AT


def test_memory_that_only_the_start_needed_is_given_back(without_desktop: Running) -> None:
    without_desktop.start()
    rollup = Path(f"/proc/{without_desktop.process.pid}/smaps_rollup")

    def of_files() -> int:
        """KiB of mapped files that are resident and as on disk: some seven thousand after the start."""
        sizes = {line.split()[0]: line.split()[1] for line in rollup.read_text().splitlines()[1:]}
        return int(sizes["Rss:"]) - int(sizes["Anonymous:"])

    until(lambda: of_files() < 3000, "it has given back what was the start's")
    assert without_desktop.status()["state"] == "working"


def test_what_the_icon_does_not_show_is_loaded_after_it() -> None:
    every = "import sys, kneebreak.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", every], capture_output=True, text=True, check=True).stdout.split()
    assert "kneebreak.wording.face" in loaded
    later = ("work", "shell", "engine.step", "wording.menu", "adapters.notifier", "adapters.presence", "adapters.log")
    assert {f"kneebreak.{name}" for name in later}.isdisjoint(loaded)


def _one_left(rivals: list[subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
    until(lambda: sum(rival.poll() is None for rival in rivals) == 1, "all but one have ended")
    (winner,) = (rival for rival in rivals if rival.poll() is None)
    return winner
