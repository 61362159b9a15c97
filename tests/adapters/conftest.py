"""A bus, a screen and a loop for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fakes.file_waiter import SelectingWaiter

if TYPE_CHECKING:  # there are systems without it, and most tests here run on them as well
    from tests.adapters.dbus.private_bus import PrivateBus
    from tests.adapters.x11.xvfb import Xvfb


@pytest.fixture
def waiter() -> Iterator[SelectingWaiter]:
    waiter = SelectingWaiter()
    yield waiter
    assert waiter.watched == 0, "a descriptor is still watched"
    waiter.close()


@pytest.fixture
def bus(tmp_path: Path, waiter: SelectingWaiter) -> Iterator[PrivateBus]:
    from tests.adapters.dbus.private_bus import PrivateBus  # noqa: PLC0415 - see above

    folder = tmp_path / "bus"
    folder.mkdir()
    bus = PrivateBus(folder, waiter)
    yield bus
    bus.close()


@pytest.fixture
def xvfb(tmp_path: Path) -> Iterator[Xvfb]:
    """A screen."""
    from tests.adapters.x11.xvfb import Xvfb  # noqa: PLC0415 - see above

    xvfb = Xvfb(tmp_path)
    yield xvfb
    xvfb.close()
