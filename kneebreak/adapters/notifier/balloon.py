"""Bubbles by the tray icon itself: a balloon on Windows, a notification of osascript on macOS."""

from __future__ import annotations

from collections.abc import Callable
from subprocess import SubprocessError
from typing import Protocol

from kneebreak.adapters.notifier.relay import Unshown
from kneebreak.adapters.plaintext import clean, cut
from kneebreak.engine.entry import Via
from kneebreak.language import tr
from kneebreak.messages import Inbox
from kneebreak.ports import Ability, Bubble, Slot

# NOTIFYICONDATAW: szInfoTitle holds 64 UTF-16 units, szInfo 256, both with their final zero; ctypes refuses more.
_TITLE_UNITS = 63
_TEXT_UNITS = 255


class BalloonIcon(Protocol):
    """A tray icon that can say something."""

    hears_balloon_clicks: bool

    def show_balloon(self, title: str, text: str) -> None:
        """Show a balloon in place of the last one; raises OSError or CalledProcessError where that fails."""

    def clear_balloon(self) -> None:
        """Take the balloon away, if there is one."""

    def on_balloon_clicked(self, clicked: Callable[[], None]) -> None:
        """Call `clicked` from the icon's thread whenever the balloon's body is clicked."""


class BalloonNotifier:
    """Shows bubbles as balloons of the tray icon.

    There is one balloon at a time and it goes by itself after some seconds. That is its nature and no loss: it is not
    reported, for a prompt shown again each time would nag; the tray icon goes on showing that one is open.
    """

    via = Via.NOTIFICATION

    def __init__(
        self, icon: BalloonIcon, inbox: Inbox, trouble: Callable[[str], None], unshown: Unshown | None = None
    ) -> None:
        """`unshown` gets each bubble that could not be shown."""
        self._icon = icon
        self._inbox = inbox
        self._trouble = trouble
        self._unshown = unshown
        self._well = True
        self._shown: tuple[Slot, Bubble] | None = None
        icon.on_balloon_clicked(self._clicked)

    def abilities(self) -> frozenset[Ability]:
        """A click, where the icon hears it; never a button."""
        return frozenset({Ability.CLICK}) if self._icon.hears_balloon_clicks else frozenset()

    def show(self, slot: Slot, bubble: Bubble) -> None:
        """Show a bubble in place of any that is shown."""
        self._shown = (slot, bubble)
        title = cut(clean(bubble.title), _TITLE_UNITS)
        # An empty text would take the balloon away instead.
        text = cut(clean(bubble.text), _TEXT_UNITS) or title
        if not self._attempt(lambda: self._icon.show_balloon(title, text)):
            self._shown = None
            if self._unshown is not None:
                self._unshown(slot, bubble)

    def withdraw(self, slot: Slot) -> None:
        """Take the bubble of this slot away, if it is the one that is shown."""
        if self._shown is not None and self._shown[0] is slot:
            self._shown = None
            self._attempt(self._icon.clear_balloon)

    def close(self) -> None:
        """Hear no more clicks; the balloon goes with its icon."""
        self._shown = None

    def _clicked(self) -> None:
        # A click comes from the icon's thread: it reads `_shown` once, and a late one means a prompt that is closed.
        shown, self._shown = self._shown, None
        if shown is not None and shown[1].clicked is not None:
            self._inbox(shown[1].clicked)

    def _attempt(self, what: Callable[[], None]) -> bool:
        """Do what the desktop may refuse, and report a refusal once until it works again; whether it was done."""
        try:
            what()
        except (OSError, SubprocessError) as error:
            if self._well:
                self._trouble(tr("The tray icon could not show a balloon ({error}).", error=error))
            self._well = False
        else:
            self._well = True
        return self._well
