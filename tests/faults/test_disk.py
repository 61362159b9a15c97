"""Disks that are full, and folders that may not be written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kneebreak.adapters.paths import machine_name
from tests.faults.calm import assert_calm
from tests.program.running import PROGRAM, QUIET, Running

assert sys.platform == "linux"

_OWNER_ALONE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")
"""Before a command: the superuser has to keep to the permissions of files as everybody else does."""


@contextmanager
def _small_disk(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _fill(folder: Path) -> Path:
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        room = os.statvfs(folder)
        assert file.write(b"x" * (room.f_bavail * room.f_frsize)) == room.f_bavail * room.f_frsize
    return filler


def _answer(running: Running) -> str:
    running.done("next")
    return running.done("done")


def _outcomes(running: Running) -> list[str]:
    return [line["outcome"] for line in running.log()]


@pytest.mark.parametrize("place", ["log_folder", "memory"])
def test_what_a_full_disk_did_not_take_is_written_once_there_is_room(running: Running, place: str) -> None:
    folder = running.log_folder if place == "log_folder" else running.memory.parent
    running.kill()
    with _small_disk(folder):
        running.start()
        answered = 3
        for _ in range(answered):
            _answer(running)
        filler = _fill(folder)
        told = ""
        while "cannot be written" not in told:
            told = _answer(running)
            answered += 1
            assert answered < 40, "the disk is never full"
        for _ in range(3):
            assert "No space left on device" in _answer(running)
            answered += 1
        assert_calm(running.process.pid)
        for words in (["status"], ["status", "--json"], ["why"], ["doctor"]):
            assert "cannot be written" in running.done(*words)
        assert running.output().count("cannot be written") == 1, "it is told once"
        assert len(running.log()) == answered if place == "memory" else len(running.log()) < answered

        filler.unlink()
        assert "cannot be written" not in _answer(running)
        answered += 1
        assert _outcomes(running) == ["done"] * answered
        assert len({line["id"] for line in running.log()}) == answered
        before = running.status()
        running.kill()
        running.start()
        assert running.status() == before
        running.kill()


def test_what_a_command_cannot_write_stays_as_it_is_and_is_named(running: Running) -> None:
    home = running.session.folder / "small"
    schedule, page = home / "config/kneebreak/schedule.toml", home / "report.html"
    with _small_disk(home):
        for name in ("config", "data", "state"):
            running.session.environment[f"XDG_{name.upper()}_HOME"] = str(home / name)
        schedule.parent.mkdir(parents=True)
        schedule.write_text(QUIET)
        log = home / f"data/kneebreak/log/{machine_name()}-{datetime.now(UTC).year}.jsonl"
        log.parent.mkdir(parents=True)
        log.write_text(" " * 4095 + "\n")  # a page that is full, so that the next line needs another one
        _fill(home)
        for named, words in (
            (schedule, "set rhythm.every 55min"),
            (page, f"report --out {page}"),
            (log, "log add stand"),
            (home / "config/autostart/kneebreak.desktop", "autostart on"),
            (home / "data", "integrate"),
        ):
            answer = running.session.run(*PROGRAM, *words.split())
            assert answer.returncode == 1, words
            assert answer.stderr.startswith(f"kneebreak: {named}"), words
            assert "No space left on device" in answer.stderr, words
        assert schedule.read_text() == QUIET
        assert not page.exists()


def _denied(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for each in folder.iterdir():
        each.chmod(0o400)
    folder.chmod(0o500)


def test_folders_that_may_only_be_read_are_told_of_and_made_up_for(without_desktop: Running) -> None:
    running = without_desktop
    folders = (running.log_folder, running.schedule.parent)
    for folder in folders:
        _denied(folder)
    running.start(*_OWNER_ALONE)
    assert f"{running.schedule} cannot be written" in running.output()
    said = [_answer(running) for _ in range(3)][-1]
    assert "The log cannot be written" in said
    assert "3 entries wait" in said
    assert_calm(running.process.pid)
    for folder in folders:
        folder.chmod(0o700)
    assert "cannot be written" not in _answer(running)
    assert _outcomes(running) == ["done"] * 4


def test_a_log_that_may_not_be_read_is_told_of_and_keeps_nobody_from_moving(running: Running) -> None:
    _answer(running)
    running.kill()
    running.log_folder.chmod(0)
    running.start(*_OWNER_ALONE)
    assert str(running.log_folder) in running.output()
    for words in ("status", "why", "doctor"):
        assert "The log could not be read at the start" in running.done(words)
    assert "The log cannot be written" in _answer(running)
    running.log_folder.chmod(0o700)
    _answer(running)
    assert _outcomes(running) == ["done"] * 3


def test_a_log_folder_that_may_be_written_and_not_read_gets_each_entry_once(without_desktop: Running) -> None:
    running = without_desktop
    running.save_schedule(QUIET)
    running.log_folder.mkdir(parents=True)
    running.log_folder.chmod(0o300)
    running.start(*_OWNER_ALONE)
    _answer(running)
    _answer(running)
    running.log_folder.chmod(0o700)
    _answer(running)
    assert _outcomes(running) == ["done"] * 3
    assert len({line["id"] for line in running.log()}) == 3


@pytest.mark.parametrize("place", ["log_folder", "memory"])
def test_a_file_in_place_of_a_folder_is_told_of_and_made_up_for(without_desktop: Running, place: str) -> None:
    running = without_desktop
    running.save_schedule(QUIET)
    folder = running.log_folder if place == "log_folder" else running.memory.parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    running.start()
    assert "cannot be written" in _answer(running)
    folder.unlink()
    assert "cannot be written" not in _answer(running)
    assert _outcomes(running) == ["done"] * 2


def test_without_a_folder_to_be_reached_in_it_says_where_and_what_to_do(without_desktop: Running) -> None:
    running = without_desktop
    running.session.runtime.chmod(0o500)
    answer = running.session.run(*_OWNER_ALONE, *PROGRAM)
    assert answer.returncode == 1
    assert f"{running.runtime}: Permission denied; see to it that you may write there" in answer.stderr


@pytest.mark.parametrize(
    ("name", "reason"),
    [("kneebreak", "control.sock: Is a directory"), ("x" * 120 + "/kneebreak", "control.sock: too long for a socket")],
)
def test_where_no_socket_can_be_it_says_where_and_leaves_nothing_behind(
    without_desktop: Running, name: str, reason: str
) -> None:
    folder = without_desktop.session.runtime / name
    without_desktop.session.environment["XDG_RUNTIME_DIR"] = str(folder.parent)
    if "x" not in name:
        (folder / "control.sock").mkdir(parents=True)
    answer = without_desktop.session.run(*PROGRAM)
    assert answer.returncode == 1
    assert f"{folder}/{reason}" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert not without_desktop.schedule.exists()
