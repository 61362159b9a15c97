"""The note on the screen, and the troubles that wait for their turn to be one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kneebreak.ports import Bubble, Notifier, Slot
from kneebreak.wording import bubbles


class Notes:
    """What is told beside the prompts: one bubble at a time."""

    def __init__(self, notifier: Notifier, report: Callable[[str], None]) -> None:
        """`report` says a thing to whoever looks at the terminal or the journal."""
        self._notifier = notifier
        self._report = report
        self._passes = False
        self._troubles: list[str] = []

    def show(self, bubble: Bubble, *, passing: bool = False) -> None:
        """Show a note; a passing one makes room for a prompt."""
        self._passes = passing
        self._notifier.show(Slot.NOTE, bubble)

    def make_room(self) -> None:
        """Take a passing note off the screen."""
        if self._passes:
            self.withdraw()

    def withdraw(self) -> None:
        """Take whatever note there is off the screen."""
        self._notifier.withdraw(Slot.NOTE)

    def tell(self, trouble: str) -> None:
        """Keep what went wrong until there is time to tell it; it is said where it lasts at once."""
        self._report(trouble)
        self._troubles.append(trouble)

    def warn(self, texts: Iterable[str], *, by_bubble: bool) -> None:
        """Say what must not be missed where it lasts, and in a bubble where that is wanted."""
        for text in texts:
            if by_bubble:
                self.tell(text)
            else:
                self._report(text)

    def tell_troubles(self) -> None:
        """Show what was kept, the newest last."""
        while self._troubles:
            self.show(bubbles.note("kneebreak needs a hand", self._troubles.pop(0)))
