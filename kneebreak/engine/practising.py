"""A guided practice beside the rhythm: nothing is shown while it is under way, and what is done in it counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from kneebreak.engine.absence import come_back
from kneebreak.engine.delivery import let_go
from kneebreak.engine.effects import WithdrawPrompt
from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.events import PracticeEnded, PracticeSeen, Practised
from kneebreak.engine.feedback import answered
from kneebreak.engine.movement import Movement, Posture, Side, Sides
from kneebreak.engine.outcome import exercised, tallied
from kneebreak.engine.posture import Stance, stance_at
from kneebreak.engine.prompt import Choice, Pending, Prompt
from kneebreak.engine.rotation import shown
from kneebreak.engine.schedule import local_day
from kneebreak.engine.state import Away, Held, Practising, Prompting, PromptingAway, Snoozed, Today, Working
from kneebreak.engine.suitability import strengthens
from kneebreak.engine.turn import Turn

LEASE = timedelta(minutes=1)
"""A practice that has not been heard of for so long is over, however it came to its end."""

STEP = timedelta(minutes=2)
"""No step takes longer, so for so long after one the posture is still that of the practice."""


def hear(turn: Turn, told: PracticeSeen | Practised | PracticeEnded) -> None:
    """Take note of what a practice tells of itself."""
    match told:
        case PracticeSeen():
            see(turn)
        case Practised():
            practise(turn, told)
        case PracticeEnded():
            end(turn)


def see(turn: Turn) -> None:
    """A practice is under way: whoever practises is there, and nothing is shown to them for a while."""
    until = turn.at + LEASE
    if isinstance(turn.situation, Practising):
        turn.situation = turn.situation._replace(until=until)
        return
    if turn.state.gone_since is not None:
        come_back(turn, turn.state.gone_since)
    if isinstance(turn.situation, Prompting):
        turn.effects.append(WithdrawPrompt())
    turn.situation = Practising(turn.situation, until)


def practise(turn: Turn, practised: Practised) -> None:
    """A step of a practice was done: it counts for its day, and the interval begins anew with it.

    What was done before the last step that is known of is known as well.
    """
    if isinstance(turn.situation, Practising):
        see(turn)
    at = min(practised.at, turn.at)
    day = local_day(turn.plan, turn.at)
    today = turn.state.today.of(day)
    if local_day(turn.plan, at) != day or (today.practised is not None and at <= today.practised):
        return
    movement = turn.plan.movements.get(practised.movement)
    turn.state = turn.state._replace(today=_counted(turn, today, practised, movement)._replace(practised=at))
    _remember(turn, practised, movement)
    stance = _stance(turn.state.stance, practised, at)
    last = turn.state.last  # taking an answer back does not take the practice back
    turn.state = turn.state._replace(stance=stance, last=last and last._replace(stance_before=stance))
    beneath(turn, lambda: _begin_anew(turn, at))


def end(turn: Turn) -> None:
    """The practice is over; harmless where none is under way. What was waiting for that goes on."""
    if not isinstance(turn.situation, Practising):
        return
    turn.situation = turn.situation.before
    turn.drop_fixed_times()
    gone = turn.state.gone_since
    match turn.situation:
        case Working(since=since, due=due) if gone is not None:
            turn.situation = Away(gone, due if gone > since else None)
        case Working(since=since):
            turn.situation = Working(since, since + turn.plan.rhythm.every)  # it may have been changed meanwhile
        case Away() if gone is None:
            turn.work()
        case Prompting(prompt=prompt) | PromptingAway(prompt=prompt):
            turn.situation = Snoozed(prompt, turn.at)  # it comes back as far as nothing stands against that by now


def beneath(turn: Turn, happen: Callable[[], None]) -> None:
    """Let something happen to the situation in which the practice began, if one is under way; else to the present one.

    Nothing of it comes onto the screen before the practice is over.
    """
    practising = turn.situation
    if not isinstance(practising, Practising):
        happen()
        return
    turn.situation = practising.before
    happen()
    turn.situation = practising._replace(before=turn.situation)


def _counted(turn: Turn, today: Today, practised: Practised, movement: Movement | None) -> Today:
    """Today with this step: each step is a line of the log, but the rounds and sides of a movement are one exercise."""
    today = tallied(today, Outcome.DONE)
    if movement is None or practised.again:
        return today
    return exercised(today, movement.kind, strength=strengthens(turn.plan.body, movement))


def _remember(turn: Turn, practised: Practised, movement: Movement | None) -> None:
    """Let the rotation know, so that what was just practised is not what comes next."""
    if movement is None or practised.again:
        return
    sided = movement.sides is not Sides.NONE and practised.side in (Side.LEFT, Side.RIGHT)
    side = practised.side if sided else None
    turn.state = turn.state._replace(
        rotation=shown(turn.state.rotation, Choice(movement, side))._replace(shorts=0),
        feedback=answered(turn.state.feedback, movement.id, Outcome.DONE),
    )


def _stance(stance: Stance, practised: Practised, at: datetime) -> Stance:
    now = stance_at(stance, at)
    if at < stance.since or (now.posture is practised.posture and now.until is None):
        return stance
    until = at + STEP
    if now.posture is practised.posture:
        return now._replace(until=max(now.until or until, until))
    lasts = None if practised.posture is Posture.SITTING else until
    return Stance(practised.posture, at, lasts, practised.movement)


def _begin_anew(turn: Turn, at: datetime) -> None:
    """The interval begins with the step; a prompt that was open meanwhile was not answered, nor was it missed."""
    match turn.situation:
        case Working(since=since) if at > since:
            turn.situation = Working(at, at + turn.plan.rhythm.every)
        case Away(since=since) if at > since:
            turn.situation = Away(since, None)
        case Prompting(prompt=prompt) | PromptingAway(prompt=prompt) | Snoozed(prompt=prompt) if at >= prompt.shown:
            turn.end(prompt, Outcome.RESTED, Via.PRACTICE)
        case Held(what=what) as held if at >= _stands_for(turn, what):
            let_go(turn, held, Outcome.RESTED, Via.PRACTICE)


def _stands_for(turn: Turn, what: Pending | Prompt) -> datetime:
    """From when on an exercise stands for what is held: it may be heard of late, of the interval that it ended."""
    return what.shown if isinstance(what, Prompt) else what.due - turn.plan.rhythm.every
