"""The wait on Linux, on real descriptors, threads and signals."""

import ctypes
import errno
import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kneebreak.adapters import waiter as waiters
from kneebreak.adapters.waiter import linux, walltimer
from kneebreak.messages import Wish
from kneebreak.ports import Waiter
from tests.contracts.waiter import WaiterContract
from tests.fakes.clock import FakeClock

assert sys.platform == "linux"

NOW = timedelta(0)
SOON = timedelta(milliseconds=20)
DEADLINE = timedelta(seconds=5)


@pytest.fixture
def waiter() -> Iterator[linux.LinuxWaiter]:
    waiter = linux.LinuxWaiter()
    yield waiter
    waiter.close()


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        if _is_open(end):
            os.close(end)


def _is_open(fd: int) -> bool:
    try:
        fcntl.fcntl(fd, fcntl.F_GETFD)
    except OSError:
        return False
    return True


def _from_now(span: timedelta) -> datetime:
    return datetime.now(UTC) + span


def _stop(waiter: linux.LinuxWaiter) -> Callable[[], None]:
    return lambda: waiter.inbox(Wish.RELOAD)


def test_a_wait_ends_when_its_moment_has_come_and_not_before(waiter: linux.LinuxWaiter) -> None:
    until = _from_now(timedelta(milliseconds=150))
    waiter.wait(until)
    assert until <= datetime.now(UTC) < until + timedelta(milliseconds=100)


@pytest.mark.parametrize(
    "past", [_from_now(-DEADLINE), datetime(1960, 1, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC)]
)
def test_a_moment_that_has_passed_ends_the_wait_at_once(waiter: linux.LinuxWaiter, past: datetime) -> None:
    begun = time.monotonic()
    waiter.wait(past)
    assert time.monotonic() - begun < 1


def test_a_moment_in_the_far_future_is_no_error(waiter: linux.LinuxWaiter) -> None:
    waiter.after(NOW, _stop(waiter))
    waiter.wait(datetime.max.replace(tzinfo=UTC))
    assert waiter.take() == [Wish.RELOAD]


def test_a_moment_that_came_does_not_end_the_next_wait(waiter: linux.LinuxWaiter) -> None:
    waiter.wait(_from_now(NOW))
    begun = time.monotonic()
    waiter.wait(_from_now(timedelta(milliseconds=100)))
    assert time.monotonic() - begun > 0.09


def test_messages_come_out_once_and_in_their_order(waiter: linux.LinuxWaiter) -> None:
    waiter.inbox(Wish.RELOAD)
    waiter.inbox(Wish.QUIT)
    waiter.wait(None)
    assert waiter.take() == [Wish.RELOAD, Wish.QUIT]
    assert waiter.take() == []


def test_a_message_from_another_thread_ends_the_wait(waiter: linux.LinuxWaiter) -> None:
    thread = threading.Timer(0.05, waiter.inbox, [Wish.OPEN_LOG])
    thread.start()
    waiter.wait(_from_now(DEADLINE))
    thread.join()
    assert waiter.take() == [Wish.OPEN_LOG]


def test_any_number_of_messages_from_another_thread_are_all_kept(waiter: linux.LinuxWaiter) -> None:
    def flood() -> None:
        for _ in range(100_000):  # more wake-ups than a pipe holds
            waiter.inbox(Wish.OPEN_LOG)

    thread = threading.Thread(target=flood)
    thread.start()
    thread.join()
    waiter.wait(None)
    assert len(waiter.take()) == 100_000


def test_a_source_is_called_while_it_can_be_read(waiter: linux.LinuxWaiter, pipe: tuple[int, int]) -> None:
    read, write = pipe
    heard: list[bytes] = []

    def ready() -> None:
        heard.append(os.read(read, 2))
        if heard[-1] == b"ef":
            waiter.inbox(Wish.RELOAD)

    waiter.watch(read, ready)
    os.write(write, b"abcdef")
    waiter.wait(_from_now(DEADLINE))
    assert heard == [b"ab", b"cd", b"ef"]


