"""The icon in real panels: xfce4-panel on X, waybar on Wayland."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.tray.statusnotifier import StatusNotifierTray
from kneebreak.adapters.tray.watcher import host_is_there
from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, Answered
from kneebreak.messages import Message, TrayClicked, Wish
from kneebreak.ports import Face, Icon, MenuItem
from tests.adapters.tray.looks import colour, paint_looks
from tests.adapters.tray.loop import TurningLoop
from tests.desktop.desktop import TRAY_HOST, Desktop
from tests.desktop.picture import Box, differences
from tests.desktop.sway import SwayDesktop
from tests.desktop.until import until
from tests.desktop.xfce import XfceDesktop

_FACE = Face(Icon.WORKING, 3, "Salt & <pepper>", "next: 14:35 & <on>\nstanding since 14:02")
_LEFT, _MIDDLE = 1, 2
_ELSEWHERE = (500, 300)
_DESKTOPS = {"xfce": XfceDesktop, "sway": SwayDesktop}


class _IconInPanel:
    """An icon in the panel of a desktop, which hears what the mouse does to it."""

    def __init__(self, desktop: Desktop, loop: TurningLoop, looks: str) -> None:
        self.desktop = desktop
        self.heard: list[Message] = []
        self.drawn: list[bool] = []
        self.menu: tuple[MenuItem, ...] = _menu("next: 14:35", MenuItem("Break now", Wish.SHOW_STATUS))
        self._loop = loop
        desktop.screen.move(*_ELSEWHERE)
        self._before = desktop.screen.settled()
        address = desktop.session.environment["DBUS_SESSION_BUS_ADDRESS"]
        self._connection = Connection.open(address, loop.waiter, lambda: None)
        self.panel_was_there = host_is_there(self._connection)
        self._tray = StatusNotifierTray(
            self._connection, self.heard.append, lambda: self.menu, looks, _FACE, self.drawn.append
        )

    def find(self) -> None:
        """See where the icon appears."""
        self.place: Box = self.desktop.tray_icon(self._before)

    def show(self, face: Face) -> None:
        self._loop.do(lambda: self._tray.show(face))

    def close(self) -> None:
        self._loop.do(self._tray.close)

    def disconnect(self) -> None:
        self._connection.close()

    def is_gone(self) -> bool:
        return not self.desktop.icons(self._before)

    def has_colour_of(self, look: str) -> bool:
        return self.desktop.screen.look().getpixel(self.place.centre) == tuple(colour(look)[1:])

    def open_menu(self) -> Box:
        return self.desktop.menu(self.place)

    def click_first_line(self, menu: Box) -> None:
        self.desktop.screen.click((menu.left + 30, menu.top + 16))

    def close_menu(self) -> None:
        self.desktop.screen.click(_ELSEWHERE)
        self.desktop.screen.settled()


def _menu(text: str, *first: MenuItem) -> tuple[MenuItem, ...]:
    more = MenuItem("More", items=(MenuItem("Open the log", Wish.OPEN_LOG), MenuItem("Reload", Wish.RELOAD)))
    return (*first, MenuItem(text), MenuItem(""), more, MenuItem("Start with the session", Wish.TOGGLE_AUTOSTART))


@pytest.fixture(scope="module", params=_DESKTOPS)
def desktop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    pictures = request.config.rootpath / "build" / "screenshots" / f"tray-{request.param}"
    shutil.rmtree(pictures, ignore_errors=True)
    with _DESKTOPS[request.param](tmp_path_factory.mktemp("outputs"), pictures) as desktop:
        yield desktop


@pytest.fixture
def icon(desktop: Desktop, tmp_path: Path) -> Iterator[_IconInPanel]:
    loop = TurningLoop()
    icon = _IconInPanel(desktop, loop, paint_looks(tmp_path / "looks"))
    with loop:
        icon.find()
        yield icon
    icon.disconnect()
    desktop.screen.click(_ELSEWHERE)  # no menu stays open, no tooltip
    until(icon.is_gone, "the icon goes with its connection")


def test_the_icon_is_drawn(icon: _IconInPanel) -> None:
    assert icon.panel_was_there
    assert icon.has_colour_of("working-3")
    assert icon.drawn == [True]


def test_the_icon_changes_with_its_face(icon: _IconInPanel) -> None:
    for face, look in (
        (Face(Icon.DUE, 0, "Stand up", "since 14:35"), "due"),
        (Face(Icon.PAUSED, 0, "kneebreak", "paused"), "paused"),
        (Face(Icon.WORKING, 8, "kneebreak", "next: 14:35"), "working-8"),
    ):
        icon.show(face)
        until(lambda look=look: icon.has_colour_of(look), f"the icon looks {look}")  # type: ignore[misc]  # mypy infers no lambda with a default


def test_the_icon_goes_when_the_tray_is_closed(icon: _IconInPanel) -> None:
    icon.close()
    until(icon.is_gone, "the icon is gone")


def test_a_left_and_a_middle_click_arrive(icon: _IconInPanel) -> None:
    icon.desktop.screen.click(icon.place.centre, _LEFT)
    until(lambda: icon.heard == [TrayClicked(middle=False)], "the left click is heard")
    icon.desktop.screen.click(icon.place.centre, _MIDDLE)
    until(lambda: icon.heard == [TrayClicked(middle=False), TrayClicked(middle=True)], "the middle click is heard")


def test_the_tooltip_shows_what_looks_like_markup_as_it_is(icon: _IconInPanel) -> None:
    """Where markup is broken, these panels draw an empty tooltip."""
    before = icon.desktop.screen.settled()
    x, y = icon.place.centre
    icon.desktop.screen.move(x, y)
    icon.desktop.screen.move(x + 1, y)

    def tooltip() -> bool:
        changes = differences(before, icon.desktop.screen.look())
        return any(box.width > 100 and box.height > 40 for box in changes)

    until(tooltip, "a tooltip with text in it is on the screen")
    icon.desktop.screen.keep("tooltip")


def test_a_line_of_the_menu_can_be_chosen(icon: _IconInPanel) -> None:
    icon.click_first_line(icon.open_menu())
    until(lambda: icon.heard, "the click is heard")
    assert icon.heard == [Wish.SHOW_STATUS]


def test_a_menu_that_got_more_lines_opens_whole(icon: _IconInPanel) -> None:
    """These panels never enlarge a menu that is open, so they must have heard of its lines before."""
    before = icon.open_menu()
    icon.desktop.screen.keep("menu-before")
    icon.close_menu()
    done = Answered("a-prompt", Answer.DONE, Via.TRAY)
    icon.menu = (MenuItem("Done", done), MenuItem("Another", Wish.RELOAD), *icon.menu)
    icon.show(_FACE)
    menu = icon.open_menu()
    icon.desktop.screen.keep("menu-after")
    assert menu.height > before.height + 32
    icon.click_first_line(menu)
    until(lambda: icon.heard, "the click is heard")
    assert icon.heard == [done]


def test_a_menu_that_is_open_says_what_its_lines_have_come_to_mean(icon: _IconInPanel) -> None:
    menu = icon.open_menu()
    before = _cut(icon, menu)
    icon.menu = _menu("next: 15:53", MenuItem("Break now", Wish.SHOW_STATUS))
    icon.show(_FACE)
    until(lambda: _cut(icon, menu) != before, "the open menu shows another time")
    icon.desktop.screen.keep("menu-said-anew")
    icon.close_menu()


def test_a_countdown_in_the_menu_is_of_the_moment_of_opening(icon: _IconInPanel) -> None:
    pictures = []
    for text in ("in 9 min", "in 8 min", "in 8 min"):
        icon.menu = _menu(text, MenuItem("Break now", Wish.SHOW_STATUS))
        pictures.append(_cut(icon, icon.open_menu()))
        icon.close_menu()
    assert pictures[0] != pictures[1]
    assert pictures[1] == pictures[2]


def test_the_icon_comes_back_with_the_panel(icon: _IconInPanel) -> None:
    """Last in this file: the panel is a new one from here on."""
    icon.desktop.restart_panel()
    until(lambda: icon.drawn == [True, False, True], "the icon is registered again")
    until(lambda: icon.has_colour_of("working-3"), "the icon is drawn again")
    icon.desktop.screen.keep("restarted")
    assert icon.desktop.session.owner(TRAY_HOST)


def _cut(icon: _IconInPanel, menu: Box) -> Image.Image:
    """The picture of a menu, without the panel below it, which may light up."""
    return icon.desktop.screen.settled().crop((menu.left, menu.top, menu.right, min(menu.bottom, icon.place.top)))
