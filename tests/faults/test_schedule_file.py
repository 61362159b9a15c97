"""Something else where the schedule should be."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desktop.until import until
from tests.faults.calm import assert_calm
from tests.program.running import QUIET, Running


def _become_folder(path: Path) -> None:
    path.mkdir()


def _become_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _become_pipe(path: Path) -> None:
    os.mkfifo(path)


def _become_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"# \n" * 1_000_000)
        file.truncate(100_000_000)


def _become_loop(path: Path) -> None:
    path.symlink_to(path.name)


_INSTEAD = {
    "folder": (_become_folder, "is a folder"),
    "device": (_become_device, "is no regular file"),
    "pipe": (_become_pipe, "is no regular file"),
    "huge": (_become_huge, "is larger than 128 KiB"),
    "loop": (_become_loop, "cannot be read"),
}


@pytest.fixture(params=_INSTEAD)
def instead(request: pytest.FixtureRequest) -> tuple[Callable[[Path], None], str]:
    """How to put something there, and what is said of it."""
    return _INSTEAD[request.param]


def _take_away(path: Path) -> None:
    path.rmdir() if path.is_dir() else path.unlink()


def test_what_takes_the_place_of_the_schedule_is_told_of_and_the_old_one_stays_in_force(
    running: Running, instead: tuple[Callable[[Path], None], str]
) -> None:
    become, said = instead
    due = running.status()["due"]
    running.schedule.unlink()
    become(running.schedule)
    until(lambda: said in running.ask("reload")[1], "it says what is there")
    assert "mistake" in running.done("status")
    assert running.status()["due"] == due
    assert_calm(running.process.pid)
    _take_away(running.schedule)
    running.save_schedule(QUIET.replace("1 h", "2 h"))
    until(lambda: running.status()["due"] > due, "the new schedule is in force")
    assert "mistake" not in running.done("status")


def test_what_lies_there_at_the_start_is_told_of_and_made_up_for(
    without_desktop: Running, instead: tuple[Callable[[Path], None], str]
) -> None:
    running = without_desktop
    become, said = instead
    running.schedule.parent.mkdir()
    become(running.schedule)
    running.start()
    assert said in running.output()
    running.done("next")
    running.done("done")
    _take_away(running.schedule)
    running.save_schedule(QUIET)
    until(lambda: "mistake" not in running.done("status"), "the new schedule is in force")
