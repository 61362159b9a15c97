"""What comes next, seen from now: the same choice that will be made then, unless something happens."""

from __future__ import annotations

from datetime import datetime

from kneebreak.engine.moment import moment_at
from kneebreak.engine.others import foreseen
from kneebreak.engine.peace import peace_ends
from kneebreak.engine.plan import Plan
from kneebreak.engine.prompt import Choice, Pending, Prompt
from kneebreak.engine.schedule import next_fixed, next_opening, speaks_at, stretch_at
from kneebreak.engine.state import (
    Away,
    Held,
    OffHours,
    Paused,
    Practising,
    Prompting,
    PromptingAway,
    Snoozed,
    State,
    Working,
)
from kneebreak.record import NamedTuple


class Outlook(NamedTuple):
    """The next prompt."""

    at: datetime
    choice: Choice


def outlook(plan: Plan, state: State) -> Outlook | None:
    """The prompt that is open or comes next; None while the user is away, practises or has paused without an end."""
    match state.situation:
        case Prompting(prompt=prompt) | PromptingAway(prompt=prompt):
            return Outlook(prompt.due, prompt.choice)
        case Snoozed(prompt=prompt, until=until):
            return Outlook(_ready(state, until), prompt.choice)
        case Held(what=what):
            return _held(plan, state, what)
        case Away() | Practising():
            return None
        case Paused(until=until):
            return _first(plan, state, _in_rhythm(plan, until), after=until) if until else None
        case Working(due=due):
            return _first(plan, state, _next_due(plan, state.at, due), after=_settled(plan, state))
        case OffHours(until=opening):
            return _first(plan, state, _in_rhythm(plan, opening) if opening else None, after=_settled(plan, state))


def _settled(plan: Plan, state: State) -> datetime:
    """Up to when no fixed time comes any more: those that pass in a long absence are let go at its end."""
    gone = state.gone_since
    return state.settled if gone is None or state.at - gone < plan.rhythm.away else state.at


def _held(plan: Plan, state: State, what: Pending | Prompt) -> Outlook:
    """What is held, with the movement that would come now."""
    if isinstance(what, Prompt):
        return Outlook(what.due, what.choice)
    moment = moment_at(plan, state, state.at)
    return Outlook(what.due, foreseen(plan, state.rotation, moment, what.movement))


def _first(plan: Plan, state: State, due: datetime | None, after: datetime) -> Outlook | None:
    fixed = next_fixed(plan, after)
    if fixed is not None and (due is None or fixed[0] <= due):
        moment = moment_at(plan, state, fixed[0])
        return Outlook(_ready(state, fixed[0]), foreseen(plan, state.rotation, moment, fixed[1].movement))
    if due is None:
        return None
    return Outlook(_ready(state, due), foreseen(plan, state.rotation, moment_at(plan, state, due), None))


def _ready(state: State, due: datetime) -> datetime:
    """When what is due then comes: after the peace that a return brings."""
    return max(due, peace_ends(state) or due)


def _in_rhythm(plan: Plan, start: datetime) -> datetime | None:
    """When the prompt of an interval that begins then comes, or would once the hours begin."""
    begins = start if stretch_at(plan, start) else next_opening(plan, start)
    return None if begins is None else _next_due(plan, begins, begins + plan.rhythm.every)


def _next_due(plan: Plan, now: datetime, due: datetime) -> datetime | None:
    for _ in range(8):
        stretch = stretch_at(plan, now)
        if stretch is None or stretch.end is None or speaks_at(stretch, due) < stretch.end:
            return max(due, now)
        opening = next_opening(plan, now)
        if opening is None:
            return None
        now, due = opening, opening + plan.rhythm.every
    return None