def test_sources_are_served_although_messages_keep_coming(waiter: linux.LinuxWaiter, pipe: tuple[int, int]) -> None:
    heard: list[bytes] = []
    waiter.watch(pipe[0], lambda: heard.append(os.read(pipe[0], 9)))
    os.write(pipe[1], b"x")
    waiter.inbox(Wish.RELOAD)
    waiter.wait(None)
    assert heard == [b"x"]


def test_a_forgotten_source_is_not_called(waiter: linux.LinuxWaiter, pipe: tuple[int, int]) -> None:
    calls: list[int] = []
    waiter.watch(pipe[0], lambda: calls.append(1))
    os.write(pipe[1], b"x")
    waiter.forget(pipe[0])
    waiter.forget(pipe[0])
    waiter.wait(_from_now(SOON))
    assert calls == []


def test_a_source_that_another_one_forgets_in_the_same_turn_is_not_called(waiter: linux.LinuxWaiter) -> None:
    pairs = [socket.socketpair() for _ in range(2)]
    calls: list[int] = []

    def ready(own: int, other: int) -> None:
        calls.append(own)
        waiter.forget(own)
        waiter.forget(other)

    first, second = (ours.fileno() for ours, _ in pairs)
    waiter.watch(first, lambda: ready(first, second))
    waiter.watch(second, lambda: ready(second, first))
    for ours, theirs in pairs:
        theirs.send(b"x")
        assert ours.fileno() in (first, second)
    waiter.wait(_from_now(SOON))
    assert len(calls) == 1
    for end in (end for pair in pairs for end in pair):
        end.close()


@pytest.mark.parametrize("make", [os.pipe, lambda: tuple(end.detach() for end in socket.socketpair())])
def test_a_source_that_ended_and_is_not_forgotten_is_called_once_and_does_not_spin(
    waiter: linux.LinuxWaiter, make: Callable[[], tuple[int, int]]
) -> None:
    ours, theirs = make()
    calls: list[int] = []
    waiter.watch(ours, lambda: calls.append(1))
    os.close(theirs)
    waiter.wait(_from_now(SOON))
    assert calls == [1]
    os.close(ours)


def test_what_was_sent_before_the_end_is_read_to_the_last_byte(waiter: linux.LinuxWaiter) -> None:
    ours, theirs = socket.socketpair()
    heard: list[bytes] = []
    waiter.watch(ours.fileno(), lambda: heard.append(ours.recv(1)))
    theirs.send(b"abc")
    theirs.close()
    waiter.wait(_from_now(SOON))
    assert heard == [b"a", b"b", b"c", b""]
    ours.close()


def test_a_source_closed_without_a_word_is_dropped(waiter: linux.LinuxWaiter, pipe: tuple[int, int]) -> None:
    calls: list[int] = []
    waiter.watch(pipe[0], lambda: calls.append(1))
    os.close(pipe[0])
    waiter.wait(_from_now(SOON))
    assert calls == []
    waiter.forget(pipe[0])


def test_a_callbacks_own_error_comes_out_of_the_wait(waiter: linux.LinuxWaiter, pipe: tuple[int, int]) -> None:
    def ready() -> None:
        raise LookupError

    waiter.watch(pipe[0], ready)
    os.write(pipe[1], b"x")
    with pytest.raises(LookupError):
        waiter.wait(_from_now(DEADLINE))


def test_delays_run_out_in_their_order_and_not_early(waiter: linux.LinuxWaiter) -> None:
    order: list[str] = []
    begun = time.monotonic()
    waiter.after(timedelta(milliseconds=60), lambda: order.append("late"))
    waiter.after(timedelta(milliseconds=30), lambda: order.append("early"))
    waiter.after(timedelta(milliseconds=90), _stop(waiter))
    waiter.wait(_from_now(DEADLINE))
    assert order == ["early", "late"]
    assert time.monotonic() - begun >= 0.09


