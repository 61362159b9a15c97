"""A notifier that remembers what it shows, and a user who can poke it."""

from __future__ import annotations

from kneebreak.engine.entry import Via
from kneebreak.engine.events import BubbleLost, BubbleRefused, Dismissed
from kneebreak.messages import Inbox
from kneebreak.ports import Ability, Bubble, Slot


class RecordingNotifier:
    """Keeps the bubbles that are up, and everything that was ever shown or withdrawn, in order."""

    via = Via.NOTIFICATION

    def __init__(
        self,
        inbox: Inbox,
        abilities: frozenset[Ability] = frozenset(Ability),
        *,
        dismissal_looks_like_click: bool = False,
    ) -> None:
        self.up: dict[Slot, Bubble] = {}
        self.history: list[tuple[Slot, Bubble | None]] = []
        self._inbox = inbox
        self._abilities = abilities
        self._looks_like_click = dismissal_looks_like_click

    def abilities(self) -> frozenset[Ability]:
        return self._abilities

    def show(self, slot: Slot, bubble: Bubble) -> None:
        self.up[slot] = bubble
        self.history.append((slot, bubble))

    def withdraw(self, slot: Slot) -> None:
        if self.up.pop(slot, None) is not None:
            self.history.append((slot, None))

    def close(self) -> None:
        """Nothing to give back."""

    def click(self, slot: Slot) -> None:
        """The user clicks the body of the bubble in a slot."""
        means = self.up[slot].clicked
        if self._looks_like_click or means is None:
            self.dismiss(slot)
        else:
            del self.up[slot]
            self._inbox(means)

    def press(self, slot: Slot, label: str) -> None:
        """The user presses one of its buttons."""
        means = {button.label: button.means for button in self.up[slot].buttons}[label]
        del self.up[slot]
        self._inbox(means)

    def dismiss(self, slot: Slot) -> None:
        """The user closes it."""
        bubble = self.up.pop(slot)
        if bubble.prompt is not None:
            self._inbox(Dismissed(bubble.prompt, self._looks_like_click))

    def lose(self) -> None:
        """The server that shows the bubbles goes away, and another one is there."""
        lost = [bubble for bubble in self.up.values() if bubble.prompt is not None]
        self.up.clear()
        if lost:
            self._inbox(BubbleLost())

    def refuse(self) -> None:
        """Nobody takes the prompt that is up."""
        del self.up[Slot.PROMPT]
        self._inbox(BubbleRefused())
