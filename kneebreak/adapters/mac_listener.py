"""Objects of Objective-C that macOS calls; importing this needs pyobjc, and their classes can be made once only."""

from __future__ import annotations

from collections.abc import Callable

from AppKit import NSMenu
from Foundation import NSNotification, NSObject


class MacListener(NSObject):
    """Calls `then` with each announcement that it was registered for; its selector is `heard:`."""

    then: Callable[[], None]

    def heard_(self, _notification: NSNotification) -> None:
        """Take an announcement, in the thread that posted it."""
        self.then()


class MacMenuListener(NSObject):
    """The delegate of a menu; calls `opens` with it before it opens."""

    opens: Callable[[NSMenu], None]

    def menuNeedsUpdate_(self, menu: NSMenu) -> None:  # noqa: N802 - NSMenuDelegate has it so
        """Take the last chance to change the menu."""
        self.opens(menu)
