"""The contract of waiters, held by the one of Windows and macOS, and by the fake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kneebreak.adapters.waiter.queueing import QueueingWaiter
from kneebreak.ports import Waiter
from tests.contracts.waiter import WaiterContract
from tests.fakes.waiter import FakeWaiter


class TestQueueing(WaiterContract):
    @pytest.fixture
    def waiter(self) -> Iterator[Waiter]:
        waiter = QueueingWaiter(lambda: datetime.now(UTC))
        yield waiter
        waiter.close()


class TestFake(WaiterContract):
    @pytest.fixture
    def waiter(self) -> Waiter:
        return FakeWaiter()

    def test_a_message_of_another_thread_is_there_after_the_wait(self, waiter: Waiter) -> None:
        """It never waits: nothing comes from elsewhere in a test that uses it."""
        waiter.wait(None)
        assert waiter.take() == []
