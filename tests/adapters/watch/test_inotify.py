"""Watching real files as real editors and tools save them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kneebreak.adapters import watch as watches
from kneebreak.adapters.waiter import linux
from kneebreak.adapters.watch import inotify
from kneebreak.messages import Wish

assert sys.platform == "linux"

DEADLINE = timedelta(seconds=5)
# The quiet time after which a change is told is 100 ms; twice as long tells that there was none.
LONG_ENOUGH = timedelta(milliseconds=250)


class Desk:
    """A file that is watched, on a real loop, and what was read of it at each change."""

    def __init__(self, folder: Path) -> None:
        self.home = folder
        self.file = folder / "config" / "kneebreak" / "schedule.toml"
        self.file.parent.mkdir(parents=True)
        self.file.write_text("one")
        self.waiter = linux.LinuxWaiter()
        self.read: list[str | None] = []
        self.watch = watches.choose(str(self.file), self.waiter, self._changed)
        assert isinstance(self.watch, inotify.Watch)

    def _changed(self) -> None:
        try:
            self.read.append(self.file.read_text())
        except OSError:
            self.read.append(None)
        self.waiter.inbox(Wish.RELOAD)

    def next_change(self) -> str | None:
        """What the file holds (None: nothing can be read) when a change is told, which must happen soon and once."""
        already = len(self.read)
        self.waiter.wait(datetime.now(UTC) + DEADLINE)
        assert self.waiter.take() == [Wish.RELOAD]
        assert len(self.read) == already + 1
        return self.read[-1]

    def is_calm(self) -> bool:
        """Whether no change is told for a while."""
        self.waiter.wait(datetime.now(UTC) + LONG_ENOUGH)
        return self.waiter.take() == []

    def close(self) -> None:
        self.watch.close()
        self.waiter.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def test_a_file_written_in_place_is_told_once(desk: Desk) -> None:
    desk.file.write_text("two")
    assert desk.next_change() == "two"
    assert desk.is_calm()


def test_a_file_replaced_by_renaming_another_over_it_is_told(desk: Desk) -> None:
    for text in ("two", "three"):
        fresh = desk.file.with_name(".schedule.toml.swp")
        fresh.write_text(text)
        fresh.replace(desk.file)
        assert desk.next_change() == text


def test_a_save_that_moves_the_old_file_aside_first_is_told_once(desk: Desk) -> None:
    desk.file.rename(desk.file.with_name("schedule.toml~"))
    desk.file.write_text("two")
    assert desk.next_change() == "two"
    assert desk.is_calm()


def test_a_file_that_sed_edits_in_its_way_is_told(desk: Desk) -> None:
    subprocess.run(["sed", "-i", "s/one/two/", desk.file], check=True)
    assert desk.next_change() == "two"


def test_a_deleted_file_is_told_and_so_is_its_return(desk: Desk) -> None:
    desk.file.unlink()
    assert desk.next_change() is None
    desk.file.write_text("two")
    assert desk.next_change() == "two"


def test_half_a_file_is_told_again_once_the_rest_is_there(desk: Desk) -> None:
    with desk.file.open("w") as half:
        half.write("half")
        half.flush()
        assert desk.is_calm()
        half.write(" and half")
    assert desk.next_change() == "half and half"


def test_a_file_that_becomes_readable_is_told(desk: Desk) -> None:
    desk.file.chmod(0o000)
    desk.next_change()
    desk.file.chmod(0o600)
    assert desk.next_change() == "one"


def test_other_files_are_no_concern(desk: Desk) -> None:
    other = desk.file.with_name("schedule.toml.bak")
    other.write_text("x")
    other.rename(desk.file.with_name("other.toml"))
    (desk.file.parent.parent / "browser.conf").write_text("x")
    assert desk.is_calm()


def test_reading_the_file_is_no_change(desk: Desk) -> None:
    desk.file.read_text()
    os.listdir(desk.file.parent)  # noqa: PTH208 - it is the reading that matters
    assert desk.is_calm()


def test_a_file_replaced_by_a_symbolic_link_is_told_and_its_target_watched(desk: Desk) -> None:
    target = desk.home / "dotfiles" / "breaks.toml"
    target.parent.mkdir()
    target.write_text("two")
    desk.file.unlink()
    desk.file.symlink_to(target)
    assert desk.next_change() == "two"
    target.write_text("three")
    assert desk.next_change() == "three"
    fresh = target.with_name("new")
    fresh.write_text("four")
    fresh.replace(target)
    assert desk.next_change() == "four"


def test_a_link_turned_to_another_target_is_told_and_the_old_target_forgotten(desk: Desk) -> None:
    for name in ("work", "weekend"):
        (desk.file.parent / name).write_text(name)
    turned = desk.file.with_name("turned")
    for name in ("work", "weekend"):
        turned.symlink_to(name)
        turned.rename(desk.file)
        assert desk.next_change() == name
    (desk.file.parent / "work").write_text("unimportant")
    assert desk.is_calm()


def test_the_folder_replaced_by_a_link_to_another_one_is_told(desk: Desk) -> None:
    target = desk.home / "dotfiles"
    desk.file.parent.rename(target)
    assert desk.next_change() is None
    desk.file.parent.symlink_to(target)
    assert desk.next_change() == "one"
    (target / "schedule.toml").write_text("two")
    assert desk.next_change() == "two"


def test_the_folder_may_go_and_come_back(desk: Desk) -> None:
    shutil.rmtree(desk.file.parent)
    assert desk.next_change() is None
    desk.file.parent.mkdir()
    desk.file.write_text("two")
    assert desk.next_change() == "two"
    desk.file.write_text("three")
    assert desk.next_change() == "three"


def test_folders_further_up_may_go_and_come_back(desk: Desk) -> None:
    config = desk.file.parent.parent
    config.rename(desk.home / "aside")
    assert desk.next_change() is None
    (desk.home / "aside" / "kneebreak" / "schedule.toml").write_text("unimportant")
    assert desk.is_calm()
    desk.file.parent.mkdir(parents=True)
    desk.file.write_text("two")
    assert desk.next_change() == "two"


def test_links_that_lead_in_a_circle_are_no_error(desk: Desk) -> None:
    desk.file.unlink()
    desk.file.symlink_to(desk.file.name)
    desk.next_change()
    desk.file.unlink()
    desk.file.write_text("two")
    assert desk.next_change() == "two"


def test_a_burst_of_saves_is_told_once(desk: Desk) -> None:
    for number in range(50):
        desk.file.write_text(str(number))
    assert desk.next_change() == "49"
    assert desk.is_calm()


def test_after_closing_nothing_is_told_even_of_a_change_that_came_before(desk: Desk) -> None:
    told: list[int] = []
    other = desk.home / "other"
    watch = inotify.Watch(str(other), desk.waiter, lambda: told.append(1))
    other.write_text("x")
    desk.waiter.wait(datetime.now(UTC) + timedelta(milliseconds=20))
    watch.close()
    assert desk.is_calm()
    assert told == []
