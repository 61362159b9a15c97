"""A program that is watched: on trial at first, and buried whenever it ends."""

from __future__ import annotations

import os
import signal
import sys
from datetime import timedelta

from kneebreak.adapters.opener import child
from kneebreak.adapters.opener.program import Program
from tests.adapters.opener import stage

assert sys.platform == "linux"


def _start(desk: stage.Desk, patience: timedelta) -> None:
    """Start a program that ends when somebody writes to `end`, with the status that is written."""
    os.mkfifo(desk.folder / "end")
    path = desk.program("editor", f"read status < '{desk.folder}/end'; exit $status")
    child.start(Program("editor", (path,), patience=patience), desk.environment, desk.waiter, desk.tell)


def _end(desk: stage.Desk, status: int) -> None:
    (desk.folder / "end").write_text(f"{status}\n")


def test_an_error_within_the_patience_is_told(desk: stage.Desk) -> None:
    _start(desk, timedelta(minutes=1))
    desk.call()
    _end(desk, 3)
    assert desk.trouble() == "editor ended at once (exit status 3)"


def test_an_error_after_the_patience_is_the_users_own_business(desk: stage.Desk) -> None:
    _start(desk, timedelta(0))
    editing = desk.call()
    passed: list[bool] = []
    desk.waiter.after(timedelta(0), lambda: passed.append(True))
    desk.run_until(lambda: passed)
    _end(desk, 3)
    assert desk.is_settled(editing)


def test_a_program_goes_on_when_nobody_listens_any_more(desk: stage.Desk) -> None:
    _start(desk, timedelta(minutes=1))
    editing = desk.call()
    assert os.waitid(os.P_PID, editing.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    _end(desk, 0)
    assert desk.is_settled(editing)


def test_a_program_starts_with_ordinary_signals_although_we_ignore_some(desk: stage.Desk) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        path = desk.program("editor", "kill -HUP $$; exit 0")
        child.start(Program("editor", (path,)), desk.environment, desk.waiter, desk.tell)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert desk.trouble() == "editor ended at once (signal 1)"


def test_where_the_kernel_buries_children_by_itself_the_loop_survives(desk: stage.Desk) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        _start(desk, timedelta(minutes=1))
        editing = desk.call()
        _end(desk, 1)
        assert desk.is_settled(editing)
        assert desk.no_other_call()  # the loop has turned once more
    finally:
        signal.signal(signal.SIGCHLD, before)
    assert desk.troubles == []


def test_a_program_that_cannot_be_started_is_told(desk: stage.Desk) -> None:
    child.start(Program("odd", ("/bin/true", "\0")), desk.environment, desk.waiter, desk.tell)
    child.start(Program("gone", ("/no/such/program",)), desk.environment, desk.waiter, desk.tell)
    assert desk.troubles == [
        "odd cannot be started (embedded null byte)",
        "gone cannot be started (No such file or directory)",
    ]
