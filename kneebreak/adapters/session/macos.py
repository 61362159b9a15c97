"""Lock, sleep and a set clock, as macOS announces them."""

from __future__ import annotations

from kneebreak.adapters.announcements import Announcements, Told
from kneebreak.adapters.ledger import Need
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.zone import refresh
from kneebreak.engine.events import Happening, Locked, Ticked, Unlocked, Woke

_LOCKS = "com.apple.screenIsLocked"
_WAKES = "NSWorkspace"

_MEANS: tuple[tuple[Told, Happening], ...] = (
    (Told.LOCKED, Locked()),
    (Told.UNLOCKED, Unlocked()),
    (Told.SWITCHED_AWAY, Locked()),
    (Told.SWITCHED_BACK, Unlocked()),
    (Told.WOKE, Woke()),
    (Told.CLOCK_SET, Ticked()),
)


class MacSession:
    """Turns announcements into events; that the Mac is about to sleep changes nothing.

    Another user on the same screen is a lock. What they say goes into the inbox from the main thread.
    """

    def __init__(self, around: Surroundings, announcements: Announcements) -> None:
        self._around = around
        self._announcements = announcements
        for what, happening in _MEANS:
            self._pass_on(what, happening)
        announcements.hear(Told.ZONE_CHANGED, self._zone_changed)
        around.ledger.serve(Need.LOCK, _LOCKS, "Apple does not document it; it has told of locks for many years")
        around.ledger.serve(Need.SLEEP, _WAKES)

    def close(self) -> None:
        """Hear no more."""
        self._announcements.close()

    def _pass_on(self, what: Told, happening: Happening) -> None:
        self._announcements.hear(what, lambda: self._around.inbox(happening))

    def _zone_changed(self) -> None:
        refresh()
        self._around.inbox(Ticked())
