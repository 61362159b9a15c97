"""The machine's zone against the zone database, in processes of their own."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kneebreak.adapters.zone import SystemZone, zone_file

ZONES = (
    "UTC",
    "Europe/Berlin",
    "Europe/Dublin",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Asia/Kolkata",
    "Asia/Gaza",
    "Africa/Casablanca",
    "Europe/Volgograd",
    "America/St_Johns",
)
DATABASE = Path("/usr/share/zoneinfo")

needs_tzset = pytest.mark.skipif(sys.platform == "win32", reason="Windows has one zone, the machine's")


def _in_zone(zone: str, *arguments: str) -> str:
    environment = {**os.environ, "TZ": zone}
    return subprocess.check_output([sys.executable, *arguments], env=environment, text=True, timeout=120)


@needs_tzset
@pytest.mark.parametrize("zone", ZONES)
def test_local_time_is_what_the_zone_database_says_gaps_and_repeated_hours_included(zone: str) -> None:
    assert "transitions compared" in _in_zone(zone, "-m", "tests.adapters.zone.zones_apart")


@needs_tzset
@pytest.mark.long
@pytest.mark.timeout(1500)
def test_every_zone_there_is_agrees_with_the_database() -> None:
    names = [line.split("\t")[2].strip() for line in (DATABASE / "zone.tab").read_text().splitlines() if line[0] != "#"]
    assert len(names) > 300
    for name in names:
        assert "transitions compared" in _in_zone(name, "-m", "tests.adapters.zone.zones_apart"), name


MOVE = """
import os, sys
from datetime import UTC, datetime
from kneebreak.adapters.zone import SystemZone
zone, noon = SystemZone(), datetime(2026, 1, 1, 12, tzinfo=UTC)
print(noon.astimezone(zone).hour)
os.environ["TZ"] = "Asia/Tokyo"
zone.refresh()
print(noon.astimezone(zone).hour)
"""


@needs_tzset
def test_after_a_flight_a_refresh_brings_the_new_local_time() -> None:
    assert _in_zone("Europe/Berlin", "-c", MOVE).split() == ["13", "21"]


def test_the_ends_of_the_calendar_are_no_error() -> None:
    zone = SystemZone()
    assert datetime.max.replace(tzinfo=zone).utcoffset() is not None
    assert datetime.min.replace(tzinfo=zone).utcoffset() is not None
    assert datetime(3500, 6, 1, tzinfo=UTC).astimezone(zone).astimezone(UTC) == datetime(3500, 6, 1, tzinfo=UTC)


def test_a_time_of_day_alone_has_no_offset() -> None:
    zone = SystemZone()
    assert (zone.utcoffset(None), zone.dst(None), zone.tzname(None)) == (None, None, None)


def test_fractions_of_a_second_survive() -> None:
    moment = datetime(2026, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)
    assert moment.astimezone(SystemZone()).astimezone(UTC) == moment


@pytest.mark.parametrize(
    ("environment", "file"),
    [
        ({}, "/etc/localtime"),
        ({"TZ": ":/etc/localtime"}, "/etc/localtime"),
        ({"TZ": "Asia/Tokyo"}, None),
        ({"TZ": ""}, None),
    ],
)
def test_the_zone_changes_with_a_file_unless_the_environment_names_it(
    environment: dict[str, str], file: str | None
) -> None:
    assert zone_file(environment) == file
