"""The clock was set: what is under way keeps its length, so its instants move along."""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.state import (
    Away,
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
    stance = state.stance
    return state._replace(
        situation=_shift(state.situation, moved),
        stance=stance._replace(since=stance.since + moved, until=stance.until + moved if stance.until else None),
        gone_since=state.gone_since + moved if state.gone_since else None,
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
            return Away(since + moved, due + moved if due else None)
        case Practising(before=before, until=until):
            return Practising(_shift(before, moved), until + moved)
        case PromptingAway() | Paused() | OffHours():
            return situation
