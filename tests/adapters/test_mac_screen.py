"""Whether there is a screen, with stand-ins for the libraries of macOS."""

from __future__ import annotations

from kneebreak.adapters.mac_screen import has_screen
from tests.fakes.mac_libraries import FakeGraphics


def _missing(path: str) -> object:
    raise OSError(f"{path}: no such library")


def test_there_is_a_screen_where_the_process_belongs_to_a_session() -> None:
    here, nowhere = FakeGraphics(0x1000), FakeGraphics(None)
    assert (has_screen(lambda _: here), here.released) == (True, [0x1000])
    assert (has_screen(lambda _: nowhere), nowhere.released) == (False, [])
    assert not has_screen(_missing)
