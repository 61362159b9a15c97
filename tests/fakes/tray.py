"""A tray without a screen, which a test can look at and click."""

from __future__ import annotations

from kneebreak.messages import Inbox, TrayClicked
from kneebreak.ports import Face, Menu, MenuItem


class RecordingTray:
    """Remembers its faces; its menu is made when a test opens it."""

    def __init__(self, inbox: Inbox, menu: Menu, face: Face) -> None:
        self.faces = [face]
        self.closed = False
        self.opened: tuple[MenuItem, ...] = ()
        """The menu as it was when it was opened last."""
        self._inbox = inbox
        self._menu = menu

    def show(self, face: Face) -> None:
        self.faces.append(face)

    def close(self) -> None:
        self.closed = True

    def click(self, *, middle: bool = False) -> None:
        """Click the icon."""
        self._inbox(TrayClicked(middle=middle))

    def open_menu(self) -> tuple[MenuItem, ...]:
        """Open the menu."""
        self.opened = self._menu()
        return self.opened

    def choose(self, *labels: str) -> None:
        """Click a line of the open menu; several labels lead through submenus."""
        lines = self.opened
        for label in labels[:-1]:
            lines = _line(lines, label).items
        means = _line(lines, labels[-1]).means
        if means is not None:
            self._inbox(means)


def _line(lines: tuple[MenuItem, ...], label: str) -> MenuItem:
    return next(line for line in lines if line.label == label)
