"""Somebody who has been on the ramp for a while: their schedule, and what the program remembers of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kneebreak.adapters.memory.toml import TomlMemory
from kneebreak.adapters.resources import resource
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.engine.entry import Outcome
from kneebreak.engine.ramp import DAYS, DayCount, Ramp, pace
from kneebreak.engine.step import begin
from kneebreak.ports import Mistakes
from tests.desktop.session import Session


def with_values(text: str, **values: str) -> str:
    """A schedule with other values at these keys; the comments behind them stay where they are."""
    for key, value in values.items():
        (line,) = re.finditer(rf'^{key} *= ("[^"]*"|\S+) +(?=#)', text, re.MULTILINE)
        text = text[: line.start(1)] + value.ljust(line.end() - line.start(1)) + text[line.end() :]
    return text


MINE = with_values(
    Path(resource("config", "schedule.toml")).read_text("utf-8") + "\n# My own words, at the end.\n",
    every='"1 h"',
    lull='"0 s"',
    strength="2",
    level="1",
    on="true",
)
"""A schedule at the second stage."""


def remember_good_days(session: Session) -> Path:
    """Save that schedule, and the memory of five days of use on which all was done; returns the schedule's path."""
    schedule = session.config / "kneebreak/schedule.toml"
    schedule.parent.mkdir(exist_ok=True)
    schedule.write_text(MINE, "utf-8")
    plan, now = FileSchedule(str(schedule), UTC).load(), datetime.now(UTC)
    assert not isinstance(plan, Mistakes)
    # The user's day may be another one than that of UTC, so they are all well over.
    days = tuple(DayCount((now - timedelta(days=9 - number)).date(), {Outcome.DONE: 4}) for number in range(DAYS))
    memory = TomlMemory(str(session.folder / "state/kneebreak/memory.toml"))
    memory.save(begin(plan, 1, now)._replace(ramp=Ramp(pace(plan), days)))
    return schedule
