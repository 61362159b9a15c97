"""The icon in a real bar that speaks only XEmbed: trayer on Xvfb, with real clicks."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from kneebreak.adapters.resources import resource
from kneebreak.adapters.tray.native import open_picture
from kneebreak.adapters.tray.xembed import XEmbedTray, XEmbedUnavailable, host_is_there
from kneebreak.messages import Message, TrayClicked
from kneebreak.ports import Face, Icon, MenuItem
from tests.contracts.tray import START, IconContract, MiddleClickContract, Shown
from tests.desktop.screen import XScreen
from tests.desktop.session import Session
from tests.desktop.until import until

PICTURES = resource("icons", "tray")
BAR = ("trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "40", "--distance", "8")
OTHER_BAR = ("trayer", "--edge", "top", "--align", "left", "--widthtype", "request", "--height", "40")
# Scaling rounds; two of the pictures differ by far more.
ALIKE = 3.0
# python-xlib leaves the socket of a connection that failed to the garbage collector.
ITS_OWN_LEAK = "ignore::pytest.PytestUnraisableExceptionWarning"


class _InTrayer:
    """An XEmbedTray in a bar, and somebody who looks and clicks."""

    def __init__(self, session: Session, screen: XScreen) -> None:
        self.session = session
        self.screen = screen
        self.heard: list[Message] = []
        self.docked: list[bool] = []
        self.troubles: list[str] = []
        self.items: tuple[MenuItem, ...] = ()
        self._seen: Face | None = None
        self.tray = XEmbedTray(self.heard.append, PICTURES, START, self.docked.append, self.troubles.append)

    def shows(self, face: Face) -> bool:
        if self._seen is not None and self._looks_like(self._seen):
            return face == self._seen  # one that was recognized is no other
        if _comes_true(lambda: self._looks_like(face)):
            self._seen = face
        return self._seen == face

    def _looks_like(self, face: Face) -> bool:
        place = self.place()
        seen = self.screen.settled().crop(place)
        expected = Image.new("RGB", seen.size, seen.getpixel((0, 0)))
        side = min(seen.size)
        picture = open_picture(PICTURES, face).resize((side, side), Image.Resampling.LANCZOS)
        expected.paste(picture, ((seen.width - side) // 2, (seen.height - side) // 2), picture)
        return sum(ImageStat.Stat(ImageChops.difference(seen, expected)).mean) < ALIKE

    def is_there(self) -> bool:
        return _comes_true(lambda: bool(self._windows()))

    def is_gone(self) -> bool:
        return _comes_true(lambda: not self._windows())

    def click(self, *, middle: bool) -> None:
        self.press(2 if middle else 1)

    def press(self, button: int) -> None:
        until(self._windows, "the icon is on the screen")
        before = len(self.heard)
        for within in (3, 3, 10):  # a bar that is still on its way to its place moves the icon from under the pointer
            self.screen.settled()
            left, top, right, bottom = self.place()
            self.screen.click(((left + right) // 2, (top + bottom) // 2), button)
            with suppress(AssertionError):
                until(lambda: len(self.heard) > before, "the click arrives", within)
                return
        pytest.fail("no click arrives")

    def open_menu(self) -> tuple[Shown, ...]:
        raise NotImplementedError("there is none")

    def choose(self, *labels: str) -> None:
        raise NotImplementedError("there is none")

    def place(self) -> tuple[int, int, int, int]:
        """Where the icon is on the screen: left, top, right, bottom."""
        window = until(self._windows, "the icon is on the screen")[0]
        lines = self.session.run("xdotool", "getwindowgeometry", "--shell", window).stdout.split()
        told = dict(line.split("=") for line in lines)
        left, top = int(told["X"]), int(told["Y"])
        return left, top, left + int(told["WIDTH"]), top + int(told["HEIGHT"])

    def _windows(self) -> list[str]:
        search = ("xdotool", "search", "--onlyvisible", "--class", "^kneebreak$")
        return self.session.run(*search).stdout.split()


def _comes_true(condition: Callable[[], bool]) -> bool:
    """Whether something becomes so soon: another thread paints, and then two other programs."""
    deadline = time.monotonic() + 3
    while not (true := condition()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return true


class _Bars:
    """A display, and what runs on it."""

    def __init__(self, folder: Path) -> None:
        self.session = Session(folder / "artefacts")
        self.screen = XScreen(self.session, folder / "pictures")
        self.session.start("openbox")
        # It moves bars that were there before it.
        manager = ("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
        until(lambda: "window id" in self.session.run(*manager).stdout, "the window manager is there")

    def start(self, bar: tuple[str, ...] = BAR) -> subprocess.Popen[bytes]:
        process = self.session.start(*bar)
        until(lambda: host_is_there(self.screen.display), "the bar is there")
        return process

    def end(self, bar: subprocess.Popen[bytes]) -> None:
        bar.kill()
        bar.wait()
        until(lambda: not host_is_there(self.screen.display), "the bar is gone")


@pytest.fixture(scope="module")
def bars(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Bars]:
    bars = _Bars(tmp_path_factory.mktemp("bars"))
    yield bars
    bars.session.close()


@pytest.fixture
def bar(bars: _Bars) -> Iterator[subprocess.Popen[bytes]]:
    process = bars.start()
    yield process
    if process.poll() is None:
        bars.end(process)


@pytest.fixture
def driven(bars: _Bars, bar: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[_InTrayer]:  # noqa: ARG001 - runs
    monkeypatch.setenv("DISPLAY", bars.screen.display)
    driven = _InTrayer(bars.session, bars.screen)
    yield driven
    driven.tray.close()
    assert driven.troubles == []


class TestInTrayer(IconContract, MiddleClickContract):
    """The contract of every icon."""


def test_the_second_button_is_a_click_for_want_of_a_menu(driven: _InTrayer) -> None:
    driven.press(3)
    assert driven.heard == [TrayClicked(middle=False)]


def test_the_icon_comes_back_with_another_bar(driven: _InTrayer, bars: _Bars, bar: subprocess.Popen[bytes]) -> None:
    due = Face(Icon.DUE, 0, "Stand up", "since 09:45")
    assert driven.is_there()
    bars.end(bar)
    until(lambda: driven.docked[-1:] == [False], "the tray knows that it has no bar")
    assert driven.is_gone(), "something of it is left on the bare screen"
    driven.tray.show(due)
    other = bars.start(OTHER_BAR)
    until(lambda: driven.docked[-1:] == [True], "it has found the new bar")
    assert driven.shows(due)
    assert driven.place()[0] < 100, "the new bar is at the left"
    driven.click(middle=False)
    assert driven.heard == [TrayClicked(middle=False)]
    bars.end(other)


def test_an_icon_without_a_bar_waits_for_one(bars: _Bars, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", bars.screen.display)
    driven = _InTrayer(bars.session, bars.screen)
    until(lambda: driven.docked == [False], "the tray knows that it has no bar")
    bar = bars.start()
    until(lambda: driven.docked == [False, True], "it has found the bar")
    assert driven.shows(START)
    driven.tray.close()
    bars.end(bar)


def test_the_choice_of_a_backend_is_not_handed_down(driven: _InTrayer) -> None:
    assert driven.is_there()
    assert "PYSTRAY_BACKEND" not in os.environ


@pytest.mark.filterwarnings(ITS_OWN_LEAK)
def test_there_is_no_host_where_there_is_no_display() -> None:
    assert not host_is_there(":4242")


@pytest.mark.filterwarnings(ITS_OWN_LEAK)
def test_a_display_that_cannot_be_opened_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4242")
    said: list[object] = []
    with pytest.raises(XEmbedUnavailable, match="4242"):
        XEmbedTray(said.append, PICTURES, START, said.append, said.append)
    assert said == []


def test_a_display_that_goes_away_is_told_once_and_survived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bars = _Bars(tmp_path)
    monkeypatch.setenv("DISPLAY", bars.screen.display)
    bars.start()
    driven = _InTrayer(bars.session, bars.screen)
    until(lambda: driven.docked == [True], "it has found the bar")
    bars.session.close()
    until(lambda: driven.troubles, "the loss is told")
    driven.tray.show(START)
    driven.tray.close()
    assert driven.docked == [True, False]
    assert len(driven.troubles) == 1
