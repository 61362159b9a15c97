"""No prompt reaches somebody who is at work: noticed once two should have come, for silence has no other sign."""

from __future__ import annotations

from datetime import datetime

from kneebreak.engine.answers import SHOWN_AGAIN
from kneebreak.engine.busy import Busy
from kneebreak.engine.effects import Obstacle, Record, Warn
from kneebreak.engine.entry import Entry, Outcome
from kneebreak.engine.peace import PEACE
from kneebreak.engine.schedule import stretch_at
from kneebreak.engine.state import (
    Held,
    OffHours,
    Paused,
    Practising,
    Prompting,
    PromptingAway,
    Silence,
    Situation,
    Snoozed,
)
from kneebreak.engine.turn import Turn

_ANSWERS = (Outcome.DONE, Outcome.SKIPPED)


def listen(turn: Turn, before: Situation) -> None:
    """Count how long the user has been at work without a prompt that reached them, and raise the alarm in time.

    `before` is where the event found us.
    """
    silence = turn.state.silence
    if silence is None or _is_broken(turn, before):
        turn.state = turn.state._replace(silence=Silence(turn.at))
        return
    silence = _explained(turn, silence)
    alarm = loses_patience(turn)
    if alarm is not None and turn.at >= alarm:
        silence = silence._replace(told=True)
        turn.effects.append(Warn(silence.obstacle, by_bubble=not turn.busy))
    turn.state = turn.state._replace(silence=silence)


def loses_patience(turn: Turn) -> datetime | None:
    """When the alarm is raised unless a prompt reaches the user before; None: it has been, or there is no need."""
    silence, rhythm = turn.state.silence, turn.plan.rhythm
    nobody = turn.state.gone_since is not None
    if silence is None or silence.told or nobody or is_seen(turn.situation) or _is_quiet(turn, turn.situation):
        return None
    return silence.since + 2 * rhythm.every + rhythm.lull + PEACE


def is_seen(situation: Situation) -> bool:
    """Whether a prompt is on the screen, for all that is known."""
    match situation:
        case Prompting(lost=lost):
            return lost <= SHOWN_AGAIN
    return isinstance(situation, PromptingAway)


def _is_broken(turn: Turn, before: Situation) -> bool:
    """Whether a prompt has reached the user, or none is to come."""
    now = turn.situation
    quiet = _is_quiet(turn, before) or _is_quiet(turn, now) or turn.has_rested
    return quiet or _has_reached(before, now) or _has_answered(turn)


def _is_quiet(turn: Turn, situation: Situation) -> bool:
    """Whether the user put it off, wants silence, practises, or has no hours."""
    return isinstance(situation, Snoozed | Paused | OffHours | Practising) or stretch_at(turn.plan, turn.at) is None


def _has_reached(before: Situation, now: Situation) -> bool:
    """Whether a prompt that could be seen has come to its end."""
    if not isinstance(before, Prompting | PromptingAway) or not is_seen(before):
        return False
    return not isinstance(now, Prompting | PromptingAway) or now.prompt.id != before.prompt.id


def _has_answered(turn: Turn) -> bool:
    """Whether the user has just answered a prompt, wherever they found it."""
    lines = (effect.line for effect in turn.effects if isinstance(effect, Record))
    return any(isinstance(line, Entry) and line.outcome in _ANSWERS for line in lines)


def _explained(turn: Turn, silence: Silence) -> Silence:
    """The silence with what this turn has shown of its cause."""
    match turn.situation:
        case Held(reason=holds, free=None):
            return silence._replace(obstacle=Obstacle.HELD, reason=holds)
        case Prompting(lost=lost) if lost > SHOWN_AGAIN:
            return silence._replace(obstacle=Obstacle.LOST, reason=None)
    for effect in turn.effects:
        match effect:
            case Record(line=Entry(outcome=Outcome.HELD, reason=str() as name)):
                return silence._replace(obstacle=Obstacle.HELD, reason=Busy(name))
    return silence
