"""Idle time where nothing better tells: the hint that a desktop gives logind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from kneebreak.adapters.dbus.system_bus import SystemBus
from kneebreak.adapters.ledger import Need
from kneebreak.adapters.logind import Heard, LogindSession, Properties
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.engine.events import CameBack, WentAway
from kneebreak.language import marked

_SOURCE = "logind"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NONE = timedelta(0)
_LACKS = marked("it learns of absences from desktops that tell it, and minutes late")
_TEXT_CONSOLE = marked("this session is a text console")
_NO_HINT = marked("it has no IdleHint")


class LogindPresence:
    """Takes the moment at which the desktop called itself idle for that of the last input.

    The last input was earlier, by whatever the desktop waits: so an absence is reported late rather than wrongly. While
    the hint says that somebody is there, it is not known how long ago their last input was.
    """

    def __init__(
        self, system: SystemBus, around: Surroundings, now: Callable[[], datetime], refused: Callable[[], None]
    ) -> None:
        """`refused` is called once, as soon as the ledger says why this does not serve."""
        assert around.loop is not None  # noqa: S101 - there is a bus only where there is a loop
        self._after = around.loop.after
        self._inbox = around.inbox
        self._ledger = around.ledger
        self._now = now
        self._refused: Callable[[], None] | None = refused
        self._serves = False
        self._away: timedelta | None = None
        self._idle_since: datetime | None = None
        self._gone_since: datetime | None = None
        self._call_off: Callable[[], None] | None = None
        self._session = LogindSession(system, around.environment, Heard(self._told, _ignore, self._miss))

    def idle_for(self) -> timedelta | None:
        """How long ago the last input was at the least; None: somebody is there, or nothing is known."""
        return None if self._idle_since is None else max(_NONE, self._now() - self._idle_since)

    def watch(self, away: timedelta) -> None:
        """Report `WentAway` after this long without input from now on; an absence already reported goes on."""
        self._away = away
        self._await()

    def watch_lull(self, span: timedelta | None) -> None:
        """Nothing: of the last minutes nothing is known."""

    def close(self) -> None:
        """Listen no more."""
        self._session.close()
        self._stop_waiting()

    def _told(self, properties: Properties) -> None:
        if "Type" in properties:  # these are all that there are
            self._judge(properties)
        kind, hint = properties.get("IdleHint", ("", None))
        if kind == "b" and self._serves:
            if hint:
                self._rest(_instant(properties) or self._now())
            else:
                self._return()

    def _judge(self, properties: Properties) -> None:
        """Whether what logind says of a session like this one means anything."""
        if properties["Type"] == ("s", "tty"):
            self._miss(_TEXT_CONSOLE)  # there the hint is when the terminal was touched, and no signal tells of it
        elif "IdleHint" not in properties:
            self._miss(_NO_HINT)
        else:
            self._serves = True
            self._ledger.serve(Need.IDLE, _SOURCE, _LACKS)

    def _miss(self, reason: str) -> None:
        self._serves = False
        self._ledger.refuse(Need.IDLE, _SOURCE, reason)
        if self._refused is not None:
            self._refused()
            self._refused = None
        # Whoever is away now could never be seen to return: better one prompt too many than silence for ever.
        self._return()

    def _rest(self, since: datetime) -> None:
        if self._idle_since is None:
            self._idle_since = min(since, self._now())
            self._await()

    def _return(self) -> None:
        since, self._idle_since = self._idle_since, None
        self._stop_waiting()
        # A suspend may have made a long absence of a short pause, before its time here was over.
        if since is not None and (self._gone_since is not None or self._lacks(since) <= _NONE):
            self._gone_since = None
            self._inbox(CameBack(since))

    def _await(self) -> None:
        """Report the absence when it is long enough."""
        self._stop_waiting()
        if self._idle_since is None or self._gone_since is not None or self._away is None:
            return
        lacks = self._lacks(self._idle_since)
        if lacks > _NONE:
            self._call_off = self._after(lacks, self._await)
        else:
            self._gone_since = self._idle_since
            self._inbox(WentAway(self._gone_since))

    def _lacks(self, since: datetime) -> timedelta:
        """How much a pause lacks to be an absence."""
        return timedelta.max if self._away is None else self._away - (self._now() - since)

    def _stop_waiting(self) -> None:
        if self._call_off is not None:
            self._call_off()
            self._call_off = None


def _instant(properties: Properties) -> datetime | None:
    """When the hint changed: microseconds since 1970 (org.freedesktop.login1(5)); None where that is not told."""
    kind, since = properties.get("IdleSinceHint", ("", None))
    if kind != "t" or not isinstance(since, int) or not since:
        return None
    try:
        return _EPOCH + timedelta(microseconds=since)
    except OverflowError:
        return None


def _ignore(_: str) -> None:
    """Signals of the session mean nothing here."""
