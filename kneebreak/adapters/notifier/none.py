"""No bubbles at all: the tray and the commands have to do."""

from __future__ import annotations

from kneebreak.engine.entry import Via
from kneebreak.ports import Ability, Bubble, Slot


class NoNotifier:
    """Shows nothing."""

    via = Via.NOTIFICATION

    def abilities(self) -> frozenset[Ability]:
        """None."""
        return frozenset()

    def show(self, slot: Slot, bubble: Bubble) -> None:
        """Nothing to show it with."""

    def withdraw(self, slot: Slot) -> None:
        """Nothing is shown."""

    def close(self) -> None:
        """Nothing to give back."""
