"""Files that others read while they are replaced, and the time zone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kneebreak.adapters.contended import patiently
from kneebreak.adapters.zone import SystemZone, zone_file

_READER = """
import sys, time
print("ready", flush=True)
torn = refused = 0
while True:
    try:
        with open(sys.argv[1], "rb") as file:
            content = file.read()
        torn += len(set(content)) != 1 or len(content) != 50_000
        if content[:1] == b"9":
            break
    except PermissionError:
        refused += 1
    time.sleep(0.005)
print(torn)
"""


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    (tmp_path / "file").write_bytes(b"0" * 50_000)
    reading = subprocess.Popen(
        [sys.executable, "-c", _READER, str(tmp_path / "file")],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    with reading:
        assert reading.stdout is not None
        assert reading.stdout.readline() == "ready\n"
        yield reading
        reading.kill()


def test_a_file_is_replaced_while_another_program_reads_it_again_and_again(
    reader: subprocess.Popen[str], tmp_path: Path
) -> None:
    draft, file = tmp_path / "draft", tmp_path / "file"
    for at in range(1, 200):
        draft.write_bytes(b"9" * 50_000 if at == 199 else b"%d" % (at % 8) * 50_000)
        patiently(lambda: draft.replace(file))
        with patiently(lambda: file.open("rb")) as opened:
            assert len(set(opened.read())) == 1
    assert reader.stdout is not None
    assert reader.stdout.read() == "0\n", "the other program read half of one and half of another"


def test_what_may_never_be_touched_is_refused_after_a_while(tmp_path: Path) -> None:
    with pytest.raises(PermissionError):
        patiently(tmp_path.read_bytes)


def test_the_time_zone_is_asked_anew_and_needs_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    zone = SystemZone()
    noon = datetime(2026, 7, 1, 12, tzinfo=UTC)
    for name, hours in (("XYZ-3", 3), ("ABC+5", -5)):
        monkeypatch.setenv("TZ", name)
        zone.refresh()
        assert noon.astimezone(zone).utcoffset() == timedelta(hours=hours)
    monkeypatch.delenv("TZ")
    zone.refresh()
    assert zone_file({}) is None
