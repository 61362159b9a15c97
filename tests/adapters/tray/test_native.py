"""The icon on Windows, on a recording pystray whose menus and handlers are the real ones."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest

from kneebreak.adapters.resources import resource
from kneebreak.adapters.tray import windows
from kneebreak.adapters.tray.native import open_picture
from kneebreak.adapters.tray.windows import WindowsTray
from kneebreak.adapters.window import Window
from kneebreak.messages import Message, Wish
from kneebreak.ports import Face, Icon, MenuItem
from tests.contracts.tray import START, IconContract, MenuContract, MiddleClickContract, Shown
from tests.desktop.until import until
from tests.fakes.native_icon import TRAY_MESSAGE, WM_LBUTTONUP, WM_RBUTTONUP, RecordingIcon, choose, shown

PICTURES = resource("icons", "tray")
LONG = Face(Icon.WORKING, 0, "kneebreak", "\N{DESERT ISLAND}" * 100)


class _OnWindows:
    """A WindowsTray that runs, and what it said."""

    def __init__(self, *, icon_class: type[RecordingIcon] = RecordingIcon) -> None:
        self.heard: list[Message] = []
        self.troubles: list[str] = []
        self.window = Window()
        self.items: tuple[MenuItem, ...] = ()
        self.tray = WindowsTray(
            self.heard.append,
            lambda: self.items,
            PICTURES,
            START,
            self.troubles.append,
            window=self.window,
            icon_class=icon_class,
        )
        icon = self.tray._icon  # noqa: SLF001 - what the desktop would hold
        assert isinstance(icon, RecordingIcon)
        self.icon = icon

    def start(self) -> None:
        self.tray.start()
        until(lambda: self.icon.visible or self.troubles, "the icon was shown")

    def shows(self, face: Face) -> bool:
        return self.icon.looks[-1] == open_picture(PICTURES, face).tobytes() and self.icon.title == face.tooltip

    def is_there(self) -> bool:
        return self.icon.visible

    def click(self, *, middle: bool) -> None:
        self.icon.send(TRAY_MESSAGE, 0, windows.WM_MBUTTONUP if middle else WM_LBUTTONUP)

    def open_menu(self) -> tuple[Shown, ...]:
        self.icon.send(TRAY_MESSAGE, 0, WM_RBUTTONUP)
        return tuple(map(shown, self.icon.lines))

    def choose(self, *labels: str) -> None:
        choose(self.icon, *labels)


@pytest.fixture
def driven() -> Iterator[_OnWindows]:
    driven = _OnWindows()
    driven.start()
    yield driven
    driven.tray.close()


class TestOnWindows(IconContract, MiddleClickContract, MenuContract):
    """The contract of every tray."""


def test_a_left_click_does_what_the_menu_marks_for_it(driven: _OnWindows) -> None:
    driven.items = (MenuItem("Status", Wish.SHOW_STATUS), MenuItem("Done", Wish.RELOAD, default=True))
    driven.click(middle=False)
    assert driven.heard == [Wish.RELOAD]


def test_an_ampersand_is_no_shortcut(driven: _OnWindows) -> None:
    driven.items = (MenuItem("Hips & core", Wish.QUIT),)
    driven.open_menu()
    assert [line.label for line in driven.icon.lines] == ["Hips && core"]


def test_a_tooltip_is_cut_to_what_the_taskbar_takes(driven: _OnWindows) -> None:
    driven.tray.show(LONG)
    assert len(driven.icon.title.encode("utf-16-le")) == 2 * 127
    assert driven.icon.title == "\N{DESERT ISLAND}" * 63 + "…"


def test_the_same_picture_is_not_painted_twice(driven: _OnWindows) -> None:
    painted = len(driven.icon.looks)
    driven.tray.show(START._replace(tooltip="next: 10:00"))
    assert (len(driven.icon.looks), driven.icon.title) == (painted, "next: 10:00")


def test_the_end_of_the_session_is_granted_and_waits_until_all_is_saved(driven: _OnWindows) -> None:
    assert driven.icon.send(windows.WM_QUERYENDSESSION) == 1
    assert driven.heard == []
    answers: list[int] = []
    windows_asks = Thread(target=lambda: answers.append(driven.icon.send(windows.WM_ENDSESSION, 1)))
    windows_asks.start()
    until(lambda: driven.heard == [Wish.QUIT], "the program is asked to quit")
    before = list(answers)
    driven.tray.close()
    windows_asks.join(5)
    assert (before, answers) == ([], [0])


def test_a_session_that_goes_on_after_all_is_no_end(driven: _OnWindows) -> None:
    driven.icon.send(windows.WM_ENDSESSION, 0)
    assert driven.heard == []


def test_a_request_to_close_is_a_wish_to_quit(driven: _OnWindows) -> None:
    driven.icon.send(windows.WM_CLOSE)
    assert driven.heard == [Wish.QUIT]


def test_others_hear_the_messages_of_its_window(driven: _OnWindows) -> None:
    said: list[tuple[int, int]] = []

    def hear(wparam: int, lparam: int) -> int:
        said.append((wparam, lparam))
        return 7

    driven.window.hear(0x0400, hear)
    assert driven.icon.send(0x0400, 1, 2) == 7
    assert said == [(1, 2)]


def test_a_click_on_the_balloon_is_told_to_who_asked(driven: _OnWindows) -> None:
    clicks: list[str] = []
    driven.icon.send(TRAY_MESSAGE, 0, windows.NIN_BALLOONUSERCLICK)
    driven.tray.on_balloon_clicked(lambda: clicks.append("clicked"))
    driven.icon.send(TRAY_MESSAGE, 0, windows.NIN_BALLOONUSERCLICK)
    assert (clicks, driven.tray.hears_balloon_clicks, driven.heard) == (["clicked"], True, [])


def test_an_icon_without_a_taskbar_comes_once_there_is_one() -> None:
    class Early(RecordingIcon):
        taskbar_is_there = False

    driven = _OnWindows(icon_class=Early)
    driven.start()
    assert driven.troubles == ["The tray icon cannot be shown at present (there is no taskbar)."]
    driven.tray.show(START)
    Early.taskbar_is_there = True
    driven.tray.show(START)
    assert (driven.icon.visible, len(driven.troubles)) == (True, 1)
    driven.tray.close()


def test_a_tray_that_is_closed_before_it_started_ends() -> None:
    driven = _OnWindows()
    driven.tray.close()
    driven.tray.run_forever()
    assert not driven.icon.visible


def test_a_pystray_without_its_table_of_handlers_still_shows_an_icon() -> None:
    class Other(RecordingIcon):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)  # type: ignore[arg-type]  # handed on as they are
            del self._message_handlers

    driven = _OnWindows(icon_class=Other)
    assert len(driven.troubles) == 1
    assert not driven.tray.hears_balloon_clicks
