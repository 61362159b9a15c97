"""Somebody who wants to know whether the desktop may be disturbed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kneebreak.adapters.busy.do_not_disturb import DoNotDisturb
from kneebreak.adapters.busy.sources import Sources
from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import DBusAddress, new_method_call
from kneebreak.adapters.ledger import Finding, Ledger
from kneebreak.engine.busy import Busy
from kneebreak.engine.events import BusyChanged
from tests.adapters.notifier.notification_server import NAME
from tests.fakes.file_waiter import SelectingWaiter


class Listener:
    """Keeps what it is told; `until` turns the loop until something is known."""

    def __init__(self, connection: Connection, waiter: SelectingWaiter, environment: Mapping[str, str] = {}) -> None:
        self.ledger = Ledger()
        self._waiter = waiter
        self._connection = connection
        self._sources = Sources(waiter.inbox)
        self._source = DoNotDisturb(connection, environment, self.ledger, self._sources.changed)
        self._sources.add(Busy.DO_NOT_DISTURB, self._source)

    @property
    def holds(self) -> Mapping[Busy, bool]:
        """What a due prompt is told."""
        return self._sources.now()

    @property
    def finding(self) -> Finding | None:
        """What is known of the server of the moment."""
        findings = self.ledger.findings()
        return findings[-1] if findings else None

    def changes(self) -> int:
        """How often a change was reported since this was last asked."""
        messages = self._waiter.take()
        assert messages == [BusyChanged()] * len(messages)
        return len(messages)

    def until_served(self) -> None:
        """Wait until the server has said how it is."""
        self.until(lambda: self.finding is not None and self.finding.serves)

    def until(self, come_true: Callable[[], object]) -> None:
        """Turn the loop until something is so."""
        self._waiter.run_until(come_true)

    def until_told(self, holds: Mapping[Busy, bool]) -> None:
        """Wait for one report of a change, after which this holds."""
        told = 0

        def is_told() -> bool:
            nonlocal told
            told += self.changes()
            return told > 0

        self._waiter.run_until(is_told)
        assert told == 1
        assert self.holds == holds

    def settle(self) -> None:
        """Wait until the server has answered all that it was asked."""
        answers: list[object] = []
        server = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
        for _ in range(4):
            self._connection.call(new_method_call(server, "GetServerInformation"), answers.append)
            self._waiter.run_until(lambda: answers)
            answers.clear()

    def close(self) -> None:
        self._sources.close()
