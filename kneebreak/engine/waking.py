"""When the engine must look again, though nothing happens till then, and for what pauses it listens."""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.busy import Policy
from kneebreak.engine.delivery import TYPING, in_the_way, ready_at
from kneebreak.engine.noticing import looks_at_lock
from kneebreak.engine.prompt import Origin, Pending, Prompt
from kneebreak.engine.schedule import next_fixed, speaks_at, stretch_at
from kneebreak.engine.silence import loses_patience
from kneebreak.engine.state import (
    Away,
    Held,
    OffHours,
    Paused,
    Practising,
    Prompting,
    PromptingAway,
    Snoozed,
    Working,
)
from kneebreak.engine.turn import Turn

MAYBE_GONE = timedelta(minutes=1)
"""After so long without input somebody may have got up: their prompt is not missed before that is known."""

LOOK_WHETHER_BUSY = timedelta(minutes=1)
"""How often to look whether what holds a prompt has ended, where nobody will tell."""


def wakes(turn: Turn) -> datetime | None:
    """The next moment that may bring something about; None: there is none."""
    return _earliest(_by_situation(turn), looks_at_lock(turn), loses_patience(turn))


def listens(turn: Turn) -> timedelta | None:
    """After how long without input the engine must hear of it; None: it need not."""
    if turn.state.locked is not None:
        return MAYBE_GONE  # else a source that knows nothing of shorter pauses would seem to tell of input
    match turn.situation:
        case Working(due=due):
            return TYPING if turn.at >= max(due_in(turn, due), ready_at(turn, due)) else None
        case Held() as held:
            return TYPING if _waits_for_lull(turn, held) else None
        case Prompting():
            return MAYBE_GONE
    return None


def due_in(turn: Turn, due: datetime) -> datetime:
    """When a prompt of the rhythm may come: when it is due, but not in the last minutes of the hours."""
    stretch = stretch_at(turn.plan, turn.at)
    return due if stretch is None else speaks_at(stretch, due)


def held_until(turn: Turn, held: Held) -> datetime:
    """The earliest that the hours allow: what is held of the rhythm does not come in their last minutes."""
    return due_in(turn, turn.at) if isinstance(held.what, Pending) and keeps_hours(turn, held.what) else turn.at


def keeps_hours(turn: Turn, prompt: Pending | Prompt) -> bool:
    """Whether the hours count for a prompt: not for fixed times, nor for what was asked for outside of them."""
    if isinstance(prompt, Prompt) and prompt.origin is Origin.ASKED:
        return stretch_at(turn.plan, prompt.shown) is not None
    return prompt.origin is Origin.RHYTHM


def _by_situation(turn: Turn) -> datetime | None:
    match turn.situation:
        case Working(due=due):
            look = due_in(turn, due)
            return _earliest(_look_for_lull(turn, due) if turn.at >= look else look, _end(turn), _fixed(turn))
        case Prompting(gives_up=gives_up):
            look = gives_up
            if turn.at >= gives_up:
                look = turn.at - (turn.idle_for or timedelta(0)) + turn.plan.rhythm.away
            return _earliest(look, _end(turn))
        case PromptingAway() | Away():
            return _end(turn)
        case Snoozed(until=until):
            return _earliest(ready_at(turn, until) if turn.state.gone_since is None else None, _end(turn))
        case Held() as held:
            return _earliest(_look_at_held(turn, held), _end(turn), _fixed(turn))
        case Paused(until=until):
            return until
        case Practising(until=until):
            return until
        case OffHours(until=until):
            return _earliest(until, _fixed(turn))


def _look_for_lull(turn: Turn, since: datetime) -> datetime:
    """When to look at what is due since then: after the peace, and then for a pause in the typing."""
    ready = ready_at(turn, since)
    return ready if turn.at < ready else ready + turn.plan.rhythm.lull


def _look_at_held(turn: Turn, held: Held) -> datetime | None:
    if turn.state.gone_since is not None or turn.at < held_until(turn, held):
        return None
    found = in_the_way(turn)
    if found is not None and found.policy is Policy.HOLD:
        return None if found.announced else turn.at + LOOK_WHETHER_BUSY
    return _look_for_lull(turn, held.free or turn.at)


def _waits_for_lull(turn: Turn, held: Held) -> bool:
    """Whether nothing but somebody's typing keeps back what is held."""
    if turn.state.gone_since is not None or turn.at < held_until(turn, held):
        return False
    found = in_the_way(turn)
    free = found is None or found.policy is not Policy.HOLD
    return free and turn.at >= ready_at(turn, held.free or turn.at)


def _end(turn: Turn) -> datetime | None:
    stretch = stretch_at(turn.plan, turn.at)
    return stretch.end if stretch else None


def _fixed(turn: Turn) -> datetime | None:
    coming = next_fixed(turn.plan, turn.state.settled) if turn.state.gone_since is None else None
    return ready_at(turn, coming[0]) if coming else None


def _earliest(*instants: datetime | None) -> datetime | None:
    return min((instant for instant in instants if instant is not None), default=None)
