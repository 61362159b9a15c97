"""Notifications on Linux, by org.freedesktop.Notifications."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.notifier.account import Account
from kneebreak.adapters.notifier.host import Host, Told
from kneebreak.adapters.notifier.leftovers import Leftovers
from kneebreak.adapters.notifier.letter import Letter
from kneebreak.adapters.notifier.place import Place, Up
from kneebreak.engine.entry import Via
from kneebreak.engine.events import BubbleLost, BubbleRefused, Dismissed
from kneebreak.messages import Inbox
from kneebreak.ports import Ability, Bubble, Slot

_BY_THE_USER = 2
"""The reason in NotificationClosed for a bubble that the user closed (Desktop Notifications Specification 1.2)."""
_LATER = timedelta(minutes=1)
"""When to look again for a server, while a prompt waits for one."""
_EARLY = 16
"""How many signals are kept that came before the id they bear was known to us."""


class FreedesktopNotifier:
    """Shows bubbles on the notification server of the desktop, whichever runs or can be started by the bus.

    `remembered` is the path of a small file in the runtime folder, by which a new run finds the bubbles of the one
    before it; `account` hears what becomes of the server.
    """

    via = Via.NOTIFICATION

    def __init__(self, connection: Connection, inbox: Inbox, remembered: str, account: Account) -> None:
        self._inbox = inbox
        self._connection = connection
        self._call_off: Callable[[], None] = _nothing
        self._places = {slot: Place(slot) for slot in Slot}
        self._early: list[Callable[[], None]] = []
        self._host = Host(connection, Told(self._on_known, self._put_off, self._lose, self._try_again), account)
        self._host.on("ActionInvoked", "us", self._on_action)
        self._host.on("NotificationClosed", "uu", self._on_closed)
        self._leftovers = Leftovers(remembered, connection)
        if self._host.owner:
            for slot, number in self._leftovers.of(self._host.owner).items():
                self._places[slot].up = Up(number, None)
            self._host.inquire()

    def abilities(self) -> frozenset[Ability]:
        """What the server can do; everything, as long as it has not said."""
        return frozenset(Ability) if self._host.server is None else self._host.server.abilities()

    def show(self, slot: Slot, bubble: Bubble) -> None:
        """Show a bubble in place of the one in the same slot."""
        place = self._places[slot]
        place.want(bubble)
        self._settle(place)

    def withdraw(self, slot: Slot) -> None:
        """Take the bubble of this slot off the screen; one that is on its way is closed when it arrives."""
        place = self._places[slot]
        place.want(None)
        self._settle(place)

    def close(self) -> None:
        """Try nothing any more; the bus is closed by whoever opened it."""
        self._call_off()

    def _settle(self, place: Place) -> None:
        """Do what the wish and the state of a place ask for now."""
        if place.must_close:
            self._close(place)
        elif place.must_send:
            self._send(place)
        self._remember()

    def _send(self, place: Place) -> None:
        if self._host.server is None:
            self._host.inquire()
            return
        letter = place.letter(self._host.server)
        self._host.notify(
            letter.replacing(place.up.id if place.up else 0),
            lambda number: self._on_accepted(place, letter, number),
            lambda: self._on_refused(place, letter),
        )

    def _close(self, place: Place) -> None:
        ended = place.end()
        if ended is not None:
            self._host.close(ended.id)

    def _remember(self) -> None:
        up = {slot: place.up.id for slot, place in self._places.items() if place.up}
        self._leftovers.keep(self._host.owner, up)

    def _on_accepted(self, place: Place, letter: Letter, number: int) -> None:
        if not place.accept(letter, number):
            return
        self._settle(place)
        early, self._early = self._early, []
        for signal in early:
            signal()

    def _on_refused(self, place: Place, letter: Letter) -> None:
        if place.refuse(letter):
            self._settle(place)
        else:
            self._try_later()

    def _on_action(self, number: int, key: object) -> None:
        place = self._place_of(number, lambda: self._on_action(number, key))
        if place is None or place.up is None or place.up.letter is None:
            return
        meaning = place.up.letter.meanings.get(str(key))
        if meaning is None:
            return
        # Servers close a bubble after its action, but need not; and what they say of it from now on is old news.
        if place.is_sending:
            place.end()
        else:
            self._close(place)
        self._remember()
        self._inbox(meaning)

    def _on_closed(self, number: int, reason: object) -> None:
        place = self._place_of(number, lambda: self._on_closed(number, reason))
        if place is None:
            return
        comes_anew = place.is_sending
        ended = place.end()
        self._remember()
        if ended is None or ended.letter is None:
            return
        bubble = ended.letter.bubble
        if reason == _BY_THE_USER:
            self._on_dismissed(bubble)
        elif bubble.prompt is not None and not comes_anew:
            self._inbox(BubbleLost())

    def _on_dismissed(self, bubble: Bubble) -> None:
        server = self._host.server
        looks_like_click = server is not None and server.dismissal_looks_like_click
        if bubble.prompt is not None:
            self._inbox(Dismissed(bubble.prompt, looks_like_click))
        elif bubble.clicked is not None and looks_like_click and Ability.BUTTONS not in self.abilities():
            # Nothing but the body can be reached here, and a click on it looks just like this.
            self._inbox(bubble.clicked)

    def _place_of(self, number: int, again: Callable[[], None]) -> Place | None:
        """Where the bubble of an id is; while letters are on their way, the id may become known in a moment."""
        for place in self._places.values():
            if place.up is not None and place.up.id == number:
                return place
            if place.over == number:
                return None
        if any(place.is_sending for place in self._places.values()) and len(self._early) < _EARLY:
            self._early.append(again)
        return None

    def _on_known(self) -> None:
        for place in self._places.values():
            if place.must_send:
                self._send(place)

    def _try_again(self) -> None:
        """Whether there is a server by now, or one can be started, shows when there is something to send."""
        self._call_off()
        if any(place.must_send for place in self._places.values()):
            self._host.inquire()

    def _put_off(self) -> None:
        for place in self._places.values():
            place.put_off()
        self._try_later()

    def _try_later(self) -> None:
        """A note that nobody takes is gone; a prompt is kept, nobody sees it, and it is tried again."""
        if any(place.must_send for place in self._places.values()):
            self._inbox(BubbleRefused())
            self._call_off()
            self._call_off = self._connection.after(_LATER, self._try_again)

    def _lose(self) -> None:
        self._early.clear()
        lost = [place for place in self._places.values() if place.lose()]
        self._remember()
        if lost:
            self._inbox(BubbleLost())


def _nothing() -> None:
    """There is nothing to call off."""
