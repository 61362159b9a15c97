"""Idle time on Wayland, by the compositor's notifications: it speaks up, nobody asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from kneebreak.adapters.presence.wayland_idle import IdleWatch, Notifier
from kneebreak.adapters.wayland import wire
from kneebreak.adapters.wayland.display import Display
from kneebreak.engine.events import CameBack, Ticked, WentAway
from kneebreak.language import marked
from kneebreak.messages import Inbox

_SEAT = "wl_seat"
_SEAT_VERSION = 1
"""Later ones can give a seat back and tell its name; seats seldom go, and nobody wants to know."""


class WaylandUnavailable(Exception):  # noqa: N818 - a state of the machine and not a mistake, and named so
    """The compositor cannot tell idle time; the reason is for people."""


class WaylandPresence:
    """Has a notification at the compositor for absences, and one for lulls while somebody listens for them.

    What a notification has not told is not known: somebody who has only just stopped to type counts as typing until
    the lull that is listened for is over. Raises WaylandUnavailable where the compositor cannot tell idle time.
    """

    def __init__(
        self, display: Display, inbox: Inbox, now: Callable[[], datetime], trouble: Callable[[str], None]
    ) -> None:
        """`trouble` hears, in words for people, that the compositor stopped telling."""
        self._display = display
        self._inbox = inbox
        self._trouble = trouble
        self._notifier = Notifier.find(display)
        if self._notifier is None:
            raise WaylandUnavailable(marked("it offers neither ext_idle_notifier_v1 nor org_kde_kwin_idle"))
        self._seats: dict[int, int] = {}
        """Their objects, by the compositor's numbers for them."""
        self._away: timedelta | None = None
        self._gone_since: datetime | None = None
        self._absence = IdleWatch(display, now, self._tell_absence)
        self._span: timedelta | None = None
        self._lull = IdleWatch(display, now, self._tell_lull)
        display.follow(self)
        self._find_seats()

    @property
    def lacks(self) -> str:
        """What the compositor cannot tell, for people; empty where that is nothing."""
        inhibited = self._notifier is not None and self._notifier.protocol.inhibited
        return marked("whoever leaves while a video plays is not seen to leave") if inhibited else ""

    def idle_for(self) -> timedelta | None:
        """How long there has been no input at least; None: there is no seat, or nothing tells of it any more."""
        self._display.catch_up()
        if self._notifier is None or not self._seats:
            return None
        return max(self._absence.idle_for(), self._lull.idle_for())

    def watch(self, away: timedelta) -> None:
        """Report `WentAway` after this long without input from now on; an absence already reported goes on."""
        self._away = away
        self._listen()

    def watch_lull(self, span: timedelta | None) -> None:
        """Report `Ticked` each time that there was no input for this long; None: no more."""
        self._span = span
        self._listen()

    def close(self) -> None:
        """Leave the display as it is; whoever opened it closes it."""
        self._display.leave(self)

    def globals_changed(self) -> None:
        """Look what has become of the notifier and of the seats."""
        if self._notifier is not None and not self._display.has(self._notifier.offered):
            self._notifier = None
            self._trouble(marked("it does not tell idle time any more"))
        self._notifier = self._notifier or Notifier.find(self._display)
        self._find_seats()
        self._listen()
        self._tell_absence()

    def display_lost(self) -> None:
        """Nothing is known any more; what there was may come again."""
        self._notifier = None
        self._seats.clear()
        self._listen()
        # Whoever is away now could never be seen to return: better one prompt too many than silence for ever.
        self._tell_absence()

    def _find_seats(self) -> None:
        offered = {each.name: each for each in self._display.offers(_SEAT)}
        for name in self._seats.keys() - offered.keys():
            del self._seats[name]
        for name in offered.keys() - self._seats.keys():
            self._seats[name] = self._display.bind(offered[name], _SEAT_VERSION, _ignore)

    def _listen(self) -> None:
        # An absence goes on with the span that began it, for only that notification tells of its end.
        away = self._away if self._gone_since is None else self._absence.span
        self._absence.listen(self._notifier, self._seats.values(), away)
        self._lull.listen(self._notifier, self._seats.values(), self._span)

    def _tell_absence(self) -> None:
        since = self._absence.since
        if since is not None and self._gone_since is None:
            self._gone_since = since
            self._inbox(WentAway(since))
        elif since is None and self._gone_since is not None:
            self._inbox(CameBack(self._gone_since))
            self._gone_since = None
            self._listen()

    def _tell_lull(self) -> None:
        if self._lull.since is not None:
            self._inbox(Ticked())


def _ignore(_opcode: int, _arguments: wire.Arguments) -> None:
    """What a seat can do and what it is called is of no matter."""
