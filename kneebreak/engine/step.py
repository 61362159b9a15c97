"""The engine: one pure function from what was and what happened to what is and what is to be done.

Rules
1. At most one prompt is open or held, and each comes to exactly one last outcome: done, skipped, missed, rested or
   held. Every snooze before that is an outcome of its own.
2. The next interval starts at the outcome. An absence as long as `away` starts it anew at the return.
3. Nothing is shown to somebody who is away, locked the screen, paused or is practising, nor outside the hours but for
   fixed times and what they ask for. For two minutes after each return nothing comes but what they ask for.
4. What falls due, or comes back, while the user is busy is held, left out, made discreet or shown, as the plan says.
   What is held comes once when that ends, or the log says why it never came. What the user asks for is never held.
5. Answers to any prompt but the open one change nothing.
6. An offer changes nothing by itself, and the engine changes no plan: whoever takes a step has their schedule changed,
   and the engine hears of the new plan as of any other.
7. What `wakes_at` names lies in the future; between events there is nothing to do.
8. Somebody who is at work and whom no prompt reaches for twice the interval is told so, once.
"""

from __future__ import annotations

from datetime import datetime

from kneebreak.engine import absence, answers, offers, opinions, practising
from kneebreak.engine.effects import Effect
from kneebreak.engine.events import (
    Answered,
    BreakRequested,
    BubbleLost,
    BubbleRefused,
    BusyChanged,
    CameBack,
    ClockSet,
    Dismissed,
    Event,
    Happening,
    HurtReported,
    Locked,
    PauseRequested,
    PlanChanged,
    PostureDeclared,
    PracticeEnded,
    PracticeSeen,
    Practised,
    Rated,
    ResumeRequested,
    Slept,
    Started,
    StepDeclined,
    StepTaken,
    Ticked,
    UndoRequested,
    Unlocked,
    WentAway,
    Woke,
)
from kneebreak.engine.movement import Posture
from kneebreak.engine.noticing import notice
from kneebreak.engine.passing import settle
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import Stance
from kneebreak.engine.restart import go_on
from kneebreak.engine.schedule import local_day
from kneebreak.engine.shifting import shift
from kneebreak.engine.state import Rotation, State, Today, Working
from kneebreak.engine.turn import Turn

_SAID = Answered | Dismissed | PauseRequested | ResumeRequested | Rated | HurtReported
"""What can be said during a practice as well: it means the prompt or the pause that waits for its end."""


def begin(plan: Plan, seed: int, at: datetime) -> State:
    """The state of a first start: the interval begins now. `seed` is 64 random bits."""
    state = State(
        situation=Working(at, at + plan.rhythm.every),
        rotation=Rotation(seed),
        stance=Stance(Posture.SITTING, at),
        today=Today(local_day(plan, at)),
        settled=at,
        at=at,
    )
    turn = Turn(plan, state, at, None, {})
    offers.follow(turn)
    settle(turn, state.situation)
    return turn.state


def step(plan: Plan, state: State, event: Event) -> tuple[State, tuple[Effect, ...]]:
    """What an event makes of a state, and what is to be done about it, in this order.

    Raises LookFirst where that depends on what the user is busy with and the event does not say.
    """
    turn = Turn(plan, state, event.at, event.idle_for, event.busy)
    notice(turn, event.what)
    if isinstance(event.what, _SAID):
        practising.beneath(turn, lambda: _happen(turn, event.what))
    else:
        _happen(turn, event.what)
    settle(turn, state.situation)
    offers.offer(turn, event.busy)
    return turn.state, turn.lasting_effects()


def _happen(turn: Turn, what: Happening) -> None:  # noqa: C901, PLR0912 - the one table of all that can happen
    match what:
        case Ticked() | BusyChanged():
            pass
        case Answered():
            answers.answer(turn, what)
        case Dismissed():
            answers.dismiss(turn, what)
        case BubbleLost():
            answers.show_again(turn)
        case BubbleRefused():
            answers.give_up_showing(turn)
        case BreakRequested():
            answers.ask_for_break(turn)
        case PauseRequested(until=until, via=via):
            answers.pause(turn, until, via)
        case ResumeRequested():
            answers.resume(turn)
        case UndoRequested():
            answers.undo(turn)
        case PostureDeclared(posture=posture):
            answers.declare(turn, posture)
        case Rated(movement=movement, taste=taste):
            opinions.rate(turn, movement, taste)
        case HurtReported():
            opinions.report_hurt(turn)
        case StepTaken():
            offers.take(turn, what)
        case StepDeclined():
            offers.decline(turn)
        case WentAway() | CameBack() | Locked() | Unlocked() | Woke():
            absence.hear(turn, what)
        case PracticeSeen() | Practised() | PracticeEnded():
            practising.hear(turn, what)
        case Slept(length=length):
            if length >= turn.plan.rhythm.away:
                practising.end(turn)
            absence.sleep(turn, length)
        case ClockSet(moved=moved):
            turn.state = shift(turn.state, moved, turn.at)
        case PlanChanged():
            turn.drop_fixed_times()  # those of a new plan that have passed today are not meant
            turn.state = turn.state._replace(silence=None)
            _keep_countdown(turn)
            offers.follow(turn)
        case Started():
            offers.follow(turn)
            go_on(turn, what)


def _keep_countdown(turn: Turn) -> None:
    """What has passed of the interval stays passed, whatever its length is now."""
    match turn.situation:
        case Working(since=since):
            turn.situation = Working(since, since + turn.plan.rhythm.every)
