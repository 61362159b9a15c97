"""A good citizen of Windows: it lets sessions end, ends when it is asked to, and comes and goes without a trace."""

from __future__ import annotations

import signal
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kneebreak.adapters.integration.shell_link import programs_folder
from kneebreak.adapters.tray.windows import WM_CLOSE, WM_ENDSESSION, WM_QUERYENDSESSION
from kneebreak.adapters.waiter.queueing import QueueingWaiter
from kneebreak.messages import Wish
from tests.windows.program import Program
from tests.windows.screen import windows


def test_the_end_of_the_session_is_never_vetoed_and_finds_everything_saved(running: Program) -> None:
    running.say("pause", "3 h")
    assert running.send(WM_QUERYENDSESSION) == {1}
    running.send(WM_ENDSESSION, 1)
    memory = (running.folder / "kneebreak" / "memory.toml").read_text(encoding="utf-8")
    assert 'name = "paused"' in memory
    assert running.ended() == 0


def test_a_request_to_close_ends_it(running: Program) -> None:
    running.post(WM_CLOSE)
    assert running.ended() == 0
    assert not windows("kneebreak")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGBREAK])
def test_a_break_from_the_keyboard_is_a_wish_to_quit(number: int) -> None:
    """Windows has the C library raise the signal in a thread of its own; Wine has no console that could ask for it."""
    waiter = QueueingWaiter(lambda: datetime.now(UTC))
    waiter.quit_on_signals()
    keyboard = threading.Timer(0.1, signal.raise_signal, [number])
    keyboard.start()
    waiter.wait(datetime.now(UTC) + timedelta(seconds=30))
    assert waiter.take() == [Wish.QUIT]
    keyboard.join()
    waiter.close()


@pytest.mark.parametrize("words", ["status", "why", "log", "about", "--help", "doctor", "check", "autostart status"])
def test_every_command_can_be_read_on_a_console_of_western_europe(running: Program, words: str) -> None:
    running.say("next")
    assert running.say(*words.split())


def test_the_entry_in_the_start_menu_comes_and_goes(program: Program) -> None:
    entry = Path(programs_folder()) / "kneebreak.lnk"
    assert not entry.exists(), "this user has an entry; the test would take it away"
    before = sorted(entry.parent.iterdir())
    said = program.say("integrate")
    assert "kneebreak.lnk" in said
    try:
        content = entry.read_bytes()
        assert content.startswith(b"L\0\0\0\x01\x14\x02\0")  # [MS-SHLLINK] 2.1: the size and class of a link
        assert "-P -m kneebreak".encode("utf-16-le") in content
        assert "kneebreak.ico".encode("utf-16-le") in content
    finally:
        program.say("integrate", "--off")
    assert sorted(entry.parent.iterdir()) == before
    assert program.say("integrate", "--off") == "nothing was there\n"
