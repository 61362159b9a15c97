"""The user's schedule file, as the shell wants it: a plan, or what is wrong."""

from __future__ import annotations

from datetime import tzinfo

from kneebreak.adapters.config import ScheduleMistakes, load_movements, load_schedule
from kneebreak.adapters.resources import resource
from kneebreak.engine.plan import Plan
from kneebreak.ports import Mistakes


class FileSchedule:
    """A schedule in a file, over the movements that kneebreak ships."""

    def __init__(self, path: str, zone: tzinfo) -> None:
        self.path = path
        self._zone = zone
        self._movements = load_movements(resource("config", "movements.toml"))

    def load(self) -> Plan | Mistakes:
        """Read it as it is now."""
        return self._load(self.path)

    def default(self) -> Plan:
        """The plan of the schedule that kneebreak writes on its first run."""
        plan = self._load(resource("config", "schedule.toml"))
        assert not isinstance(plan, Mistakes)  # noqa: S101 - what is shipped is tested
        return plan

    def _load(self, path: str) -> Plan | Mistakes:
        try:
            return load_schedule(path, self._movements, self._zone)
        except ScheduleMistakes as mistakes:
            return Mistakes(tuple(str(mistakes).splitlines()))
