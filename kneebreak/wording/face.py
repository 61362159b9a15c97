"""What the tray icon shows, and when it next shows something else."""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.plan import Plan
from kneebreak.engine.state import (
    Away,
    Held,
    OffHours,
    Paused,
    Practising,
    Prompting,
    PromptingAway,
    Situation,
    Snoozed,
    State,
    Working,
)
from kneebreak.ports import Face, Icon
from kneebreak.wording.posture import hint
from kneebreak.wording.status import headline, today

EIGHTHS, PARTS = 8, 4
"""What the drawings count in, and into how many parts the icon cuts an interval: each costs two wake-ups."""
SHORTEST = timedelta(minutes=5)
"""The icon is never redrawn for the passing of time twice within this."""


def face(plan: Plan, state: State, remarks: tuple[str, ...]) -> Face:
    """What the icon shows at the time of this state; `remarks` say what is amiss."""
    second = " ".join(remarks) or ". ".join(filter(None, (today(plan, state), hint(plan, state))))
    return Face(_icon(state.situation), _eighths(state), "kneebreak", f"{headline(plan, state)}\n{second}")


def changes_at(state: State) -> datetime | None:
    """When the passing of time alone changes the icon next."""
    match state.situation:
        case Working(since=since, due=due):
            step = _step(since, due)
            following = since + step * (_steps(state.at - since, step) + 1)
            return following if following < due else None
    return None


def _icon(situation: Situation) -> Icon:
    match situation:
        case Working() | Snoozed():
            return Icon.WORKING
        case Prompting() | PromptingAway():
            return Icon.DUE
        case Away():
            return Icon.AWAY
        case Paused() | Practising() | Held():
            return Icon.PAUSED
        case OffHours():
            return Icon.OFF


def _eighths(state: State) -> int:
    match state.situation:
        case Working(since=since, due=due):
            step = _step(since, due)
            shown = step * _steps(state.at - since, step)
            return min(EIGHTHS, int(EIGHTHS * shown / max(due - since, step)))
        case Snoozed():
            return EIGHTHS
    return 0


def _step(since: datetime, due: datetime) -> timedelta:
    return max((due - since) / PARTS, SHORTEST)


def _steps(passed: timedelta, step: timedelta) -> int:
    return max(0, passed // step)
