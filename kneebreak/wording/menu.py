"""The tray menu, as it is at one moment."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.events import (
    Answer,
    Answered,
    BreakRequested,
    HurtReported,
    PauseRequested,
    PostureDeclared,
    Rated,
    ResumeRequested,
    StepDeclined,
    StepTaken,
    UndoRequested,
    Until,
)
from kneebreak.engine.feedback import Taste
from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import stance_at
from kneebreak.engine.prompt import Prompt
from kneebreak.engine.schedule import tomorrow
from kneebreak.engine.state import Held, Paused, Practising, Prompting, PromptingAway, Snoozed, State
from kneebreak.language import marked_in, tr, tr_in
from kneebreak.messages import Wish
from kneebreak.ports import MenuItem
from kneebreak.wording import movements, ramp
from kneebreak.wording.bubbles import put_off
from kneebreak.wording.posture import named
from kneebreak.wording.status import headline, today
from kneebreak.wording.times import clock

SEPARATOR = MenuItem("")
_POSTURES = (Posture.SITTING, Posture.STANDING, Posture.FLOOR)
_TASTES = (
    (Taste.MORE, marked_in("menu", "More of it")),
    (Taste.LESS, marked_in("menu", "Less of it")),
    (Taste.NEVER, marked_in("menu", "Never again")),
)
_UNDO = {
    Outcome.DONE: marked_in("menu", "Undo: “{movement}” (done)"),
    Outcome.SKIPPED: marked_in("menu", "Undo: “{movement}” (skipped)"),
}


def menu(plan: Plan, state: State, remarks: tuple[str, ...], *, autostart: bool) -> tuple[MenuItem, ...]:
    """All lines, the answers to an open prompt first; `remarks` say what is amiss."""
    return (
        *_answers(plan, state),
        MenuItem(headline(plan, state)),
        *(MenuItem(remark) for remark in remarks),
        MenuItem(today(plan, state)),
        *_offer(plan, state),
        SEPARATOR,
        *_breaks(plan, state),
        _pause(plan, state),
        *_posture(plan, state),
        SEPARATOR,
        MenuItem(tr_in("menu", "Open schedule"), Wish.OPEN_SCHEDULE),
        MenuItem(tr_in("menu", "Open log"), Wish.OPEN_LOG),
        MenuItem(tr_in("menu", "About and safety"), Wish.OPEN_ABOUT),
        MenuItem(tr_in("menu", "Start with my session"), Wish.TOGGLE_AUTOSTART, checked=autostart),
        MenuItem(tr_in("menu", "Quit"), Wish.QUIT),
    )


def _answers(plan: Plan, state: State) -> tuple[MenuItem, ...]:
    match state.situation:
        case Prompting(prompt=prompt) | PromptingAway(prompt=prompt):
            return (_done(prompt), *_put_off(plan, prompt), *_opinions(prompt), SEPARATOR)
        case Snoozed(prompt=prompt) | Held(what=Prompt() as prompt):
            return (_done(prompt), SEPARATOR)
    return ()


def _opinions(prompt: Prompt) -> tuple[MenuItem, ...]:
    tastes = tuple(MenuItem(tr_in("menu", label), Rated(prompt.movement.id, taste)) for taste, label in _TASTES)
    return (
        MenuItem(tr_in("menu", "This hurts"), HurtReported()),
        MenuItem(tr_in("menu", "This movement"), items=tastes),
    )


def _done(prompt: Prompt) -> MenuItem:
    done = Answered(prompt.id, Answer.DONE, Via.TRAY)
    return MenuItem(tr_in("menu", "Done: {movement}", movement=movements.title(prompt)), done, default=True)


def _put_off(plan: Plan, prompt: Prompt) -> tuple[MenuItem, ...]:
    later = put_off(plan, prompt, Via.TRAY)
    skip = MenuItem(tr_in("menu", "Skip"), Answered(prompt.id, Answer.SKIP, Via.TRAY))
    return (
        *(() if later.means == skip.means else (MenuItem(later.label, later.means),)),
        MenuItem(tr_in("menu", "Another movement"), Answered(prompt.id, Answer.OTHER, Via.TRAY)),
        skip,
    )


def _offer(plan: Plan, state: State) -> tuple[MenuItem, ...]:
    step = ramp.on_offer_now(plan, state)
    if step is None:
        return ()
    changes = tuple(MenuItem(f"{change[:1].upper()}{change[1:]}") for change in ramp.changes(plan, step))
    take = MenuItem(tr(ramp.TAKE[step.way]), StepTaken(step.way, step.stage))
    return (MenuItem(tr(ramp.TITLES[step.way]), items=(*changes, take, MenuItem(tr(ramp.DECLINE), StepDeclined()))),)


def _breaks(plan: Plan, state: State) -> tuple[MenuItem, ...]:
    full = isinstance(state.situation, Prompting | PromptingAway | Practising)
    now = () if full else (MenuItem(tr_in("menu", "Break now"), BreakRequested()),)
    if state.last is None:
        return now
    title = movements.answered(plan, state.last)
    return (*now, MenuItem(tr_in("menu", _UNDO[state.last.outcome], movement=title), UndoRequested()))


def _pause(plan: Plan, state: State) -> MenuItem:
    if isinstance(state.situation, Paused):
        return MenuItem(tr_in("menu", "Resume"), ResumeRequested())
    morning = clock(plan, tomorrow(plan, state.at), state.at)
    return MenuItem(
        tr_in("menu", "Pause"),
        items=(
            MenuItem(tr_in("menu", "30 minutes"), PauseRequested(timedelta(minutes=30), Via.TRAY)),
            MenuItem(tr_in("menu", "1 hour"), PauseRequested(timedelta(hours=1), Via.TRAY)),
            MenuItem(tr_in("menu", "Until {time}", time=morning), PauseRequested(Until.TOMORROW, Via.TRAY)),
            MenuItem(tr_in("menu", "Until I resume"), PauseRequested(Until.RESUMED, Via.TRAY)),
        ),
    )


def _posture(plan: Plan, state: State) -> tuple[MenuItem, ...]:
    """How one is; nothing to choose from for those who always sit."""
    if plan.body.on_wheels:
        return ()
    now = stance_at(state.stance, state.at).posture
    postures = [each for each in _POSTURES if each is not Posture.FLOOR or not plan.body.no_floor]
    items = tuple(MenuItem(named(each), PostureDeclared(each), checked=each is now) for each in postures)
    return (MenuItem(tr_in("menu", "I am"), items=items),)
