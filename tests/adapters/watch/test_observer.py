"""Watching by watchdog, on real files."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kneebreak.adapters.watch.observer import Watch

QUIET = timedelta(milliseconds=50)
# Long enough that a report which is wrong would have come.
SETTLED = 0.4


class _Reports:
    """Counts what is reported."""

    def __init__(self) -> None:
        self._arrived = threading.Semaphore(0)

    def __call__(self) -> None:
        self._arrived.release()

    def one(self) -> None:
        """Wait for a report, and see that it stays at this one."""
        assert self._arrived.acquire(timeout=5), "nothing was reported"
        self.none()

    def none(self) -> None:
        assert not self._arrived.acquire(timeout=SETTLED), "a report too many"


Start = Callable[[Path], _Reports]


@pytest.fixture
def watch() -> Iterator[Start]:
    watches = []

    def start(path: Path) -> _Reports:
        reports = _Reports()
        watches.append(Watch(str(path), reports, QUIET))
        return reports

    yield start
    for each in watches:
        each.close()


@pytest.fixture
def schedule(tmp_path: Path) -> Path:
    folder = tmp_path / "config" / "kneebreak"
    folder.mkdir(parents=True)
    file = folder / "schedule.toml"
    file.write_text("one")
    return file


def test_a_direct_save_is_reported_once(watch: Start, schedule: Path) -> None:
    reports = watch(schedule)
    with schedule.open("w") as file:
        for part in ("t", "w", "o"):
            file.write(part)
            file.flush()
    reports.one()


def test_a_save_by_renaming_is_reported_once(watch: Start, schedule: Path) -> None:
    reports = watch(schedule)
    other = schedule.with_suffix(".tmp")
    other.write_text("two")
    other.replace(schedule)
    reports.one()
    schedule.write_text("three")
    reports.one()


def test_a_file_that_is_deleted_and_made_again_is_reported_each_time(watch: Start, schedule: Path) -> None:
    reports = watch(schedule)
    schedule.unlink()
    reports.one()
    schedule.write_text("two")
    reports.one()


def test_a_link_that_takes_its_place_is_reported_and_then_what_it_links_to(
    watch: Start, schedule: Path, tmp_path: Path
) -> None:
    reports = watch(schedule)
    target = tmp_path / "dotfiles" / "mine.toml"
    target.parent.mkdir()
    target.write_text("two")
    link = schedule.with_suffix(".link")
    link.symlink_to(target)
    link.replace(schedule)
    reports.one()
    target.write_text("three")
    reports.one()


def test_reading_the_file_and_changing_others_is_no_change(watch: Start, schedule: Path) -> None:
    reports = watch(schedule)
    assert schedule.read_text() == "one"
    schedule.with_name("other.toml").write_text("x")
    reports.none()


def test_a_folder_that_goes_and_comes_back_is_followed(watch: Start, schedule: Path) -> None:
    reports = watch(schedule)
    shutil.rmtree(schedule.parent)
    reports.one()
    schedule.parent.mkdir()
    schedule.write_text("two")
    reports.one()
    schedule.write_text("three")
    reports.one()


def test_a_folder_that_does_not_exist_yet_is_waited_for(watch: Start, tmp_path: Path) -> None:
    path = tmp_path / "not" / "yet" / "schedule.toml"
    reports = watch(path)
    path.parent.mkdir(parents=True)
    reports.none()
    path.write_text("one")
    reports.one()


def test_nothing_is_reported_after_closing_and_no_thread_stays(schedule: Path) -> None:
    before = set(threading.enumerate())
    reports = _Reports()
    watching = Watch(str(schedule), reports, QUIET)
    schedule.write_text("two")
    watching.close()
    schedule.write_text("three")
    reports.none()
    assert set(threading.enumerate()) <= before


def test_it_can_be_closed_by_what_it_calls(schedule: Path) -> None:
    closed = threading.Event()

    def close() -> None:
        watching.close()
        closed.set()

    watching = Watch(str(schedule), close, QUIET)
    schedule.write_text("two")
    assert closed.wait(5)
