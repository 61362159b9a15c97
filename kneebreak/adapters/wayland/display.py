"""One connection to the Wayland compositor: what it offers, the objects on it, and what becomes of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Protocol

from kneebreak.adapters.retrial import WHILE_A_SCREEN_RESTARTS, Retrial
from kneebreak.adapters.wayland import link, wire
from kneebreak.adapters.wayland.objects import DISPLAY, Handler, Objects
from kneebreak.language import marked, tr
from kneebreak.ports import FileWaiter
from kneebreak.record import NamedTuple
from kneebreak.wording.span import escaped

_SYNC, _GET_REGISTRY = 0, 1  # requests of wl_display
_ERROR, _DELETE_ID = 0, 1  # its events
_BIND = 0  # request of wl_registry
_GLOBAL, _GLOBAL_REMOVE = 0, 1  # its events

_AT_ONCE = timedelta(0)
_PATIENCE_AT_START = timedelta(seconds=1)
_LONGEST_TOLD = 200
"""Characters of what the compositor complains of that are told to people."""


class WaylandRefused(Exception):  # noqa: N818 - what the compositor did, and not a mistake of the machine
    """The compositor lives and does not serve us any more; the reason is its own."""


class Global(NamedTuple):
    """Something that the compositor offers."""

    name: int
    """The compositor's number for it."""
    interface: str
    version: int
    """The highest that it speaks."""


class Follower(Protocol):
    """Somebody who has objects on the display."""

    def globals_changed(self) -> None:
        """The compositor offers something more, or something less."""

    def display_lost(self) -> None:
        """The connection is gone, and with it every object; if there is a new one, its globals will change."""


