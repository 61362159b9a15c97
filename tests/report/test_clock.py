"""Local times of many instants."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kneebreak.report.clock import LocalClock


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])
def test_local_times_are_those_of_the_zone_also_when_clocks_change(name: str) -> None:
    zone = ZoneInfo(name)
    clock = LocalClock(zone)
    instant = datetime(2025, 1, 1, tzinfo=UTC)
    while instant.year == 2025:
        local = clock.at(instant)
        assert (local, local.replace(tzinfo=None)) == (instant, instant.astimezone(zone).replace(tzinfo=None))
        instant += timedelta(minutes=13)


def test_instants_need_not_come_in_order() -> None:
    zone = ZoneInfo("Europe/Berlin")
    clock = LocalClock(zone)
    for day in (300, 3, 180, 84, 299, 300):
        instant = datetime(2025, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
        assert clock.at(instant).hour == instant.astimezone(zone).hour
