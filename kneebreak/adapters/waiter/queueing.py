"""Waiting where there is no timerfd: on a queue, by the time that the wall clock says is left."""

from __future__ import annotations

import signal
import socket
import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from kneebreak.messages import Message, Wish

# How far a wait may differ from what the wall clock says it took before the clock counts as set: a busy machine lets
# a thread wait some tenths of a second for its turn.
_TOLERANCE = timedelta(seconds=2)


class QueueingWaiter:
    """Waits for messages and for a moment of wall-clock time.

    A wait on a condition runs on a clock that may stand still while the machine sleeps, and that knows nothing of a
    wall clock that is set. `wake` ends the wait when the system tells of either. Where no system message reaches the
    program, `longest` bounds how late it notices: at most that much waking time, at the price of one wake-up each.
    """

    def __init__(self, now: Callable[[], datetime], longest: timedelta | None = None) -> None:
        self._now = now
        self._longest = longest
        self._messages: deque[Message] = deque()
        self._woken = False
        self._changed = threading.Condition()
        self._signals: _Signals | None = None

    def inbox(self, message: Message) -> None:
        """Take a message, from any thread, and end the wait."""
        with self._changed:
            self._messages.append(message)
            self._changed.notify()

    def take(self) -> list[Message]:
        """Hand over what is in the inbox, oldest first, and empty it."""
        with self._changed:
            taken = list(self._messages)
            self._messages.clear()
        return taken

    def wake(self) -> None:
        """End the wait from any thread: the machine resumed, or the clock was set."""
        with self._changed:
            self._woken = True
            self._changed.notify()

    def wait(self, until: datetime | None) -> None:
        """Return when something is in the inbox, the clock was set or resumed, or `until` (UTC) has come."""
        with self._changed:
            while not self._messages and not self._woken:
                left = None if until is None else until - self._now()
                if left is not None and left <= timedelta(0):
                    break
                if self._clock_leapt_during(left):
                    break
            self._woken = False

    def quit_on_signals(self) -> None:
        """Let SIGINT, SIGTERM and what else ends a program put `Wish.QUIT` into the inbox; only in the main thread."""
        self._signals = _Signals(self.inbox)

    def close(self) -> None:
        """Give the signals back."""
        if self._signals is not None:
            self._signals.close()
            self._signals = None

    def _clock_leapt_during(self, left: timedelta | None) -> bool:
        """Wait once, and say whether the wall clock then shows another time than it should."""
        span = min((limit for limit in (left, self._longest) if limit is not None), default=None)
        if span is None:
            self._changed.wait()
            return False
        span = min(span, timedelta(seconds=threading.TIMEOUT_MAX))
        before = self._now()
        told = self._changed.wait(span.total_seconds())
        return not told and abs(self._now() - before - span) > _TOLERANCE


class _Signals:
    """Turns signals into a wish to quit.

    Waiting for a condition cannot be interrupted by Ctrl+C on Windows, so a thread listens to the socket to which the
    interpreter writes each signal's number.
    """

    def __init__(self, inbox: Callable[[Message], None]) -> None:
        self._inbox = inbox
        self._listening, self._written = socket.socketpair()
        self._written.settimeout(0)  # the interpreter asks for a socket that never blocks
        self._previous_fd = signal.set_wakeup_fd(self._written.fileno(), warn_on_full_buffer=False)
        self._handlers = {}
        for number in _ending_signals():
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, _let_the_thread_tell)
        self._thread = threading.Thread(target=self._listen, name="signals", daemon=True)
        self._thread.start()

    def close(self) -> None:
        signal.set_wakeup_fd(self._previous_fd)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._written.close()
        self._thread.join()
        self._listening.close()

    def _listen(self) -> None:
        while numbers := self._listening.recv(64):
            if any(number in self._handlers for number in numbers):
                self._inbox(Wish.QUIT)


def _ending_signals() -> list[signal.Signals]:
    """What ends a program; Windows has no SIGHUP, and only Windows has SIGBREAK."""
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


def _let_the_thread_tell(_number: int, _frame: object) -> None:
    """Handle a signal by doing nothing: the thread that listens has the word."""
