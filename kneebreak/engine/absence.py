"""Away and back: an absence as long as the plan's `away` is a break of its own, and so is a locked screen."""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.delivery import let_go
from kneebreak.engine.effects import ShowPrompt
from kneebreak.engine.entry import Outcome
from kneebreak.engine.events import CameBack, Locked, Unlocked, WentAway, Woke
from kneebreak.engine.prompt import Pending
from kneebreak.engine.state import Away, Held, Prompting, PromptingAway, Snoozed, Working
from kneebreak.engine.turn import Turn

WELCOME = timedelta(minutes=2)
"""For at least so long a prompt stays for somebody who has just come back."""


def hear(turn: Turn, told: WentAway | CameBack | Locked | Unlocked | Woke) -> None:
    """Take note of what is told of somebody's comings and goings; several sources may tell of the same one."""
    gone, returned = turn.state.gone_since, turn.state.returned
    match told:
        case WentAway(since=since):
            leave(turn, since)
        case CameBack(since=since):
            # What an earlier return has ended is not ended once more.
            come_back(turn, gone or max(since, returned or since))
        case Locked():
            # A second one means that an end was not told; input from before it is no proof of anything any more.
            turn.state = turn.state._replace(locked=turn.at)
            leave(turn, turn.at)
        case Unlocked() if gone is not None:
            come_back(turn, gone)
        case Unlocked() | Woke():
            _arrive(turn)


def leave(turn: Turn, since: datetime) -> None:
    """The user has been away since then; of two beginnings of an absence the first counts."""
    if turn.state.gone_since is not None:
        _date_back(turn, min(turn.state.gone_since, since))
        return
    turn.state = turn.state._replace(gone_since=since)
    match turn.situation:
        case Working(due=due):
            turn.situation = Away(since, due)
        case Prompting(prompt=prompt) as prompting:
            turn.situation = PromptingAway(prompt, _patience_left(turn, prompting, since), prompting.rested)


def come_back(turn: Turn, since: datetime) -> None:
    """The user is back after an absence that began then; a short one changes nothing."""
    turn.state = turn.state._replace(gone_since=None, locked=None)
    _arrive(turn)
    rested = turn.at - since >= turn.plan.rhythm.away
    if rested:
        # Whatever fixed time fell into the absence is done with: a long absence is never followed by two prompts.
        turn.drop_fixed_times()
        turn.sit_down()
        turn.state = turn.state._replace(silence=None)
    match turn.situation:
        case Away(due=due) if rested or due is None:
            _restart(turn, due if rested else None)
        case Away(due=datetime() as due):
            turn.situation = Working(due - turn.plan.rhythm.every, due)
        case Working(due=due) if rested:
            _restart(turn, due)
        case PromptingAway(prompt=prompt, patience_left=left, rested=before):
            turn.situation = Prompting(prompt, turn.at + max(left, WELCOME), rested=before or rested)
            turn.effects.append(ShowPrompt(prompt))  # its server may have lost it meanwhile
        case Prompting(prompt=prompt) as prompting if rested:
            left = _patience_left(turn, prompting, since)
            turn.situation = Prompting(prompt, turn.at + max(left, WELCOME), rested=True)
        case Snoozed(prompt=prompt) if rested:
            turn.end(prompt, Outcome.RESTED, None)
        case Held() as held if rested:
            let_go(turn, held, Outcome.RESTED)


def sleep(turn: Turn, length: timedelta) -> None:
    """The machine slept for so long and woke up, by its user or by itself."""
    since = turn.state.gone_since or turn.at - length
    if turn.state.locked is not None:
        _arrive(turn)
    elif turn.idle_for is not None and turn.idle_for >= turn.plan.rhythm.away:
        leave(turn, since)
        _arrive(turn)
    else:
        come_back(turn, since)


def _arrive(turn: Turn) -> None:
    """Somebody may just have come back: let them have their peace."""
    turn.state = turn.state._replace(returned=turn.at)


def _date_back(turn: Turn, since: datetime) -> None:
    turn.state = turn.state._replace(gone_since=since)
    match turn.situation:
        case Away(due=due):
            turn.situation = Away(since, due)


def _restart(turn: Turn, due: datetime | None) -> None:
    if due is not None:
        turn.drop(Pending(turn.token(), due), Outcome.RESTED, None)
    turn.work()


def _patience_left(turn: Turn, prompting: Prompting, since: datetime) -> timedelta:
    return max(timedelta(0), min(prompting.gives_up - since, turn.plan.rhythm.patience))
