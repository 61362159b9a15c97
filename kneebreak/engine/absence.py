"""Away and back: an absence as long as the plan's `away` is a break of its own."""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.effects import ShowPrompt
from kneebreak.engine.entry import Outcome
from kneebreak.engine.state import Away, Prompting, PromptingAway, Snoozed, Working
from kneebreak.engine.turn import Turn

WELCOME = timedelta(minutes=2)
"""For at least so long a prompt stays for somebody who has just come back."""


def leave(turn: Turn, since: datetime) -> None:
    """The user has been away since then."""
    turn.state = turn.state._replace(gone_since=since)
    match turn.situation:
        case Working(due=due):
            turn.situation = Away(since, due)
        case Prompting(prompt=prompt) as prompting:
            turn.situation = PromptingAway(prompt, _patience_left(turn, prompting, since))


def come_back(turn: Turn, since: datetime) -> None:
    """The user is back after an absence that began then; a short one changes nothing."""
    turn.state = turn.state._replace(gone_since=None)
    rested = turn.at - since >= turn.plan.rhythm.away
    if rested:
        # Whatever fixed time fell into the absence is done with: a long absence is never followed by two prompts.
        turn.drop_fixed_times()
        turn.sit_down()
    match turn.situation:
        case Away(due=due):
            _restart(turn, due if rested else None)
        case Working(due=due) if rested:
            _restart(turn, due)
        case PromptingAway(prompt=prompt, patience_left=left):
            turn.situation = Prompting(prompt, turn.at + max(left, WELCOME), rested=True)
            turn.effects.append(ShowPrompt(prompt))  # its server may have lost it meanwhile
        case Prompting(prompt=prompt) as prompting if rested:
            left = _patience_left(turn, prompting, since)
            turn.situation = Prompting(prompt, turn.at + max(left, WELCOME), rested=True)
        case Snoozed(prompt=prompt) if rested:
            turn.end(prompt, Outcome.RESTED, None)


def sleep(turn: Turn, length: timedelta) -> None:
    """The machine slept for so long and woke up, by its user or by itself."""
    since = turn.state.gone_since or turn.at - length
    if turn.idle_for is not None and turn.idle_for >= turn.plan.rhythm.away:
        if turn.state.gone_since is None:
            leave(turn, since)
    else:
        come_back(turn, since)


def _restart(turn: Turn, due: datetime | None) -> None:
    if due is not None:
        turn.record_absence(due)
    turn.work()


def _patience_left(turn: Turn, prompting: Prompting, since: datetime) -> timedelta:
    return max(timedelta(0), min(prompting.gives_up - since, turn.plan.rhythm.patience))