def test_a_delay_that_was_called_off_does_not_run(waiter: linux.LinuxWaiter) -> None:
    calls: list[int] = []
    call_off = waiter.after(NOW, lambda: calls.append(1))
    call_off()
    call_off()
    waiter.wait(_from_now(SOON))
    assert calls == []


def test_a_delay_can_call_off_one_that_is_due_as_well(waiter: linux.LinuxWaiter) -> None:
    calls: list[int] = []
    call_offs: list[Callable[[], None]] = []

    def call_the_other_off() -> None:
        call_offs[0]()

    waiter.after(NOW, call_the_other_off)
    call_offs.append(waiter.after(NOW, lambda: calls.append(1)))
    waiter.wait(_from_now(SOON))
    assert calls == []


def test_a_delay_that_starts_itself_again_does_not_hold_up_the_rest(waiter: linux.LinuxWaiter) -> None:
    turns: list[int] = []

    def again() -> None:
        turns.append(1)
        waiter.after(NOW, again)

    again()
    waiter.wait(_from_now(SOON))
    assert turns


def test_on_linux_the_loop_is_the_waiter_itself() -> None:
    chosen = waiters.choose(FakeClock(datetime.now(UTC)))
    loop: object = waiters.loop(chosen)
    assert loop is chosen
    chosen.close()


class ClockSetKernel:
    """The C library of a machine whose clock was set, which the next arming is told."""

    def __init__(self) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self.told = 0

    def timerfd_create(self, clock: int, flags: int) -> int:
        return int(self._libc.timerfd_create(clock, flags))

    def timerfd_settime(self, fd: int, flags: int, new: ctypes.Array[ctypes.c_long], old: None) -> int:
        if not self.told:
            self.told += 1
            ctypes.set_errno(errno.ECANCELED)
            return -1
        return int(self._libc.timerfd_settime(fd, flags, new, old))


def test_a_clock_that_was_set_between_two_waits_ends_the_next_one_only() -> None:
    kernel = ClockSetKernel()
    waiter = linux.LinuxWaiter(walltimer.WallTimer(kernel))
    waiter.wait(None)
    assert kernel.told == 1
    waiter.after(SOON, _stop(waiter))
    waiter.wait(None)
    assert waiter.take() == [Wish.RELOAD]
    waiter.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_asks_to_quit(number: signal.Signals) -> None:
    waiter = linux.LinuxWaiter()
    before = signal.getsignal(number)
    waiter.quit_on_signals()
    thread = threading.Timer(0.05, os.kill, [os.getpid(), number])
    thread.start()
    waiter.wait(_from_now(DEADLINE))
    thread.join()
    assert waiter.take() == [Wish.QUIT]
    waiter.close()
    assert signal.getsignal(number) is before


def test_an_ignored_signal_stays_ignored(waiter: linux.LinuxWaiter) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        waiter.quit_on_signals()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


SLEEPER = """
import datetime, sys
from kneebreak.adapters.waiter.linux import LinuxWaiter
def switches():
    with open("/proc/self/status") as status:
        return sum(int(line.split()[1]) for line in status if line.startswith("voluntary"))
waiter = LinuxWaiter()
waiter.quit_on_signals()
waiter.after(datetime.timedelta(hours=1), lambda: None)
before = switches()
waiter.wait(datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=float(sys.argv[1])))
print(switches() - before)
"""


def _switches(seconds: float) -> int:
    """How often a process of its own goes to sleep while it waits this long; being pushed aside is not its doing."""
    return int(subprocess.check_output([sys.executable, "-c", SLEEPER, str(seconds)], text=True))


def test_a_wait_costs_no_wake_up_however_long_it_is() -> None:
    assert _switches(2) <= 2  # to sleep, and once more should a page have to be fetched


@pytest.mark.long
def test_twenty_seconds_cost_no_wake_up() -> None:
    assert _switches(20) <= 3


class TestContract(WaiterContract):
    @pytest.fixture
    def waiter(self) -> Iterator[Waiter]:
        waiter = linux.LinuxWaiter()
        yield waiter
        waiter.close()
