"""A desk and a logind for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.logind import Logind
from tests.adapters.session.desk import Desk
from tests.fakes.file_waiter import SelectingWaiter


@pytest.fixture
def desk(tmp_path: Path, waiter: SelectingWaiter) -> Iterator[Desk]:
    desk = Desk(tmp_path, waiter)
    yield desk
    desk.close()


@pytest.fixture
def logind(desk: Desk) -> Iterator[Logind]:
    logind = desk.logind()
    logind.start()
    yield logind
    logind.close()
