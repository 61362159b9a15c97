"""Idle time on GNOME, by the watches of Mutter's idle monitor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.presence.mutter_monitor import SOURCE, Drop, IdleMonitor
from kneebreak.engine.events import CameBack, Ticked, WentAway
from kneebreak.engine.waking import MAYBE_GONE
from kneebreak.language import marked
from kneebreak.messages import Inbox

_NONE = timedelta(0)
_LACKS = marked("while something keeps the screen from blanking, an absence may go unnoticed until a prompt is due")


class MutterPresence:
    """Knows what Mutter's watches tell: when a pause has become long enough, and the first input after it.

    There is a watch for absences, one for pauses in which somebody may have got up, one for lulls while somebody
    listens for them, and one for the next input during each of these: while somebody works nothing wakes us, and of an
    absence nothing between its ends. Mutter is never waited for; it is asked how long a pause lasts already when one of
    its watches says that there is one.
    """

    def __init__(self, connection: Connection, inbox: Inbox, now: Callable[[], datetime], ledger: Ledger) -> None:
        self._inbox = inbox
        self._now = now
        self._ledger = ledger
        self._serves = self._answers = False
        """Whether Mutter is there and takes watches; whether it answered when it was asked last."""
        self._away: timedelta | None = None
        self._lull: timedelta | None = None
        self._drops: list[Drop] = []
        self._drop_lull: Drop = _nothing
        self._drop_input: Drop | None = None
        self._still_since: datetime | None = None
        """The last input, as long as a watch would tell of another."""
        self._gone_since: datetime | None = None
        """When an absence began that was reported."""
        self._lull_told = False
        self._monitor = IdleMonitor(connection, self._appeared, self._disappeared)

    def idle_for(self) -> timedelta | None:
        """How long ago the last input was, or zero where that is less than a minute; None: unknown."""
        if self._still_since is not None:
            return max(_NONE, self._now() - self._still_since)
        return _NONE if self._answers else None

    def watch(self, away: timedelta) -> None:
        """Report `WentAway` after this long without input from now on; an absence already reported goes on."""
        self._away = away
        for drop in self._drops:
            drop()
        self._drops = [self._on_pause(span) for span in self._spans()]

    def watch_lull(self, span: timedelta | None) -> None:
        """Report `Ticked` each time that there was no input for this long; None: no more."""
        if span == self._lull:
            return
        self._lull, self._lull_told = span, False
        self._drop_lull()
        self._drop_lull = self._on_pause(span)
        if span is not None:
            self._ask()  # no watch speaks while something keeps the screen from blanking

    def close(self) -> None:
        """Take everything back."""
        self._monitor.close()

    def _appeared(self) -> None:
        self._serves = True
        self._ledger.serve(Need.IDLE, SOURCE, _LACKS)
        self._drops = [self._on_pause(span) for span in self._spans()]
        self._drop_lull = self._on_pause(self._lull)
        self._ask()

    def _disappeared(self) -> None:
        self._refused(marked("it went away"))

    def _refused(self, reason: str) -> None:
        """Without its watches Mutter is of no use, until it starts anew."""
        self._ledger.refuse(Need.IDLE, SOURCE, reason)
        self._serves = self._answers = False
        # Whoever is away now could never be seen to return: better one prompt too many than silence for ever.
        self._moved()

    def _spans(self) -> set[timedelta]:
        return set() if self._away is None else {min(self._away, MAYBE_GONE), self._away}

    def _on_pause(self, span: timedelta | None) -> Drop:
        """Watch for pauses of this length: each time anew, and at once where there is such a pause already."""
        if span is None or not self._serves:
            return _nothing
        return self._monitor.on_idle(span, self._look, self._refused)

    def _look(self) -> None:
        """There is a pause: hear of its end, and learn of its beginning; in this order, so that nothing is missed."""
        if self._serves and self._drop_input is None:
            self._drop_input = self._monitor.on_input(self._moved, self._refused)
        self._ask()

    def _ask(self) -> None:
        if self._serves:
            self._monitor.ask(self._learn, self._unanswered)

    def _unanswered(self, _: str) -> None:
        self._answers = False

    def _learn(self, idle: timedelta) -> None:
        if not self._serves:
            return
        self._answers = True
        if self._still_since is None and idle < min(self._spans() | {self._lull or timedelta.max}):
            if self._drop_input is not None:  # somebody moved before that could be watched for
                self._drop_input()
                self._drop_input = None
        elif self._drop_input is None:
            self._look()
        else:
            self._rest(idle)

    def _rest(self, idle: timedelta) -> None:
        if self._still_since is None:
            self._still_since = self._now() - idle
        if self._gone_since is None and self._away is not None and idle >= self._away:
            self._gone_since = self._still_since
            self._inbox(WentAway(self._gone_since))
        if not self._lull_told and self._lull is not None and idle >= self._lull:
            self._lull_told = True
            self._inbox(Ticked())

    def _moved(self) -> None:
        """Somebody is there."""
        since, was_told = self._still_since, self._gone_since is not None
        self._drop_input = self._still_since = self._gone_since = None
        self._lull_told = False
        # A suspend makes a long absence of a short pause, and who was told of it waits for its end.
        if since is not None and (was_told or self._is_long(since)):
            self._inbox(CameBack(since))

    def _is_long(self, since: datetime) -> bool:
        return self._away is not None and self._now() - since >= self._away


def _nothing() -> None:
    """There is no watch to take back."""
