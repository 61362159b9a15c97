"""What would last, kept for the length of a rehearsal: log, memory and schedule, none of them in a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kneebreak.engine.entry import Correction, Entry, Outcome
from kneebreak.engine.events import Practised
from kneebreak.engine.plan import Plan
from kneebreak.engine.ramp import Pace
from kneebreak.engine.state import State
from kneebreak.ports import Mistakes

_UNCHANGED = Mistakes(("This is only a rehearsal: your schedule stays as it is.",))


class SpokenLog:
    """A log that is told instead of written."""

    def __init__(self, told: Callable[[Entry | Correction], None]) -> None:
        self._told = told

    def append(self, line: Entry | Correction) -> None:
        """Tell of a line."""
        self._told(line)

    def outcomes_of(self, prompt: str) -> tuple[Outcome, ...]:  # noqa: ARG002 - the port's
        """None: a rehearsal has no past."""
        return ()

    def took_back(self, entry: str) -> bool:  # noqa: ARG002 - the port's
        """No: the same."""
        return False

    def practised(self) -> tuple[Practised, ...]:
        """None: the same."""
        return ()


class PassingMemory:
    """Remembers the state until the rehearsal is over."""

    def __init__(self, state: State) -> None:
        self.state = state

    def load(self, plan: Plan) -> State | None:  # noqa: ARG002 - the port's
        """The state that was saved last."""
        return self.state

    def save(self, state: State) -> None:
        """Remember this one."""
        self.state = state


class FixedSchedule:
    """A schedule that cannot be changed."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def load(self) -> Plan | Mistakes:
        """The plan it began with."""
        return self._plan

    def change(self, before: Pace, after: Pace) -> Mistakes | None:  # noqa: ARG002 - the port's
        """Nothing is changed."""
        return _UNCHANGED


class NoCommands:
    """Starts nothing: the user's own commands are for days that are real."""

    def run(self, command: tuple[str, ...], variables: Mapping[str, str], told: str) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing: there is nothing to end."""
