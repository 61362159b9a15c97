"""The schema beside a schedule."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kneebreak.adapters.config.default import write_default
from kneebreak.adapters.config.editor_schema import beside, write_schema
from kneebreak.adapters.resources import resource

SHIPPED = Path(resource("config", "schedule.schema.json")).read_bytes()
MENTIONING = "#:schema ./schedule.schema.json\n# my own words\n"


@pytest.fixture
def schedule(tmp_path: Path) -> Path:
    path = tmp_path / "schedule.toml"
    write_default(str(path))
    return path


def test_it_is_written_once_and_then_only_where_it_differs(schedule: Path) -> None:
    schema = schedule.with_name("schedule.schema.json")
    assert beside(str(schedule)) == str(schema)
    assert write_schema(str(schedule))
    assert schema.read_bytes() == SHIPPED
    os.utime(schedule.parent, (0, 0))
    assert not write_schema(str(schedule))
    assert schedule.parent.stat().st_mtime == 0  # nothing was put into the folder, not even for a moment


@pytest.mark.parametrize("older", [b"{}", b"", SHIPPED[:-1], SHIPPED + b"\n", b"\xff"])
def test_one_of_another_version_is_replaced_and_the_schedule_stays(schedule: Path, older: bytes) -> None:
    schedule.write_text(MENTIONING)
    schema = schedule.with_name("schedule.schema.json")
    schema.write_bytes(older)
    assert write_schema(str(schedule))
    assert schema.read_bytes() == SHIPPED
    assert schedule.read_text() == MENTIONING
    assert sorted(entry.name for entry in schedule.parent.iterdir()) == ["schedule.schema.json", "schedule.toml"]


def test_a_schedule_of_before_that_does_not_mention_it_has_it_all_the_same(schedule: Path) -> None:
    schedule.write_text('[rhythm]\nevery = "1 h"\n')
    assert write_schema(str(schedule))


@pytest.mark.parametrize(("text", "wanted"), [(MENTIONING, True), ("# a draft\n", False)])
def test_a_draft_has_it_where_it_asks_for_it(tmp_path: Path, text: str, *, wanted: bool) -> None:
    (tmp_path / "draft.toml").write_text(text)
    assert write_schema(str(tmp_path / "draft.toml")) is wanted
    assert (tmp_path / "schedule.schema.json").exists() is wanted


def test_where_there_is_no_schedule_there_is_no_schema(tmp_path: Path) -> None:
    assert not write_schema(str(tmp_path / "schedule.toml"))
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_one(schedule: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "kneebreak.json"
    schema = schedule.with_name("schedule.schema.json")
    schema.symlink_to(target)
    assert write_schema(str(schedule))
    assert schema.is_symlink()
    assert target.read_bytes() == SHIPPED


def test_where_it_cannot_be_written_the_reason_is_raised_and_nothing_is_left(schedule: Path) -> None:
    schedule.with_name("schedule.schema.json").mkdir()
    with pytest.raises(OSError, match="Is a directory"):
        write_schema(str(schedule))
    assert sorted(entry.name for entry in schedule.parent.iterdir()) == ["schedule.schema.json", "schedule.toml"]
