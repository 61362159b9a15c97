"""Steps of the ramp: when one is put before the user, and what becomes of their answer."""

from __future__ import annotations

from collections.abc import Mapping

from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.effects import ChangePace, OfferStep, Record, Refusal, WithdrawOffer
from kneebreak.engine.entry import Entry, Outcome
from kneebreak.engine.events import StepTaken
from kneebreak.engine.ramp import Ramp, Step, Way, followed, next_step, on_offer, pace, reached
from kneebreak.engine.schedule import local_day
from kneebreak.engine.state import Working
from kneebreak.engine.turn import Turn

_WELCOME_AFTER = {Way.UP: (Outcome.DONE,), Way.DOWN: (Outcome.DONE, Outcome.SKIPPED)}


def offer(turn: Turn, busy: Mapping[Busy, bool]) -> None:
    """Put the step that is on offer before the user, if this is a moment for it.

    It is right after an answer, in the hours, with no prompt open and nothing that is better not disturbed; a step up
    comes only after something that was done. Once a day is enough, whatever becomes of it.
    """
    step, today = _on_offer(turn), local_day(turn.plan, turn.at)
    if step is None or turn.state.ramp.shown == today or _answer(turn) not in _WELCOME_AFTER[step.way]:
        return
    if isinstance(turn.situation, Working) and not any(turn.plan.busy[reason] is not Policy.SHOW for reason in busy):
        turn.state = turn.state._replace(ramp=turn.state.ramp._replace(shown=today))
        turn.effects.append(OfferStep(step))


def follow(turn: Turn) -> None:
    """The plan may be another one than before."""
    turn.state = turn.state._replace(ramp=followed(turn.plan, turn.state.ramp))


def take(turn: Turn, taken: StepTaken) -> None:
    """The user takes a step, on offer or not: the schedule is to be changed, and all else follows from its change."""
    step = next_step(turn.plan, taken.way)
    if not turn.plan.ramp:
        turn.refuse(Refusal.NO_RAMP)
    elif step is None:
        turn.refuse(Refusal.NO_STEP)
    elif taken.stage not in (None, step.stage):
        turn.refuse(Refusal.STALE_STEP)
    else:
        turn.effects.append(ChangePace(pace(turn.plan), reached(turn.plan, step)))


def decline(turn: Turn) -> None:
    """The user does not want the step that is on offer: nothing changes, and the count of days begins anew."""
    if _on_offer(turn) is None:
        turn.refuse(Refusal.NO_OFFER)
        return
    ramp = turn.state.ramp
    turn.state = turn.state._replace(ramp=Ramp(ramp.pace, shown=ramp.shown))
    turn.effects.append(WithdrawOffer())


def _on_offer(turn: Turn) -> Step | None:
    return on_offer(turn.plan, turn.state.ramp, local_day(turn.plan, turn.at))


def _answer(turn: Turn) -> Outcome | None:
    """What has just become of a prompt."""
    lines = (effect.line for effect in turn.effects if isinstance(effect, Record))
    return next((line.outcome for line in lines if isinstance(line, Entry)), None)
