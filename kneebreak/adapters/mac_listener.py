"""An object of Objective-C that takes the announcements of macOS; importing this needs pyobjc."""

from __future__ import annotations

from collections.abc import Callable

from Foundation import NSNotification, NSObject


class MacListener(NSObject):
    """Calls `then` with each announcement that it was registered for; its selector is `heard:`."""

    then: Callable[[], None]

    def heard_(self, _notification: NSNotification) -> None:
        """Take an announcement, in the thread that posted it."""
        self.then()
