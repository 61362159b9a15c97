"""The waiter of Windows and macOS, with real threads and signals and a wall clock that the test sets."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from kneebreak.adapters.waiter.queueing import QueueingWaiter
from kneebreak.messages import Message, Wish

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
INSTANT = timedelta(milliseconds=20)


class _WallClock:
    """Goes with real time from noon on."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self) -> datetime:
        return NOON + timedelta(seconds=time.monotonic() - self._began)


def _while_waiting(waiter: QueueingWaiter, until: datetime | None, act: Callable[[], None]) -> None:
    """Let a thread act while another waits; fails when the wait does not end."""
    waiting = threading.Thread(target=waiter.wait, args=(until,), daemon=True)
    waiting.start()
    act()
    waiting.join(5)
    assert not waiting.is_alive(), "it still waits"


def test_a_message_of_another_thread_ends_the_wait() -> None:
    waiter = QueueingWaiter(_WallClock())
    _while_waiting(waiter, None, lambda: waiter.inbox(Wish.RELOAD))
    assert waiter.take() == [Wish.RELOAD]


def test_what_is_in_the_inbox_already_needs_no_wait_and_is_taken_once_in_order() -> None:
    waiter = QueueingWaiter(_WallClock())
    messages: list[Message] = [Wish.SHOW_STATUS, Wish.RELOAD, Wish.QUIT]
    for message in messages:
        waiter.inbox(message)
    waiter.wait(None)
    assert (waiter.take(), waiter.take()) == (messages, [])


def test_it_waits_until_the_moment_and_not_longer() -> None:
    clock = _WallClock()
    moment = NOON + 3 * INSTANT
    QueueingWaiter(clock).wait(moment)
    assert moment <= clock() < moment + timedelta(seconds=2)


def test_a_moment_that_is_past_needs_no_wait() -> None:
    QueueingWaiter(_WallClock()).wait(NOON - timedelta(days=1))


def test_being_woken_ends_the_wait_once() -> None:
    clock = _WallClock()
    waiter = QueueingWaiter(clock)
    _while_waiting(waiter, None, waiter.wake)
    waiter.wait(NOON + INSTANT)
    assert clock() >= NOON + INSTANT


def test_a_wake_between_two_waits_is_not_lost() -> None:
    waiter = QueueingWaiter(_WallClock())
    waiter.wake()
    waiter.wait(None)
    assert waiter.take() == []


def test_a_moment_beyond_what_the_system_can_count_is_waited_for() -> None:
    waiter = QueueingWaiter(lambda: datetime(1, 1, 1, tzinfo=UTC))
    _while_waiting(waiter, datetime.max.replace(tzinfo=UTC), lambda: waiter.inbox(Wish.QUIT))


@pytest.mark.parametrize("moved", [timedelta(hours=-1), timedelta(hours=1), timedelta(days=1)])
def test_a_clock_that_is_set_is_noticed_without_being_told_within_the_longest_wait(moved: timedelta) -> None:
    looks = iter([NOON, NOON, NOON + INSTANT + moved])  # what is left, the wait begins, the wait is over
    QueueingWaiter(lambda: next(looks), longest=INSTANT).wait(NOON + timedelta(hours=3))
    assert list(looks) == []


def test_a_wait_is_not_cut_short_by_the_longest_one() -> None:
    clock = _WallClock()
    moment = NOON + 10 * INSTANT
    QueueingWaiter(clock, longest=INSTANT).wait(moment)
    assert clock() >= moment


_PROGRAM = """
import sys
from datetime import UTC, datetime
import pytest

from kneebreak.adapters.waiter.queueing import QueueingWaiter
waiter = QueueingWaiter(lambda: datetime.now(UTC))
waiter.quit_on_signals()
print("ready", flush=True)
waiter.wait(None)
print(waiter.take(), flush=True)
waiter.close()
"""


def test_signals_are_a_wish_to_quit() -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        with subprocess.Popen([sys.executable, "-c", _PROGRAM], stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
            os.kill(program.pid, number)
            assert program.stdout.readline() == "[<Wish.QUIT: 'quit'>]\n"
            assert program.wait(5) == 0
