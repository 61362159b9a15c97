"""Windows in full screen on a real compositor of the wlroots family."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kneebreak.adapters.busy.wlroots import WlrootsFullScreen
from kneebreak.adapters.waiter import linux
from kneebreak.adapters.wayland.display import Display
from kneebreak.engine.events import BusyChanged
from tests.desktop.desktop import Desktop
from tests.desktop.wayland_window import WaylandWindow

assert sys.platform == "linux"

pytestmark = pytest.mark.parametrize("desktop", ["sway"], indirect=True)


class Watched:
    """What the compositor tells of windows."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.waiter = linux.LinuxWaiter()
        troubles: list[str] = []
        self._display = Display(path, self.waiter, troubles.append, troubles.append)
        self.full_screen = WlrootsFullScreen(self._display, lambda: self.waiter.inbox(BusyChanged()))

    def is_told_of_its_end(self) -> bool:
        """Whether a word of it comes in; without one this takes five seconds."""
        self.waiter.wait(datetime.now(UTC) + timedelta(seconds=5))
        return self.waiter.take() == [BusyChanged()]

    def close(self) -> None:
        self._display.close()
        self.waiter.close()


@pytest.fixture
def watched(desktop: Desktop) -> Iterator[Watched]:
    watched = Watched(str(desktop.session.runtime / desktop.session.environment["WAYLAND_DISPLAY"]))
    yield watched
    watched.close()


def test_a_window_in_full_screen_is_seen_and_its_end_told(watched: Watched) -> None:
    assert watched.full_screen.now() is False
    window = WaylandWindow(watched.path, "film")
    assert watched.full_screen.now() is False
    window.set_full_screen()
    assert watched.full_screen.now() is True
    window.set_title("another film")
    assert watched.full_screen.now() is True
    assert watched.waiter.take() == []
    window.leave_full_screen()
    assert watched.is_told_of_its_end()
    assert watched.full_screen.now() is False
    window.close()


def test_full_screen_ends_with_its_window(watched: Watched) -> None:
    window = WaylandWindow(watched.path, "film")
    window.set_full_screen()
    assert watched.full_screen.now() is True
    window.close()
    assert watched.is_told_of_its_end()
    assert watched.full_screen.now() is False
