"""One alarm of the SYNC extension, turned each time it goes off: for idleness, then for input after it."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.adapters.presence import x11_sync as sync
from kneebreak.adapters.x11.server import Server

MILLISECOND = timedelta(milliseconds=1)


class IdleAlarm:
    """Goes off when there was no input for a span, and again at the first input after that, and so on.

    Both are comparisons that fire once, and at once where they are met already, so nothing falls between two of them.
    """

    def __init__(self, server: Server, opcode: int, counter: int) -> None:
        self.reached = False
        """Whether there was no input for the span, and none since."""
        self._server = server
        self._opcode = opcode
        self._counter = counter
        self._id: int | None = None
        self._threshold = 0

    def arm(self, span: timedelta | None) -> None:
        """Wait for an idle time of this span in place of the one before; None: for nothing."""
        self.reached = False
        self._renew(None if span is None else span // MILLISECOND)

    def goes_off(self, alarm: sync.Alarm) -> bool:
        """Whether it was this alarm, which then waits for the opposite."""
        # One that was taken back may have gone off before the server knew.
        if alarm.id != self._id:
            return False
        self.reached = not self.reached
        self._renew(self._threshold)
        return True

    def _renew(self, threshold: int | None) -> None:
        if self._id is not None:
            self._server.send(sync.destroy_alarm(self._opcode, self._id))
            self._id = None
        if threshold is None:
            return
        self._threshold = threshold
        self._id = self._server.new_id()
        test, value = (sync.AT_MOST, threshold - 1) if self.reached else (sync.AT_LEAST, threshold)
        self._server.send(sync.create_alarm(self._opcode, self._id, self._counter, test, value))
