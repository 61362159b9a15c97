"""Absences where a system tells only, when it is asked, how long ago the last input was."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from kneebreak.engine.events import CameBack, Ticked, WentAway
from kneebreak.messages import Inbox

_MARGIN = timedelta(milliseconds=50)
"""Systems count input in ticks; to look a moment after the predicted one is to look once."""
_LOOK_AGAIN = timedelta(minutes=1)


class Input(Protocol):
    """What a system knows of keyboard and mouse."""

    def idle_for(self) -> timedelta | None:
        """How long ago the last input was; None: unknown."""

    def listen(self, heard: Callable[[], None]) -> bool:
        """Call `heard` with the next input, from any thread, and at least once; False: this system tells of none."""

    def ignore(self) -> None:
        """Tell of no more input."""


class PredictingPresence:
    """Looks at the moments at which an absence, or a lull, is reached if no input comes, and at no others.

    While one lasts, the system is asked to tell of the next input, and nobody looks at all. What it finds goes into the
    inbox, from a thread of its own.
    """

    def __init__(
        self, input_: Input, inbox: Inbox, now: Callable[[], datetime], look_again: timedelta = _LOOK_AGAIN
    ) -> None:
        """`look_again` is how often to look for a return where the system does not tell of input."""
        self._input = input_
        self._look_again = look_again
        self._inbox = inbox
        self._now = now
        self._changed = threading.Condition()
        self._away: timedelta | None = None
        self._lull: timedelta | None = None
        self._gone_since: datetime | None = None
        self._lulled = False
        self._stirred = False
        self._closed = False
        self._thread = threading.Thread(target=self._live, name="presence", daemon=True)
        self._thread.start()

    def idle_for(self) -> timedelta | None:
        """How long ago the last input was; None: unknown."""
        return self._input.idle_for()

    def watch(self, away: timedelta) -> None:
        """Report `WentAway` after this long without input from now on; an absence already reported goes on."""
        with self._changed:
            self._away = away
        self.look()

    def watch_lull(self, span: timedelta | None) -> None:
        """Report `Ticked` each time that there was no input for this long; None: no more."""
        with self._changed:
            if span == self._lull:
                return
            self._lull = span
            self._lulled = False
        self.look()

    def look(self) -> None:
        """Look now, from any thread: there was input, or the machine resumed."""
        with self._changed:
            self._stirred = True
            self._changed.notify()

    def close(self) -> None:
        """Look no more."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()
        self._input.ignore()

    def _live(self) -> None:
        with self._changed:
            while not self._closed:
                self._stirred = False
                wait = self._next_look()
                self._changed.wait_for(
                    lambda: self._stirred or self._closed, None if wait is None else wait.total_seconds()
                )

    def _next_look(self) -> timedelta | None:
        """Report what is so by now, and say when to look again at the latest; None: when there is input."""
        idle = self._input.idle_for()
        self._report_absence(idle)
        self._report_lull(idle)
        spans = [
            span
            for span, reached in ((self._away, self._gone_since is not None), (self._lull, self._lulled))
            if span is not None and not reached
        ]
        waits = [span - (idle or timedelta(0)) + _MARGIN for span in spans]
        if self._gone_since is None and not self._lulled:
            self._input.ignore()
        elif not self._input.listen(self.look):
            waits.append(self._look_again)
        return min(waits, default=None)

    def _report_absence(self, idle: timedelta | None) -> None:
        if self._away is None or idle is None:
            return
        if self._gone_since is None and idle >= self._away:
            self._gone_since = self._now() - idle
            self._inbox(WentAway(self._gone_since))
        elif self._gone_since is not None and idle < self._away:
            self._inbox(CameBack(self._gone_since))
            self._gone_since = None

    def _report_lull(self, idle: timedelta | None) -> None:
        if self._lull is None or idle is None or idle < self._lull:
            self._lulled = False
        elif not self._lulled:
            self._lulled = True
            self._inbox(Ticked())
