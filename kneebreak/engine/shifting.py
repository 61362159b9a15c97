"""The clock was set: what is under way keeps its length, so its instants move along."""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.prompt import Pending
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


def shift(state: State, moved: timedelta, at: datetime) -> State:
    """The state by a clock that was moved; `at` is the new time.

    The end of a pause stays where it is, for it was given as a time of day. Fixed times that were jumped over are done
    with; those that come again, come again.
    """
    stance, silence = state.stance, state.silence
    return state._replace(
        situation=_shift(state.situation, moved),
        stance=stance._replace(since=stance.since + moved, until=_later(stance.until, moved)),
        gone_since=_later(state.gone_since, moved),
        locked=_later(state.locked, moved),
        returned=_later(state.returned, moved),
        silence=silence._replace(since=silence.since + moved) if silence else None,
        settled=at,
    )


def _shift(situation: Situation, moved: timedelta) -> Situation:
    match situation:
        case Working(since=since, due=due):
            return Working(since + moved, due + moved)
        case Prompting(gives_up=gives_up):
            return situation._replace(gives_up=gives_up + moved)
        case Snoozed(until=until):
            return situation._replace(until=until + moved)
        case Away(since=since, due=due):
            return Away(since + moved, _later(due, moved))
        case Held(what=what, since=since, free=free):
            if isinstance(what, Pending):
                what = what._replace(due=what.due + moved)
            return situation._replace(what=what, since=since + moved, free=_later(free, moved))
        case Practising(before=before, until=until):
            return Practising(_shift(before, moved), until + moved)
        case PromptingAway() | Paused() | OffHours():
            return situation


def _later(instant: datetime | None, moved: timedelta) -> datetime | None:
    return None if instant is None else instant + moved
