"""A bus, a screen and a loop for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.dbus.private_bus import PrivateBus
from tests.adapters.x11.xvfb import Xvfb
from tests.fakes.file_waiter import SelectingWaiter


@pytest.fixture
def waiter() -> Iterator[SelectingWaiter]:
    waiter = SelectingWaiter()
    yield waiter
    assert waiter.watched == 0, "a descriptor is still watched"
    waiter.close()


@pytest.fixture
def bus(tmp_path: Path, waiter: SelectingWaiter) -> Iterator[PrivateBus]:
    folder = tmp_path / "bus"
    folder.mkdir()
    bus = PrivateBus(folder, waiter)
    yield bus
    bus.close()


@pytest.fixture
def xvfb(tmp_path: Path) -> Iterator[Xvfb]:
    """A screen."""
    xvfb = Xvfb(tmp_path)
    yield xvfb
    xvfb.close()
