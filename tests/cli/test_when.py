"""Times to begin at, as people write them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from kneebreak.cli.when import parse_when
from tests.engine.catalogue import PLAN

BERLIN = PLAN._replace(zone=ZoneInfo("Europe/Berlin"))
NOW = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)  # 13:30 in Berlin


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14:00", "2026-11-23T13:00"),
        ("9:00", "2026-11-24T08:00"),
        ("today", "2026-11-23T12:30"),
        ("2026-11-23", "2026-11-23T12:30"),
        ("today 9:00", "2026-11-23T08:00"),
        ("Tomorrow", "2026-11-23T23:00"),
        ("tomorrow 09:00", "2026-11-24T08:00"),
        ("2026-11-25", "2026-11-24T23:00"),
        (" 2026-11-25  09:00 ", "2026-11-25T08:00"),
        ("2026-11-25T09:00", "2026-11-25T08:00"),
        ("2026-11-25 09:00:30", "2026-11-25T08:00:30"),
        ("2026-11-25T09:00Z", "2026-11-25T09:00"),
        ("2026-11-25T09:00+05:30", "2026-11-25T03:30"),
        ("2026-11-16 09:00", "2026-11-16T08:00"),
        ("2027-03-28 02:30", "2027-03-28T01:30"),  # left out by the clocks
        ("2026-10-25 02:30", "2026-10-25T00:30"),  # it comes twice
        ("2000-01-01 12:00", "2000-01-01T11:00"),
    ],
)
def test_a_time_is_meant_where_the_user_is(text: str, meant: str) -> None:
    assert parse_when(text, BERLIN, NOW) == datetime.fromisoformat(meant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "noon", "25:00", "9", "09:60", "2026-13-01", "2026-11-23 25:00", "2026-11-23 9:00 sharp", "-1:00"]
)
def test_what_is_no_time_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no time; write it like 09:00, tomorrow, 2026-11-23 or"):
        parse_when(text, BERLIN, NOW)


@pytest.mark.parametrize(
    "text", ["0001-01-01", "9999-12-31", "9999-12-31 09:00", "1999-12-31", "0001-01-01T00:00+14:00"]
)
def test_a_time_of_another_age_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is too far off; name a day in the years 2000 to 2999"):
        parse_when(text, BERLIN, NOW)
