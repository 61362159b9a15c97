"""Schedules written for a test, and read as the program reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from pathlib import Path

from kneebreak.adapters.config import ScheduleMistakes, load_movements, load_schedule
from kneebreak.adapters.resources import resource
from kneebreak.engine.movement import Movement
from kneebreak.engine.plan import Plan

BUILT_IN: Mapping[str, Movement] = load_movements(resource("config", "movements.toml"))


def plan_of(folder: Path, text: str | bytes) -> Plan:
    path = folder / "schedule.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_schedule(str(path), BUILT_IN, UTC)


def mistakes_of(folder: Path, text: str | bytes) -> ScheduleMistakes:
    try:
        plan = plan_of(folder, text)
    except ScheduleMistakes as mistakes:
        return mistakes
    raise AssertionError(f"no mistake was found; the plan is {plan._replace(movements={})}")
