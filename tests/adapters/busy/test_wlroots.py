"""Windows in full screen on an imagined compositor of the wlroots family; the real one is in tests/desktop."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kneebreak.adapters.busy import wlroots
from tests.adapters.wayland.compositor import ACTIVATED, FULL_SCREEN, MAXIMIZED, Compositor
from tests.adapters.wayland.desk import Desk

assert sys.platform == "linux"

MANAGER = "zwlr_foreign_toplevel_manager_v1"


class WindowedDesk(Desk):
    """Somebody in front of windows."""

    def __init__(self, compositor: Compositor) -> None:
        super().__init__(compositor)
        self.changes = 0
        self.full_screen = wlroots.WlrootsFullScreen(self.display, self._change)

    def listens(self) -> bool:
        """Whether the compositor tells of windows by now."""
        self.messages()
        return any(client.managers or client.windows for client in self.compositor.clients)

    def _change(self) -> None:
        self.changes += 1


@pytest.fixture
def compositor(tmp_path: Path) -> Iterator[Compositor]:
    with Compositor(tmp_path / "wayland-0", (MANAGER, 3)) as compositor:
        yield compositor


@pytest.fixture
def desk(compositor: Compositor) -> Iterator[WindowedDesk]:
    with WindowedDesk(compositor) as desk:
        yield desk


def test_without_windows_nothing_is_in_full_screen(desk: WindowedDesk) -> None:
    assert desk.full_screen.now() is False


@pytest.mark.parametrize(
    ("states", "is_so"),
    [
        ((), False),
        ((ACTIVATED,), False),
        ((ACTIVATED, MAXIMIZED), False),
        ((FULL_SCREEN,), False),  # on another screen, or below
        ((ACTIVATED, FULL_SCREEN), True),
        ((MAXIMIZED, FULL_SCREEN, ACTIVATED), True),
    ],
)
def test_it_is_the_window_in_use_that_counts(desk: WindowedDesk, states: tuple[int, ...], *, is_so: bool) -> None:
    desk.compositor.open_window("another")
    desk.compositor.open_window("this", *states)
    assert desk.full_screen.now() is is_so


def test_the_end_of_it_is_told_once(desk: WindowedDesk) -> None:
    window = desk.compositor.open_window("film", ACTIVATED, FULL_SCREEN)
    assert desk.full_screen.now()
    desk.compositor.change_window(window, ACTIVATED, FULL_SCREEN, MAXIMIZED)
    desk.messages()
    assert desk.changes == 0
    desk.compositor.change_window(window, ACTIVATED)
    desk.messages()
    assert desk.changes == 1
    assert desk.full_screen.now() is False
    desk.compositor.change_window(window, ACTIVATED, FULL_SCREEN)
    assert desk.full_screen.now() is True
    desk.compositor.change_window(window, FULL_SCREEN)
    desk.messages()
    assert desk.changes == 2


def test_it_ends_with_its_window_and_with_the_use_of_another(desk: WindowedDesk) -> None:
    film = desk.compositor.open_window("film", ACTIVATED, FULL_SCREEN)
    assert desk.full_screen.now()
    desk.compositor.close_window(film)
    desk.messages()
    assert desk.changes == 1
    game = desk.compositor.open_window("game", ACTIVATED, FULL_SCREEN)
    assert desk.full_screen.now()
    desk.compositor.change_window(game, FULL_SCREEN)
    desk.compositor.open_window("editor", ACTIVATED)
    desk.messages()
    assert desk.changes == 2


def test_windows_are_listened_to_only_while_one_is_in_full_screen(desk: WindowedDesk) -> None:
    window = desk.compositor.open_window("film", ACTIVATED)
    assert not desk.listens()
    assert desk.full_screen.now() is False
    assert not desk.listens()
    desk.compositor.change_window(window, ACTIVATED, FULL_SCREEN)
    assert desk.full_screen.now() is True
    assert desk.listens()
    desk.compositor.open_window("below")
    assert desk.full_screen.now() is True
    desk.compositor.change_window(window, ACTIVATED)
    desk.messages()
    assert not desk.listens()


def test_a_window_that_opens_while_the_last_word_is_under_way_is_not_listened_to_either(desk: WindowedDesk) -> None:
    window = desk.compositor.open_window("film", ACTIVATED, FULL_SCREEN)
    assert desk.full_screen.now()
    desk.compositor.change_window(window, ACTIVATED)
    desk.compositor.open_window("another")
    assert not desk.listens()


def test_a_compositor_that_does_not_tell_leaves_it_unknown(tmp_path: Path) -> None:
    for number, offered in enumerate([("wl_seat", 8), (MANAGER, 1)]):
        with Compositor(tmp_path / f"wayland-{number}", offered) as compositor, WindowedDesk(compositor) as desk:
            assert wlroots.offered(desk.display) is None
            assert desk.full_screen.now() is None


def test_a_compositor_that_does_not_answer_leaves_it_unknown_for_the_moment(desk: WindowedDesk) -> None:
    desk.compositor.open_window("film", ACTIVATED, FULL_SCREEN)
    desk.compositor.answers = False
    assert desk.full_screen.now() is None
    desk.compositor.answers = True
    assert desk.full_screen.now() is True
    assert desk.changes == 0


def test_a_compositor_that_stops_to_tell_ends_it(desk: WindowedDesk) -> None:
    desk.compositor.open_window("film", ACTIVATED, FULL_SCREEN)
    assert desk.full_screen.now()
    desk.compositor.finish_windows()
    desk.messages()
    assert desk.changes == 1
    assert desk.full_screen.now() is True  # asked anew, it tells again
    desk.compositor.withdraw(MANAGER)
    assert desk.full_screen.now() is None
    assert desk.changes == 2


def test_a_crash_ends_it_until_somebody_asks_again(desk: WindowedDesk) -> None:
    desk.compositor.open_window("film", ACTIVATED, FULL_SCREEN)
    assert desk.full_screen.now()
    desk.compositor.crash()
    while desk.changes == 0 or desk.full_screen.now() is None:
        desk.messages()
    assert desk.changes == 1
    assert desk.full_screen.now() is True
    assert desk.ends == desk.troubles == []


def test_the_end_of_the_compositor_ends_it(desk: WindowedDesk) -> None:
    desk.compositor.open_window("film", ACTIVATED, FULL_SCREEN)
    assert desk.full_screen.now()
    desk.compositor.close()
    desk.next_messages()
    assert desk.changes == 1
    assert desk.full_screen.now() is None


def test_what_is_closed_hears_no_more(desk: WindowedDesk) -> None:
    window = desk.compositor.open_window("film", ACTIVATED, FULL_SCREEN)
    assert desk.full_screen.now()
    desk.full_screen.close()
    assert not desk.listens()
    desk.compositor.change_window(window)
    desk.messages()
    desk.compositor.crash()
    desk.messages()
    assert desk.changes == 0
