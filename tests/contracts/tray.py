"""What every tray does, real or recording."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import pytest

from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, Answered, ResumeRequested, UndoRequested
from kneebreak.messages import Message, TrayClicked, Wish
from kneebreak.ports import Face, Icon, MenuItem, Tray

START = Face(Icon.WORKING, 0, "kneebreak", "next: 09:45")
FACES = (
    Face(Icon.WORKING, 3, "kneebreak", "next: 09:45"),
    Face(Icon.WORKING, 8, "kneebreak", "next: 09:45"),
    Face(Icon.DUE, 0, "Stand up", "since 09:45"),
    Face(Icon.AWAY, 0, "kneebreak", "away since 10:00"),
    Face(Icon.PAUSED, 0, "kneebreak", "paused until 12:00"),
    Face(Icon.OFF, 0, "kneebreak", "off until 09:00"),
)


class Shown(NamedTuple):
    """A line of a menu as its user sees it; a separator has no label."""

    label: str
    can_be_chosen: bool = True
    checked: bool | None = None
    lines: tuple[Shown, ...] = ()


class DrivenTray(Protocol):
    """A tray that a test can look at and use; it began with the face `START`."""

    tray: Tray
    heard: list[Message]
    """What was put into its inbox."""
    items: tuple[MenuItem, ...]
    """What its menu is made of from now on."""

    def shows(self, face: Face) -> bool:
        """Whether the icon looks like this by now."""

    def is_there(self) -> bool:
        """Whether there is an icon by now."""

    def click(self, *, middle: bool) -> None:
        """Click the icon, and wait until that has arrived."""

    def open_menu(self) -> tuple[Shown, ...]:
        """Open the menu, and see its lines."""

    def choose(self, *labels: str) -> None:
        """Click a line of the menu that was opened last, and wait until that has arrived."""


class IconContract:
    """For every tray; a subclass has a fixture `driven`."""

    def test_the_icon_has_the_face_it_was_made_with(self, driven: DrivenTray) -> None:
        assert driven.is_there()
        assert driven.shows(START)

    @pytest.mark.parametrize("face", FACES, ids=lambda face: f"{face.icon.value}-{face.eighths}")
    def test_the_icon_shows_each_face(self, driven: DrivenTray, face: Face) -> None:
        driven.tray.show(face)
        assert driven.shows(face)
        assert not driven.shows(START)

    def test_a_left_click_is_heard(self, driven: DrivenTray) -> None:
        driven.click(middle=False)
        assert driven.heard == [TrayClicked(middle=False)]

    def test_a_closed_tray_has_no_icon(self, driven: DrivenTray) -> None:
        driven.tray.close()
        assert not driven.is_there()


class MiddleClickContract:
    """For trays that tell the buttons of the mouse apart."""

    def test_a_middle_click_is_heard_as_one(self, driven: DrivenTray) -> None:
        driven.click(middle=True)
        assert driven.heard == [TrayClicked(middle=True)]


class MenuContract:
    """For trays that have a menu."""

    def test_the_menu_shows_every_kind_of_line(self, driven: DrivenTray) -> None:
        driven.items = (
            MenuItem("next: 09:45"),
            MenuItem(""),
            MenuItem("Pause", items=(MenuItem("Resume", ResumeRequested()), MenuItem("a text"))),
            MenuItem("Start with the session", Wish.TOGGLE_AUTOSTART, checked=True),
            MenuItem("Spoken", Wish.RELOAD, checked=False),
            MenuItem("Open snake_case & <b>log</b>", Wish.OPEN_LOG),
        )
        assert driven.open_menu() == (
            Shown("next: 09:45", can_be_chosen=False),
            Shown("", can_be_chosen=False),
            Shown("Pause", lines=(Shown("Resume"), Shown("a text", can_be_chosen=False))),
            Shown("Start with the session", checked=True),
            Shown("Spoken", checked=False),
            Shown("Open snake_case & <b>log</b>"),
        )

    def test_the_menu_is_made_anew_on_each_opening(self, driven: DrivenTray) -> None:
        driven.items = (MenuItem("in 5 min"), MenuItem("Quit", Wish.QUIT))
        driven.open_menu()
        driven.items = (MenuItem("Done", Wish.SHOW_STATUS), MenuItem("in 4 min"), MenuItem("Quit", Wish.QUIT))
        assert [line.label for line in driven.open_menu()] == ["Done", "in 4 min", "Quit"]

    def test_a_chosen_line_says_what_it_means(self, driven: DrivenTray) -> None:
        done = Answered("a-prompt", Answer.DONE, Via.TRAY)
        driven.items = (MenuItem("Done", done), MenuItem("Quit", Wish.QUIT))
        driven.open_menu()
        driven.choose("Done")
        assert driven.heard == [done]

    def test_a_chosen_line_of_a_submenu_says_what_it_means(self, driven: DrivenTray) -> None:
        driven.items = (MenuItem("More", items=(MenuItem("Log", Wish.OPEN_LOG), MenuItem("Quit", Wish.QUIT))),)
        driven.open_menu()
        driven.choose("More", "Quit")
        assert driven.heard == [Wish.QUIT]

    def test_messages_that_hold_nothing_are_told_apart(self, driven: DrivenTray) -> None:
        """Two empty named tuples are equal, whatever their classes."""
        driven.items = (MenuItem("Resume", ResumeRequested()), MenuItem("Undo", UndoRequested()))
        driven.open_menu()
        driven.choose("Undo")
        driven.choose("Resume")
        assert [type(message) for message in driven.heard] == [UndoRequested, ResumeRequested]
