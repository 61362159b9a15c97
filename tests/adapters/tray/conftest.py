"""A private bus, a panel and an icon in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.tray.bus import PrivateBus
from tests.adapters.tray.host import Host
from tests.adapters.tray.icon import IconOnBus
from tests.adapters.tray.looks import paint_looks
from tests.fakes.file_waiter import SelectingWaiter


@pytest.fixture
def waiter() -> SelectingWaiter:
    return SelectingWaiter()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    with PrivateBus(tmp_path) as bus:
        yield bus


@pytest.fixture
def host(bus: PrivateBus, waiter: SelectingWaiter) -> Iterator[Host]:
    host = Host(bus.address, waiter)
    yield host
    host.close()


@pytest.fixture
def looks(tmp_path: Path) -> str:
    return paint_looks(tmp_path / "looks")


@pytest.fixture
def icon(bus: PrivateBus, waiter: SelectingWaiter, host: Host, looks: str) -> Iterator[IconOnBus]:
    host.appear()
    icon = IconOnBus(bus, waiter, host, looks)
    waiter.run_until(lambda: icon.registered)
    yield icon
    icon.close()
