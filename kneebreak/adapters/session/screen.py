"""Whether the screen is locked, as one answer to what several sources say of it."""

from __future__ import annotations

from kneebreak.engine.events import Locked, Unlocked
from kneebreak.messages import Inbox

_WISH = ""  # in place of a source


class Screen:
    """Locked as long as any source says so; reports each change once, and nothing as long as nothing is known."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._locked_by: frozenset[str] = frozenset()

    def say(self, source: str, *, locked: bool) -> None:
        """Take what a source says; it holds until the source says otherwise, or is forgotten."""
        others = self._locked_by - {source, _WISH}
        self._become(others | {source} if locked else others)

    def wish(self) -> None:
        """Take the wish to lock for the deed until a source knows more; not every locker tells of itself."""
        self._become(self._locked_by or frozenset({_WISH}))

    def forget(self, source: str) -> None:
        """A source is gone: it does not say that the screen is locked any more."""
        self._become(self._locked_by - {source})

    def _become(self, locked_by: frozenset[str]) -> None:
        before, self._locked_by = self._locked_by, locked_by
        if bool(before) != bool(locked_by):
            self._inbox(Locked() if locked_by else Unlocked())
