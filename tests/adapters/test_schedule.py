"""The schedule file as the running program has it changed: what a step of the ramp writes into it."""

from __future__ import annotations

import os
import re
from datetime import UTC, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from kneebreak.adapters.resources import resource
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.engine.plan import Plan
from kneebreak.engine.ramp import STAGES, Pace, pace
from kneebreak.ports import Mistakes

DEFAULT = Path(resource("config", "schedule.toml")).read_bytes()
USUAL = Pace(timedelta(minutes=45), 3, 2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "schedule.toml"
    path.write_bytes(DEFAULT)
    return path


def loaded(path: Path) -> Plan:
    plan = FileSchedule(str(path), UTC).load()
    assert not isinstance(plan, Mistakes)
    return plan


def test_from_the_gentlest_pace_to_the_fullest_and_back_every_other_byte_stays(path: Path) -> None:
    schedule = FileSchedule(str(path), UTC)
    assert schedule.change(USUAL, STAGES[0]) is None
    for before, after in [*pairwise(STAGES), (STAGES[-1], USUAL)]:
        assert pace(loaded(path)) == before
        assert schedule.change(before, after) is None
    assert path.read_bytes() == DEFAULT


def test_a_step_changes_three_lines_and_keeps_their_comments(path: Path) -> None:
    FileSchedule(str(path), UTC).change(USUAL, STAGES[0])
    lines = zip(DEFAULT.decode().splitlines(), path.read_text("utf-8").splitlines(), strict=True)
    changed = {now: before for before, now in lines if now != before}
    assert [re.sub(" +", " ", now.partition("#")[0]) for now in changed] == [
        'every = "1 h" ',
        "strength = 1 ",
        "level = 1 ",
    ]
    assert all(now.partition("#")[1:] == before.partition("#")[1:] for now, before in changed.items())


def test_only_what_the_step_is_about_is_written(path: Path) -> None:
    path.write_text("# mine\n[rhythm]\nevery = '60 min' # enough\n")
    FileSchedule(str(path), UTC).change(Pace(timedelta(hours=1), 3, 2), Pace(timedelta(minutes=45), 3, 2))
    assert path.read_text() == '# mine\n[rhythm]\nevery = "45 min" # enough\n'


def test_values_that_were_not_written_yet_come_to_stand_in_their_tables(path: Path) -> None:
    path.write_text("[ramp]\non = true\n")
    FileSchedule(str(path), UTC).change(USUAL, STAGES[1])
    assert pace(loaded(path)) == STAGES[1]
    assert path.read_text().startswith("[ramp]\non = true\n")


@pytest.mark.parametrize(
    ("text", "hindrance"),
    [
        ("[rhythm]\nevery = 5\n", 'schedule.toml:2:9: rhythm.every: 5 has no unit; write it like "45 min"'),
        ("[rhythm\n", "schedule.toml:1:8: "),
    ],
)
def test_a_file_with_mistakes_is_left_alone_and_they_are_told(path: Path, text: str, hindrance: str) -> None:
    path.write_text(text)
    told = FileSchedule(str(path), UTC).change(USUAL, STAGES[0])
    assert told is not None
    assert told.lines[0].startswith(hindrance)
    assert path.read_text() == text


def test_a_file_that_cannot_be_written_is_told_of(path: Path) -> None:
    path.with_name(f"schedule.toml.{os.getpid()}.new").mkdir()  # the superuser may write anything but this
    told = FileSchedule(str(path), UTC).change(USUAL, STAGES[0])
    assert told is not None
    assert "see to it that you may write there" in told.lines[0]
    assert path.read_bytes() == DEFAULT


def test_a_file_that_is_gone_is_told_of(path: Path) -> None:
    path.unlink()
    assert FileSchedule(str(path), UTC).change(USUAL, STAGES[0]) is not None
    assert not path.exists()
