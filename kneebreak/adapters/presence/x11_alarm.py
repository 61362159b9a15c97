"""One alarm of the SYNC extension, turned each time it goes off: for idleness, then for input after it."""

from __future__ import annotations

import sys
from datetime import timedelta

from kneebreak.adapters.presence import x11_link, x11_wire

assert sys.platform != "win32"  # noqa: S101 - tells the type checker where this file is at home

MILLISECOND = timedelta(milliseconds=1)


class IdleAlarm:
    """Goes off when there was no input for a span, and again at the first input after that, and so on.

    Both are comparisons that fire once, and at once where they are met already, so nothing falls between two of them.
    """

    def __init__(self) -> None:
        self.reached = False
        """Whether there was no input for the span, and none since."""
        self._id: int | None = None
        self._threshold = 0

    def arm(self, link: x11_link.Link, span: timedelta | None) -> None:
        """Wait for an idle time of this span in place of the one before; None: for nothing. Raises X11Lost."""
        self.reached = False
        self._renew(link, None if span is None else span // MILLISECOND)

    def goes_off(self, link: x11_link.Link, alarm: x11_wire.Alarm) -> bool:
        """Whether it was this alarm, which then waits for the opposite. Raises X11Lost."""
        # One that was taken back may have gone off before the server knew.
        if alarm.id != self._id:
            return False
        self.reached = not self.reached
        self._renew(link, self._threshold)
        return True

    def _renew(self, link: x11_link.Link, threshold: int | None) -> None:
        if self._id is not None:
            link.send(x11_wire.destroy_alarm(link.sync.opcode, self._id))
            self._id = None
        if threshold is None:
            return
        self._threshold = threshold
        self._id = link.new_id()
        test, value = (x11_wire.AT_MOST, threshold - 1) if self.reached else (x11_wire.AT_LEAST, threshold)
        link.send(x11_wire.create_alarm(link.sync.opcode, self._id, link.counter, test, value))
