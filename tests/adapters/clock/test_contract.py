"""The contract of clocks, held by the one of this system, the one for all others, and the fake."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kneebreak.adapters import clock as clocks
from kneebreak.adapters.clock.plain import PlainClock
from kneebreak.ports import Clock
from tests.contracts.clock import ClockContract
from tests.fakes.clock import FakeClock


class TestThisSystems(ClockContract):
    @pytest.fixture
    def clock(self) -> Clock:
        return clocks.choose()


class TestPlain(ClockContract):
    @pytest.fixture
    def clock(self) -> Clock:
        return PlainClock()


class TestFake(ClockContract):
    @pytest.fixture
    def clock(self) -> Clock:
        return FakeClock(datetime(2025, 11, 21, 10, tzinfo=UTC))
