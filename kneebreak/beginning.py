"""What a start finds: the schedule, what is remembered, what the log knows; and what it writes where nothing is."""

from __future__ import annotations

import os
from collections.abc import Callable

from kneebreak.adapters.config.default import write_default
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.memory.toml import TomlMemory
from kneebreak.adapters.paths import Paths
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.engine.events import Started
from kneebreak.engine.plan import Plan
from kneebreak.engine.state import Held, Prompting, PromptingAway, Snoozed, State
from kneebreak.language import marked, tr
from kneebreak.ports import BreakLog, Bubble, Clock, Mistakes
from kneebreak.record import NamedTuple

_UNREAD = marked(
    "The log could not be read at the start of kneebreak ({error}), so what was in it does not count: see to it that"
    " you may read it, and start kneebreak again."
)


class Beginning(NamedTuple):
    """What a start finds."""

    plan: Plan
    state: State
    memory: TomlMemory
    first: bool
    """Whether there was no schedule yet."""
    mistakes: Mistakes | None
    """Those of a schedule that cannot be used; the plan is the built-in one then."""
    greeting: Bubble | None
    """What the user should know at once."""


def find(paths: Paths, schedule: FileSchedule, time: Clock, report: Callable[[str], None]) -> Beginning:
    """Read what there is, and write what a first start must find; what is amiss is reported."""
    try:
        first = write_default(paths.schedule)
        if first:
            report(tr("wrote a schedule for you to edit: {schedule}", schedule=paths.schedule))
            report(tr("“kneebreak setup” asks five short questions, fits it to you, and can begin gently"))
            report(tr("“kneebreak try” shows a whole day in two minutes, with reminders to click"))
    except OSError as error:
        first = False
        report(
            tr("{schedule} cannot be written ({error}); make its folder writable", schedule=paths.schedule, error=error)
        )
    loaded = schedule.load()
    greeting = mistakes = None
    if isinstance(loaded, Mistakes):
        from kneebreak.wording import bubbles  # noqa: PLC0415 - the icon does not wait for what it does not need

        for line in loaded.lines:
            report(line)
        mistakes = loaded
        greeting = bubbles.mistaken(loaded, tr("Until it is mended the built-in schedule is in force."))
        loaded = schedule.default()
    memory = TomlMemory(paths.memory)
    state = memory.load(loaded) or _afresh(loaded, time)
    if memory.problem:
        report(memory.problem)
    return Beginning(loaded, state, memory, first, mistakes, greeting)


def started(log: BreakLog, state: State, report: Callable[[str], None], ledger: Ledger) -> Started:
    """What a start learns from the log; where it cannot be read, the memory alone is believed until the next start."""
    try:
        return _known(log, state)
    except OSError as error:
        report(tr(_UNREAD, error=error))
        ledger.begin_fault("log", _UNREAD, error=error)
        return Started()


def _afresh(plan: Plan, time: Clock) -> State:
    from kneebreak.engine.step import begin  # noqa: PLC0415 - the same

    return begin(plan, int.from_bytes(os.urandom(8)), time.now())


def _known(log: BreakLog, state: State) -> Started:
    """What the log knows of the prompt that the state holds open, of the last answer, and of practices."""
    taken_back = state.last is not None and log.took_back(state.last.entry)
    match state.situation:
        case Prompting(prompt=prompt) | PromptingAway(prompt=prompt) | Snoozed(prompt=prompt):
            return Started(log.outcomes_of(prompt.id), taken_back, log.practised())
        case Held(what=held):
            return Started(log.outcomes_of(held.id), taken_back, log.practised())
    return Started(taken_back=taken_back, practised=log.practised())
