"""A notifier that is attended to: what it shows is shown, and the director hears of it."""

from __future__ import annotations

from typing import Protocol

from kneebreak.ports import Ability, Bubble, Notifier, Slot


class Attendant(Protocol):
    """Hears of the bubbles of prompts."""

    def prompt_shown(self, bubble: Bubble) -> None:
        """One is on the screen."""

    def prompt_gone(self) -> None:
        """None is on the screen."""


class AttendedNotifier:
    """Another notifier, with somebody who hears what becomes of prompts."""

    def __init__(self, notifier: Notifier, attendant: Attendant) -> None:
        self._notifier = notifier
        self._attendant = attendant
        self.via = notifier.via

    def abilities(self) -> frozenset[Ability]:
        """What the other can do."""
        return self._notifier.abilities()

    def show(self, slot: Slot, bubble: Bubble) -> None:
        """Show a bubble in place of the one in the same slot."""
        if slot is Slot.PROMPT:
            self._attendant.prompt_shown(bubble)
        self._notifier.show(slot, bubble)

    def withdraw(self, slot: Slot) -> None:
        """Take the bubble of this slot off the screen."""
        if slot is Slot.PROMPT:
            self._attendant.prompt_gone()
        self._notifier.withdraw(slot)

    def close(self) -> None:
        """Give back what it holds."""
        self._notifier.close()
