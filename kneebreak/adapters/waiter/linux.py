"""Waiting on Linux: one thread that sleeps in poll(2) until something happens."""

from __future__ import annotations

import errno
import os
import select
import signal
import sys
import time
from _thread import get_ident
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from kneebreak.adapters.waiter import walltimer
from kneebreak.messages import Message, Wish

assert sys.platform == "linux"  # noqa: S101 - tells the type checker where this file is at home

_READY = select.POLLIN | select.POLLRDHUP
_ENDED = select.POLLHUP | select.POLLRDHUP | select.POLLERR
_MILLISECOND = 1_000_000  # nanoseconds

_Callback = Callable[[], None]


class LinuxWaiter:
    """Waits for file descriptors, for delays, for a moment of wall-clock time and for messages of other threads.

    poll(2) rather than epoll(7): for a handful of descriptors it costs the same, and it tells of one that was closed
    without a word instead of reporting its ghost for ever.
    """

    def __init__(self, timer: walltimer.WallTimer | None = None) -> None:
        self._messages: deque[Message] = deque()
        self._thread = get_ident()
        self._poll = select.poll()
        self._watched: dict[int, _Callback] = {}
        self._delayed: dict[object, tuple[int, _Callback]] = {}
        self._moment_came = False
        self._signals: dict[signal.Signals, signal._HANDLER] = {}
        self._timer = walltimer.WallTimer() if timer is None else timer
        self._woken, self._waker = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self.watch(self._timer.fd, self._moment_has_come)
        self.watch(self._woken, self._drain)

    def inbox(self, message: Message) -> None:
        """Take a message, from any thread, and end the wait."""
        self._messages.append(message)
        if get_ident() != self._thread:
            # A full pipe holds so many wake-ups that one more makes no difference.
            with suppress(BlockingIOError):
                os.write(self._waker, b"\0")

    def take(self) -> list[Message]:
        """Hand over what is in the inbox, oldest first, and empty it."""
        taken = []
        while self._messages:
            taken.append(self._messages.popleft())
        return taken

    def wait(self, until: datetime | None) -> None:
        """Return when something is in the inbox, the clock was set or resumed, or `until` (UTC) has come."""
        self._moment_came = self._timer.arm(until)
        self._turn(block=not self._over())
        while not self._over():
            self._turn(block=True)

    def watch(self, fd: int, ready: _Callback) -> None:
        """Call `ready` from within `wait` whenever `fd` can be read, or its other end is closed.

        A descriptor whose other end is closed and that has nothing left to read is forgotten before this last call,
        so that it cannot keep the loop spinning.
        """
        self._watched[fd] = ready
        self._poll.register(fd, _READY)

    def forget(self, fd: int) -> None:
        """Stop watching; harmless for a descriptor that is not watched."""
        if self._watched.pop(fd, None) is not None:
            self._poll.unregister(fd)

    def after(self, delay: timedelta, then: _Callback) -> _Callback:
        """Call `then` once from within `wait` after `delay` of waking time; returns a function that calls it off."""
        key = object()
        self._delayed[key] = (time.monotonic_ns() + delay // timedelta(microseconds=1) * 1000, then)

        def call_off() -> None:
            self._delayed.pop(key, None)

        return call_off

    def quit_on_signals(self) -> None:
        """Let SIGTERM, SIGINT and SIGHUP put `Wish.QUIT` into the inbox; call it from the main thread.

        A signal that is ignored already stays so: that is how nohup and shells in the background ask for it.
        """
        # The C handler writes to the pipe: a signal that arrives just before poll() is entered would else go unheard.
        signal.set_wakeup_fd(self._waker, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._signals[number] = signal.signal(number, lambda *_: self.inbox(Wish.QUIT))

    def close(self) -> None:
        """Give signals and descriptors back."""
        if self._signals:
            signal.set_wakeup_fd(-1)
        for number, handler in self._signals.items():
            signal.signal(number, handler)
        self._signals = {}
        self._timer.close()
        os.close(self._woken)
        os.close(self._waker)

    def _over(self) -> bool:
        return self._moment_came or bool(self._messages)

    def _turn(self, *, block: bool) -> None:
        """Wait once and run everything that became ready."""
        ready = self._poll.poll(self._patience() if block else 0)
        batch = [(fd, flags, self._watched[fd]) for fd, flags in ready]
        for fd, flags, callback in batch:
            # One callback may forget the next one's descriptor, or give its number to another file.
            if self._watched.get(fd) is callback:
                self._call(fd, flags, callback)
        self._run_delayed()

    def _call(self, fd: int, flags: int, callback: _Callback) -> None:
        if flags & select.POLLNVAL:
            self.forget(fd)  # closed behind our back
            return
        if flags & _ENDED and not _unread(fd):
            self.forget(fd)
        callback()

    def _patience(self) -> int | None:
        """Milliseconds until the first delay is over, rounded up; None: there is none."""
        if not self._delayed:
            return None
        left = min(deadline for deadline, _ in self._delayed.values()) - time.monotonic_ns()
        return max(0, -(-left // _MILLISECOND))

    def _run_delayed(self) -> None:
        if not self._delayed:
            return
        now = time.monotonic_ns()
        due = sorted((deadline, index, key) for index, (key, (deadline, _)) in enumerate(self._delayed.items()))
        for deadline, _, key in due:
            if deadline <= now and key in self._delayed:
                self._delayed.pop(key)[1]()

    def _moment_has_come(self) -> None:
        self._timer.quiet()
        self._moment_came = True

    def _drain(self) -> None:
        os.read(self._woken, 4096)


def _unread(fd: int) -> int:
    """How many bytes can still be read; none where the kernel cannot tell."""
    from array import array  # noqa: PLC0415 - needed only when something ends
    from fcntl import ioctl  # noqa: PLC0415 - the same
    from termios import FIONREAD  # noqa: PLC0415 - the same

    count = array("i", [0])
    try:
        ioctl(fd, FIONREAD, count)
    except OSError as error:
        if error.errno not in (errno.ENOTTY, errno.EINVAL, errno.EIO):
            raise
        return 0
    return count[0]
