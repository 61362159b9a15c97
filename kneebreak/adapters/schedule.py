"""The user's schedule file, as the shell wants it: a plan, or what is wrong."""

from __future__ import annotations

import os
from datetime import tzinfo

from kneebreak.adapters.config import ScheduleMistakes, load_movements, load_schedule
from kneebreak.adapters.config.schedule import plan_of
from kneebreak.adapters.resources import resource
from kneebreak.engine.plan import Plan
from kneebreak.engine.ramp import Pace
from kneebreak.ports import Mistakes
from kneebreak.wording.span import format_span


class FileSchedule:
    """A schedule in a file, over the movements that kneebreak ships."""

    def __init__(self, path: str, zone: tzinfo) -> None:
        self.path = path
        self._zone = zone
        self._movements = load_movements(resource("config", "movements.toml"))

    def load(self) -> Plan | Mistakes:
        """Read it as it is now."""
        return self._load(self.path)

    def change(self, before: Pace, after: Pace) -> Mistakes | None:
        """Write into it what differs between the two, and keep all else; None: it is done, else what hinders it."""
        # Loaded for a change only: it brings the parser that knows where values stand.
        from kneebreak.adapters.config.edit import edit  # noqa: PLC0415
        from kneebreak.adapters.config.replacement import Overtaken, hindrance  # noqa: PLC0415

        try:
            edit(self.path, _changes(before, after), lambda source: plan_of(source, self._movements, self._zone))
        except ScheduleMistakes as mistakes:
            return _lines(mistakes)
        except (Overtaken, OSError) as error:
            return Mistakes((hindrance(error),))
        return None

    def default(self) -> Plan:
        """The plan of the schedule that kneebreak writes on its first run."""
        plan = self._load(resource("config", "schedule.toml"))
        assert not isinstance(plan, Mistakes)  # noqa: S101 - what is shipped is tested
        return plan

    def _load(self, path: str) -> Plan | Mistakes:
        try:
            return load_schedule(path, self._movements, self._zone)
        except ScheduleMistakes as mistakes:
            return _lines(mistakes)


def _changes(before: Pace, after: Pace) -> dict[str, str]:
    """By address in the schedule: what differs, in words."""
    changes = {}
    if before.every != after.every:
        changes["rhythm.every"] = format_span(after.every)
    if before.strength != after.strength:
        changes["targets.strength"] = str(after.strength)
    if before.level != after.level:
        changes["body.level"] = str(after.level)
    return changes


def _lines(mistakes: ScheduleMistakes) -> Mistakes:
    return Mistakes(tuple(str(mistakes).splitlines()))


def plan_now(named: str | None, own: str, zone: tzinfo) -> Plan | Mistakes:
    """The plan of the schedule that was named, else of the user's own, else of the one that a first start writes."""
    schedule = FileSchedule(named or own, zone)
    return schedule.load() if named or os.path.lexists(own) else schedule.default()
