"""Bubbles by one notifier, and by another whenever the first could not show one."""

from __future__ import annotations

import threading
from collections.abc import Callable

from kneebreak.engine.entry import Via
from kneebreak.ports import Ability, Bubble, Notifier, Slot

Unshown = Callable[[Slot, Bubble], None]
"""Takes, from any thread, a bubble that could not be shown."""


class Relay:
    """Tries the first notifier with every bubble anew: what it lacked may be there again."""

    via = Via.NOTIFICATION

    def __init__(self, first: Callable[[Unshown], Notifier], second: Callable[[], Notifier]) -> None:
        """`first` makes a notifier that hands back what it could not show; `second` makes the other once wanted."""
        self._make_second = second
        self._second: Notifier | None = None
        # A notifier may learn only in a thread of its own that it failed, while the shell shows the next bubble.
        self._making = threading.Lock()
        self._first = first(self._relay)
        self._at_work: Notifier = self._first

    def abilities(self) -> frozenset[Ability]:
        """What the notifier can do that has shown the last bubble."""
        return self._at_work.abilities()

    def show(self, slot: Slot, bubble: Bubble) -> None:
        """Show a bubble in place of the one in the same slot."""
        if self._second is not None:
            self._second.withdraw(slot)
        self._at_work = self._first
        self._first.show(slot, bubble)

    def withdraw(self, slot: Slot) -> None:
        """Take the bubble of this slot off the screen, whoever shows it."""
        for notifier in (self._first, self._second):
            if notifier is not None:
                notifier.withdraw(slot)

    def close(self) -> None:
        """Give back what both hold."""
        for notifier in (self._first, self._second):
            if notifier is not None:
                notifier.close()

    def _relay(self, slot: Slot, bubble: Bubble) -> None:
        with self._making:
            if self._second is None:
                self._second = self._make_second()
        self._at_work = self._second
        self._second.show(slot, bubble)
