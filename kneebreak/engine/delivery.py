"""A prompt has fallen due: it comes, it is held until it disturbs nobody, or it is left out.

What is held is held as one: a fixed time that falls due meanwhile takes its place, so that one prompt at the most
follows. It is in the log as `held` or `rested` when it ends unshown, and as any other prompt once it was shown.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.busy import Policy
from kneebreak.engine.disturbance import Disturbance, disturbance
from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.moment import Moment, moment_at
from kneebreak.engine.others import foreseen, unnoticed
from kneebreak.engine.peace import peace_ends
from kneebreak.engine.prompt import Choice, Origin, Pending, Prompt
from kneebreak.engine.state import Held
from kneebreak.engine.turn import Turn

TYPING = timedelta(seconds=3)
"""Input more recent than this is somebody in the middle of something."""


def speak(turn: Turn, due: datetime) -> bool:
    """Put the prompt of the rhythm that is due before the user, or hold it, or leave it out; False: it has to wait."""
    # What was foreseen for the moment it is due is what comes, however long the typing went on.
    return _begin(turn, due, None, moment_at(turn.plan, turn.state, due), lull=True)


def speak_at_fixed_time(turn: Turn, due: datetime, movement: str) -> bool:
    """The same for a fixed time, of the movement that the schedule names; it waits for no pause in the typing."""
    return _begin(turn, due, movement, turn.moment, lull=False)


def speak_again(turn: Turn, prompt: Prompt, until: datetime) -> bool:
    """Bring a snoozed prompt back, or hold it, or let it go; False: it has to wait."""
    found = in_the_way(turn)
    if found is not None and found.policy is Policy.HOLD:
        turn.situation = Held(prompt, turn.at, found.reason)
        return True
    if not _may_speak(turn, until, lull=False):
        return False
    _bring_back(turn, prompt, found)
    return True


def release(turn: Turn, held: Held) -> bool:
    """Show what is held once nothing holds it any more; False: nothing has changed."""
    found = in_the_way(turn)
    if found is not None and found.policy is Policy.HOLD:
        turn.situation = held._replace(reason=found.reason, free=None)
        return turn.situation != held
    if held.free is None:
        turn.situation = held._replace(free=turn.at)
        return True
    if not _may_speak(turn, held.free, lull=True):
        return False
    match held.what:
        case Prompt() as prompt:
            _bring_back(turn, prompt, found)
        case Pending() as pending:
            _bring(turn, pending, found, _choice(turn, pending.movement, found, turn.moment))
    return True


def show_now(turn: Turn, held: Held) -> None:
    """The user does not want to wait for what is held."""
    match held.what:
        case Prompt() as prompt:
            turn.show(prompt)
        case Pending() as pending:
            choice = _choice(turn, pending.movement, None, turn.moment)
            turn.prompt(pending, Origin.ASKED, choice)


def let_go(turn: Turn, held: Held, outcome: Outcome = Outcome.HELD, via: Via | None = None) -> None:
    """Be done with what is held and was not shown, by `outcome`; the next interval begins."""
    reason = held.reason.value if outcome is Outcome.HELD else None
    match held.what:
        case Prompt() as prompt:
            turn.end(prompt, outcome, via, reason=reason)
        case Pending() as pending:
            turn.drop(pending, outcome, reason, via)
            turn.work()


def replace_by_fixed(turn: Turn, held: Held, due: datetime, movement: str) -> None:
    """A fixed time has come while something is held: it is what is held from now on."""
    let_go(turn, held)
    turn.situation = held._replace(what=Pending(turn.token(), due, movement))


def in_the_way(turn: Turn) -> Disturbance | None:
    """What a prompt would disturb now; it is held where it should be discreet and nothing discreet is there."""
    found = disturbance(turn.plan, turn.busy)
    if found is not None and found.policy is Policy.DISCREET and _unnoticed(turn) is None:
        return found._replace(policy=Policy.HOLD)
    return found


def is_held(turn: Turn) -> bool:
    """Whether a prompt that fell due now would be held."""
    found = in_the_way(turn)
    return found is not None and found.policy is Policy.HOLD


def ready_at(turn: Turn, since: datetime) -> datetime:
    """When what is due since then may come at the earliest: not into the peace after a return."""
    return max(since, peace_ends(turn.state) or since)


def _begin(turn: Turn, due: datetime, movement: str | None, moment: Moment, *, lull: bool) -> bool:
    found = in_the_way(turn)
    if found is not None and found.policy is Policy.HOLD:
        turn.situation = Held(Pending(turn.token(), due, movement), turn.at, found.reason)
        return True
    if not _may_speak(turn, due, lull=lull):
        return False
    # The choice comes before the id, for both take from the same chance, and what was foreseen is what comes.
    choice = _choice(turn, movement, found, moment)
    _bring(turn, Pending(turn.token(), due, movement), found, choice)
    return True


def _bring(turn: Turn, pending: Pending, found: Disturbance | None, choice: Choice) -> None:
    if found is None or found.policy is not Policy.SKIP:
        turn.prompt(pending, pending.origin, choice, sound=turn.plan.sound)
        return
    turn.drop(pending, Outcome.HELD, found.reason.value)
    if pending.origin is Origin.RHYTHM or isinstance(turn.situation, Held):
        turn.work()  # else it is a fixed time: nothing has come of it, and the interval goes on


def _bring_back(turn: Turn, prompt: Prompt, found: Disturbance | None) -> None:
    match found:
        case Disturbance(policy=Policy.SKIP, reason=reason):
            turn.end(prompt, Outcome.HELD, None, reason=reason.value)
        case Disturbance(policy=Policy.DISCREET):
            turn.change(prompt, _unnoticed(turn) or prompt.choice, sound=turn.plan.sound)
        case _:
            turn.show(prompt, sound=turn.plan.sound)


def _may_speak(turn: Turn, since: datetime, *, lull: bool) -> bool:
    ready = ready_at(turn, since)
    if turn.at < ready:
        return False
    typing = turn.idle_for is not None and turn.idle_for < TYPING
    return not (lull and typing and turn.at < ready + turn.plan.rhythm.lull)


def _choice(turn: Turn, movement: str | None, found: Disturbance | None, moment: Moment) -> Choice:
    discreet = _unnoticed(turn) if found is not None and found.policy is Policy.DISCREET else None
    return discreet or foreseen(turn.plan, turn.state.rotation, moment, movement)


def _unnoticed(turn: Turn) -> Choice | None:
    return unnoticed(turn.plan, turn.state.rotation, turn.moment)
