"""The recording tray keeps the contract of the real ones."""

from __future__ import annotations

import pytest

from kneebreak.messages import Message
from kneebreak.ports import Face, MenuItem
from tests.contracts.tray import START, IconContract, MenuContract, MiddleClickContract, Shown
from tests.fakes.tray import RecordingTray


class _Driven:
    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.items: tuple[MenuItem, ...] = ()
        self.tray = RecordingTray(self.heard.append, lambda: self.items, START)

    def shows(self, face: Face) -> bool:
        return self.tray.faces[-1] == face

    def is_there(self) -> bool:
        return not self.tray.closed

    def click(self, *, middle: bool) -> None:
        self.tray.click(middle=middle)

    def open_menu(self) -> tuple[Shown, ...]:
        return _shown(self.tray.open_menu())

    def choose(self, *labels: str) -> None:
        self.tray.choose(*labels)


def _shown(items: tuple[MenuItem, ...]) -> tuple[Shown, ...]:
    return tuple(
        Shown(item.label, item.means is not None or bool(item.items), item.checked, _shown(item.items))
        for item in items
    )


class TestRecordingTray(IconContract, MiddleClickContract, MenuContract):
    @pytest.fixture
    def driven(self) -> _Driven:
        return _Driven()
