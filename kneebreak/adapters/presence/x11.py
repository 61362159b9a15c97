"""Idle time on X11, by alarms of the SYNC extension: the server speaks up, nobody asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from kneebreak.adapters.presence import x11_sync as sync
from kneebreak.adapters.presence.x11_alarm import MILLISECOND, IdleAlarm
from kneebreak.adapters.x11 import wire
from kneebreak.adapters.x11.server import AT_START, Server, X11Unavailable
from kneebreak.engine.events import CameBack, Ticked, WentAway
from kneebreak.messages import Inbox


class X11Presence:
    """Keeps an alarm at the server for absences, and one for lulls while somebody listens for them.

    Raises X11Unavailable where the server cannot tell idle time.
    """

    def __init__(
        self,
        server: Server,
        inbox: Inbox,
        now: Callable[[], datetime],
        trouble: Callable[[str], None],
    ) -> None:
        """`trouble` hears, in words for people, that a server that started anew does not tell idle time."""
        self._server = server
        self._inbox = inbox
        self._now = now
        self._trouble = trouble
        self._away: timedelta | None = None
        self._gone_since: datetime | None = None
        self._span: timedelta | None = None
        self._ended = False
        self._find_counter()
        server.on_notice(self._hear)
        server.on_lost(lambda _: self._lost())
        server.on_return(self._returned)

    def idle_for(self) -> timedelta | None:
        """How long ago the last input was; None: the server is gone, or does not answer within 100 ms."""
        answer = None if self._ended else self._server.ask(sync.query_counter(self._sync.opcode, self._counter))
        return sync.counter_value(answer.body) * MILLISECOND if isinstance(answer, wire.Reply) else None

    def watch(self, away: timedelta) -> None:
        """Report `WentAway` after this long without input from now on; an absence already reported goes on."""
        self._away = away
        if self._gone_since is None and not self._ended:
            self._absence.arm(away)

    def watch_lull(self, span: timedelta | None) -> None:
        """Report `Ticked` each time that there was no input for this long; None: no more."""
        if span != self._span and not self._ended:
            self._span = span
            self._lull.arm(span)

    def close(self) -> None:
        """Say nothing any more; the server is left by whoever opened it."""
        self._ended = True

    def _hear(self, notice: wire.Notice) -> None:
        alarm = sync.alarm_of(notice, self._sync)
        if alarm is None or self._ended:
            return
        if self._absence.goes_off(alarm):
            if self._gone_since is None:
                self._gone_since = self._now() - alarm.idle * MILLISECOND
                self._inbox(WentAway(self._gone_since))
            else:
                self._came_back(self._gone_since)
                self._absence.arm(self._away)  # another span may have been asked for meanwhile
        elif self._lull.goes_off(alarm) and self._lull.reached:
            self._inbox(Ticked())

    def _came_back(self, since: datetime) -> None:
        self._gone_since = None
        self._inbox(CameBack(since))

    def _find_counter(self) -> None:
        self._sync, self._counter = _idle_counter(self._server)
        self._absence = IdleAlarm(self._server, self._sync.opcode, self._counter)
        self._lull = IdleAlarm(self._server, self._sync.opcode, self._counter)

    def _lost(self) -> None:
        # Whoever is away now could never be seen to return: better one prompt too many than silence for ever.
        if not self._ended and self._gone_since is not None:
            self._came_back(self._gone_since)

    def _returned(self) -> None:
        if self._ended:
            return
        try:
            self._find_counter()
        except X11Unavailable as reason:
            self._ended = True
            self._trouble(str(reason))
            return
        self._absence.arm(self._away)
        self._lull.arm(self._span)


def _idle_counter(server: Server) -> tuple[wire.Extension, int]:
    """Where the SYNC extension is, and the counter of idle time; raises X11Unavailable."""
    extension = wire.extension(_answer(server, wire.query_extension(sync.SYNC)))
    if extension is None:
        raise X11Unavailable("the X server has no SYNC extension, which tells idle time")
    _answer(server, sync.initialize(extension.opcode))
    counters = sync.system_counters(_answer(server, sync.list_system_counters(extension.opcode)))
    if sync.IDLE_COUNTER not in counters:
        raise X11Unavailable("the X server's SYNC extension has no IDLETIME counter")
    return extension, counters[sync.IDLE_COUNTER]


def _answer(server: Server, request: bytes) -> bytes:
    match server.ask(request, AT_START):
        case wire.Reply(body=body):
            return body
        case wire.Failure(code=code):
            raise X11Unavailable(f"the X server refuses to tell idle time (error {code})")
    raise X11Unavailable("the X server does not tell idle time in time")
