"""Idle time on X11, by alarms of the SYNC extension: the server speaks up, nobody asks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from kneebreak.adapters.presence import x11_alarm, x11_link, x11_wire
from kneebreak.engine.events import CameBack, Ticked, WentAway
from kneebreak.messages import Inbox
from kneebreak.ports import FileWaiter

assert sys.platform != "win32"  # noqa: S101 - tells the type checker where this file is at home

X11Unavailable = x11_link.X11Unavailable

_PATIENCE = timedelta(milliseconds=100)


class X11Presence:
    """Keeps an alarm at the server for absences, and one for lulls while somebody listens for them.

    Raises X11Unavailable where the server cannot tell idle time.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        waiter: FileWaiter,
        inbox: Inbox,
        now: Callable[[], datetime],
        trouble: Callable[[str], None],
    ) -> None:
        self._waiter = waiter
        self._inbox = inbox
        self._now = now
        self._trouble = trouble
        self._away: timedelta | None = None
        self._gone_since: datetime | None = None
        self._absence = x11_alarm.IdleAlarm()
        self._span: timedelta | None = None
        self._lull = x11_alarm.IdleAlarm()
        self._link: x11_link.Link | None = x11_link.Link.open(environment)
        self._waiter.watch(self._link.fileno(), self._ready)

    def idle_for(self) -> timedelta | None:
        """How long ago the last input was; None: the server is gone, or does not answer within 100 ms."""
        link = self._link
        if link is None:
            return None
        try:
            asked = link.send(x11_wire.query_counter(link.sync.opcode, link.counter))
            while link.wait(_PATIENCE):
                packets = link.receive()
                self._hear(link, packets)
                for packet in packets:
                    if isinstance(packet, x11_wire.Reply) and packet.sequence == asked:
                        return x11_wire.counter_value(packet.body) * x11_alarm.MILLISECOND
        except x11_link.X11Lost as reason:
            self._lost(reason)
        return None

    def watch(self, away: timedelta) -> None:
        """Report `WentAway` after this long without input from now on; an absence already reported goes on."""
        self._away = away
        if self._gone_since is None:
            self._guarded(lambda link: self._absence.arm(link, away))

    def watch_lull(self, span: timedelta | None) -> None:
        """Report `Ticked` each time that there was no input for this long; None: no more."""
        if span != self._span:
            self._span = span
            self._guarded(lambda link: self._lull.arm(link, span))

    def close(self) -> None:
        """Leave the server."""
        if self._link is not None:
            self._waiter.forget(self._link.fileno())
            self._link.close()
            self._link = None

    def _ready(self) -> None:
        self._guarded(lambda link: self._hear(link, link.receive()))

    def _guarded(self, action: Callable[[x11_link.Link], None]) -> None:
        if self._link is None:
            return
        try:
            action(self._link)
        except x11_link.X11Lost as reason:
            self._lost(reason)

    def _hear(self, link: x11_link.Link, packets: list[x11_wire.Packet]) -> None:
        for packet in packets:
            if isinstance(packet, x11_wire.Notice):
                alarm = x11_wire.alarm_of(packet, link.sync)
                if alarm is not None:
                    self._went_off(link, alarm)

    def _went_off(self, link: x11_link.Link, alarm: x11_wire.Alarm) -> None:
        if self._absence.goes_off(link, alarm):
            if self._gone_since is None:
                self._gone_since = self._now() - alarm.idle * x11_alarm.MILLISECOND
                self._inbox(WentAway(self._gone_since))
            else:
                self._came_back(self._gone_since)
                self._absence.arm(link, self._away)  # another span may have been asked for meanwhile
        elif self._lull.goes_off(link, alarm) and self._lull.reached:
            self._inbox(Ticked())

    def _came_back(self, since: datetime) -> None:
        self._gone_since = None
        self._inbox(CameBack(since))

    def _lost(self, reason: Exception) -> None:
        self.close()
        self._trouble(f"the X server is gone ({reason}), so it is not known any more when you are away")
        # Whoever is away now could never be seen to return: better one prompt too many than silence for ever.
        if self._gone_since is not None:
            self._came_back(self._gone_since)