class Display:
    """Knows what the compositor offers, and hands the events of its objects to whoever made them.

    `ended` is called when the compositor is gone for good, `trouble` when it lives and the connection is of no use any
    more; both with words for people. After either, requests lead to nothing.
    """

    def __init__(
        self, path: str, waiter: FileWaiter, trouble: Callable[[str], None], ended: Callable[[str], None]
    ) -> None:
        """Connect to a socket; blocks for two seconds at most, raises WaylandLost, WaylandRefused and Malformed."""
        self._path = path
        self._waiter = waiter
        self._trouble = trouble
        self._ended = ended
        self._followers: list[Follower] = []
        self._reason = ""
        self._retrial = Retrial(waiter, self._come_again, (_AT_ONCE, *WHILE_A_SCREEN_RESTARTS), self._end)
        self._link: link.Link | None = None
        try:
            self._connect()
            answers = self._settle(_PATIENCE_AT_START)
        except BaseException:
            self._drop()
            raise
        if not answers:
            self._drop()
            raise link.WaylandLost(marked("it does not answer"))

    def offers(self, interface: str) -> list[Global]:
        """What there is of an interface, in the order in which it was announced."""
        return [each for each in self._globals.values() if each.interface == interface]

    def has(self, offered: Global) -> bool:
        """Whether it is still there."""
        return self._globals.get(offered.name) == offered

    def follow(self, follower: Follower) -> None:
        """Tell somebody of changes from now on."""
        self._followers.append(follower)

    def leave(self, follower: Follower) -> None:
        """Tell them no more."""
        self._followers.remove(follower)

    def bind(self, offered: Global, version: int, handler: Handler) -> int:
        """Make an object of something that is offered, and return its id."""
        made = self.objects.create(handler)
        numbers = wire.number(version), wire.number(made)
        self.request(self._registry, _BIND, wire.number(offered.name), wire.text(offered.interface), *numbers)
        return made

    def request(self, target: int, opcode: int, *arguments: bytes) -> None:
        """Send a request; that the compositor is gone is found when something is received, and told then."""
        if self._link is not None:
            self._link.send(wire.request(target, opcode, *arguments))

    def catch_up(self) -> None:
        """Take in what the compositor has said by now."""
        self._guarded(lambda connected: self._pump(connected, timedelta(0), lambda: False))

    def roundtrip(self, patience: timedelta) -> bool:
        """Block until the compositor has done what it was asked for; False: not within so long, or it is gone."""
        settled = False

        def settle(_: link.Link) -> None:
            nonlocal settled
            settled = self._settle(patience)

        self._guarded(settle)
        return settled

    def close(self) -> None:
        """Leave the compositor; nobody is told."""
        self._retrial.end()
        self._drop()

    def _connect(self) -> None:
        connected = link.Link(self._path)
        self._globals: dict[int, Global] = {}
        self._changed = False
        self.objects = Objects(self._hear_display)
        self._link = connected
        self._waiter.watch(connected.fileno(), self._ready)
        self._registry = self.objects.create(self._hear_registry)
        connected.send(wire.request(DISPLAY, _GET_REGISTRY, wire.number(self._registry)))

    def _drop(self) -> None:
        if self._link is not None:
            self._waiter.forget(self._link.fileno())
            self._link.close()
            self._link = None

    def _guarded(self, action: Callable[[link.Link], None]) -> None:
        if self._link is None:
            return
        try:
            action(self._link)
        except link.WaylandLost as reason:
            self._lose()
            self._reason = str(reason)
            self._retrial.begin()
        except (WaylandRefused, wire.Malformed) as reason:
            self._lose()
            self._trouble(tr("the Wayland compositor does not talk to us any more ({reason})", reason=reason))

    def _lose(self) -> None:
        self._drop()
        self._globals.clear()
        for follower in self._followers:
            follower.display_lost()

    def _come_again(self) -> bool:
        """A compositor may crash and be started anew behind the same socket."""
        try:
            self._connect()
        except link.WaylandLost:
            self._drop()
            return False
        return True

    def _end(self) -> None:
        self._ended(
            tr(
                "the Wayland compositor is gone ({reason}), and the session with it, so kneebreak ends",
                reason=self._reason,
            )
        )

    def _ready(self) -> None:
        self._guarded(lambda connected: self._dispatch(connected, connected.receive()))

    def _settle(self, patience: timedelta) -> bool:
        done = False

        def callback(_opcode: int, _arguments: wire.Arguments) -> None:
            nonlocal done
            done = True

        connected = self._link
        if connected is None:
            return False
        connected.send(wire.request(DISPLAY, _SYNC, wire.number(self.objects.create(callback))))
        self._pump(connected, patience, lambda: done)
        return done

    def _pump(self, connected: link.Link, patience: timedelta, enough: Callable[[], bool]) -> None:
        deadline = time.monotonic() + patience.total_seconds()  # bounds a blocking wait; no time is told by it
        while connected is self._link and not enough() and connected.wait(deadline - time.monotonic()):
            self._dispatch(connected, connected.receive())

    def _dispatch(self, connected: link.Link, events: Iterable[wire.Event]) -> None:
        for event in events:
            self.objects.hear(event)
            if connected is not self._link:
                return  # somebody asked something over it and found it lost; of a new one the ids mean other objects
        if self._changed:
            self._changed = False
            for follower in self._followers:
                follower.globals_changed()

    def _hear_display(self, opcode: int, arguments: wire.Arguments) -> None:
        if opcode == _ERROR:
            _, _, said = arguments.number(), arguments.number(), arguments.text()
            raise WaylandRefused(escaped(said[:_LONGEST_TOLD]) or marked("no reason given"))
        if opcode == _DELETE_ID:
            self.objects.release(arguments.number())

    def _hear_registry(self, opcode: int, arguments: wire.Arguments) -> None:
        name = arguments.number()
        if opcode == _GLOBAL:
            self._globals[name] = Global(name, arguments.text(), arguments.number())
        elif opcode == _GLOBAL_REMOVE:
            self._globals.pop(name, None)
        self._changed = True
