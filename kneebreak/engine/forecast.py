"""Days lived through in advance, with the same `step()`: what comes if nothing comes in between.

Somebody sits down at the first moment, stays, does each movement that a prompt asks for, and says so when it is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, Answered, Event, Happening, Started, Ticked
from kneebreak.engine.others import short_length
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import Stance, stance_at
from kneebreak.engine.prompt import Choice, Manner, Prompt
from kneebreak.engine.schedule import at_clock_time, local_day
from kneebreak.engine.state import Prompting, State, Today, wakes_at
from kneebreak.engine.step import step
from kneebreak.record import NamedTuple


class Foreseen(NamedTuple):
    """A prompt that is to come, and what it makes of whoever answers it."""

    at: datetime
    """When it is on the screen; for one that is open already, the beginning of the forecast."""
    done: datetime
    """When it is answered."""
    prompt: Prompt
    before: State
    """Everything at the moment it is shown."""
    after: State
    """Everything once it is answered."""

    @property
    def found(self) -> Stance:
        """The posture in which it finds the user."""
        return stance_at(self.before.stance, self.at)

    @property
    def left(self) -> Stance:
        """The posture in which it leaves the user."""
        return self.after.stance


class Day(NamedTuple):
    """What comes on one local day."""

    day: date
    start: datetime
    """Midnight; on the first day the beginning of the forecast."""
    prompts: tuple[Foreseen, ...]
    """Those that are shown on it."""
    today: Today
    """What the day has come to when it is over, with what was done on it before."""


class Forecast(NamedTuple):
    """What comes on some days."""

    begins: State
    """Where it starts from."""
    until: datetime
    days: tuple[Day, ...]


def forecast(plan: Plan, state: State, at: datetime, days: int) -> Forecast:
    """What comes from this instant to the end of the day, and on the days after it, `days` in all.

    It is what the program would do if it were started then with this state, whether that is of this very moment or of
    any other.
    """
    begins = _after(plan, state, at, Started())
    starts = [at]
    for _ in range(days):
        starts.append(at_clock_time(plan, starts[-1], time(0)))
    coming = tuple(_live(plan, begins, starts[-1]))
    return Forecast(begins, starts[-1], tuple(_day(plan, begins, coming, *bounds) for bounds in pairwise(starts)))


def length(choice: Choice) -> timedelta:
    """How long doing it takes as it is asked for."""
    short = short_length(choice.movement) if choice.manner is Manner.SHORT else None
    return short or choice.movement.length


def _live(plan: Plan, state: State, until: datetime) -> Iterator[Foreseen]:
    """The prompts that are shown before then."""
    while state.at < until:
        if isinstance(state.situation, Prompting):
            foreseen = _answer(plan, state, state.situation.prompt)
            yield foreseen
            state = foreseen.after
        elif (wakes := wakes_at(state)) is not None and wakes < until:
            state = _after(plan, state, wakes, Ticked())
        else:
            return


def _answer(plan: Plan, shown: State, prompt: Prompt) -> Foreseen:
    """Do what the prompt asks for; one that does not wait for so long is answered in the last moment that it does."""
    state, done = shown, shown.at + length(prompt.choice)
    while (wakes := wakes_at(state)) is not None and wakes < done:
        following = _after(plan, state, wakes, Ticked())
        if not _is_open(following, prompt):
            done = wakes
            break
        state = following
    answered = _after(plan, state, done, Answered(prompt.id, Answer.DONE, Via.NOTIFICATION))
    return Foreseen(shown.at, done, prompt, shown, answered)


def _is_open(state: State, prompt: Prompt) -> bool:
    match state.situation:
        case Prompting(prompt=shown):
            return shown.id == prompt.id
    return False


def _after(plan: Plan, state: State, at: datetime, what: Happening) -> State:
    return step(plan, state, Event(at, what))[0]


def _day(plan: Plan, begins: State, coming: tuple[Foreseen, ...], start: datetime, end: datetime) -> Day:
    day = local_day(plan, start)
    latest = begins
    for foreseen in coming:
        for state in (foreseen.before, foreseen.after):
            latest = state if state.at < end else latest
    today = latest.today if latest.today.day == day else Today(day)
    return Day(day, start, tuple(each for each in coming if start <= each.at < end), today)
