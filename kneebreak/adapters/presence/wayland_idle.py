"""The protocols in which Wayland compositors tell of idleness, and one span of it that is listened for.

ext-idle-notify-v1 of wayland-protocols, whose version 2 can leave out what players of videos do to keep the screen lit;
and org_kde_kwin_idle ("idle.xml" of KWayland), its elder, which compositors had before 2023. In both a notification
is of a seat and a time in milliseconds, which begins with the notification; nobody can be asked for an idle time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from kneebreak.adapters.wayland import wire
from kneebreak.adapters.wayland.display import Display, Global
from kneebreak.record import NamedTuple

_DESTROY = 0  # of a notification, in each protocol
_IDLED, _RESUMED = 0, 1  # its events, in each protocol


class Protocol(NamedTuple):
    """How to ask for a notification."""

    interface: str
    version: int
    """The least that has this request; it is also the one to bind."""
    notify: int
    """The opcode of the request."""
    seat_first: bool
    """Whether the seat stands before the time among its arguments."""
    inhibited: bool
    """Whether a player of videos that keeps the screen lit counts as input."""


PROTOCOLS = (
    Protocol("ext_idle_notifier_v1", 2, 2, seat_first=False, inhibited=False),
    Protocol("ext_idle_notifier_v1", 1, 1, seat_first=False, inhibited=True),
    Protocol("org_kde_kwin_idle", 1, 0, seat_first=True, inhibited=True),
)
"""The best first."""


class Notifier(NamedTuple):
    """A compositor's object that makes notifications."""

    protocol: Protocol
    offered: Global
    id: int

    @classmethod
    def find(cls, display: Display) -> Notifier | None:
        """The best that the compositor has; None: it has none."""
        for protocol in PROTOCOLS:
            for offered in display.offers(protocol.interface):
                if offered.version >= protocol.version:
                    return cls(protocol, offered, display.bind(offered, protocol.version, _ignore))
        return None

    def notify(self, display: Display, seat: int, span: timedelta, handler: Callable[[int], None]) -> int:
        """Have the compositor tell when a seat had no input for a span; returns the notification's id."""
        made = display.objects.create(lambda opcode, _: handler(opcode))
        arguments = [wire.number(span // timedelta(milliseconds=1)), wire.number(seat)]
        if self.protocol.seat_first:
            arguments.reverse()
        display.request(self.id, self.protocol.notify, wire.number(made), *arguments)
        return made


class IdleWatch:
    """Knows whether there was no input at any seat for a span, and calls `changed` whenever that may have changed."""

    def __init__(self, display: Display, now: Callable[[], datetime], changed: Callable[[], None]) -> None:
        self.span = timedelta(0)
        """What is, or was last, listened for."""
        self.since: datetime | None = None
        """When the last input was, if that is the span or longer ago."""
        self._display = display
        self._now = now
        self._changed = changed
        self._notifier: Notifier | None = None
        self._notifications: dict[int, int] = {}
        """By seat."""
        self._idle: set[int] = set()
        """The seats without input."""

    def idle_for(self) -> timedelta:
        """How long there was no input at least."""
        return timedelta(0) if self.since is None else max(self.span, self._now() - self.since)

    def listen(self, notifier: Notifier | None, seats: Collection[int], span: timedelta | None) -> None:
        """Listen for this span at these seats from now on, None: for nothing; what is under way already stays."""
        if notifier != self._notifier or span != self.span:
            self._end(tuple(self._notifications))
        self._notifier = notifier
        self._end([seat for seat in self._notifications if seat not in seats])
        if notifier is not None and span is not None:
            self.span = span
            for seat in seats:
                if seat not in self._notifications:
                    self._begin(notifier, seat)
        self._judge()

    def _begin(self, notifier: Notifier, seat: int) -> None:
        def hear(opcode: int) -> None:
            if opcode == _IDLED:
                self._idle.add(seat)
            elif opcode == _RESUMED:
                self._idle.discard(seat)
            self._judge()
            self._changed()

        self._notifications[seat] = notifier.notify(self._display, seat, self.span, hear)

    def _end(self, seats: Collection[int]) -> None:
        for seat in seats:
            notification = self._notifications.pop(seat)
            self._display.objects.forget(notification)
            self._display.request(notification, _DESTROY)
            self._idle.discard(seat)

    def _judge(self) -> None:
        reached = bool(self._idle) and len(self._idle) == len(self._notifications)
        if not reached:
            self.since = None
        elif self.since is None:
            self.since = self._now() - self.span


def _ignore(_opcode: int, _arguments: wire.Arguments) -> None:
    """A notifier itself has nothing to tell."""
