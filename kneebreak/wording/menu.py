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
from kneebreak.messages import Wish
from kneebreak.ports import MenuItem
from kneebreak.wording import movements, ramp
from kneebreak.wording.bubbles import put_off
from kneebreak.wording.status import headline, today
from kneebreak.wording.times import clock

SEPARATOR = MenuItem("")
_POSTURES = ((Posture.SITTING, "sitting"), (Posture.STANDING, "standing"), (Posture.FLOOR, "on the floor"))
_TASTES = ((Taste.MORE, "More of it"), (Taste.LESS, "Less of it"), (Taste.NEVER, "Never again"))
_PAST = {Outcome.DONE: "done", Outcome.SKIPPED: "skipped"}


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
        MenuItem("Open schedule", Wish.OPEN_SCHEDULE),
        MenuItem("Open log", Wish.OPEN_LOG),
        MenuItem("About and safety", Wish.OPEN_ABOUT),
        MenuItem("Start with my session", Wish.TOGGLE_AUTOSTART, checked=autostart),
        MenuItem("Quit", Wish.QUIT),
    )


def _answers(plan: Plan, state: State) -> tuple[MenuItem, ...]:
    match state.situation:
        case Prompting(prompt=prompt) | PromptingAway(prompt=prompt):
            return (_done(prompt), *_put_off(plan, prompt), *_opinions(prompt), SEPARATOR)
        case Snoozed(prompt=prompt) | Held(what=Prompt() as prompt):
            return (_done(prompt), SEPARATOR)
    return ()


def _opinions(prompt: Prompt) -> tuple[MenuItem, ...]:
    tastes = tuple(MenuItem(label, Rated(prompt.movement.id, taste)) for taste, label in _TASTES)
    return (MenuItem("This hurts", HurtReported()), MenuItem("This movement", items=tastes))


def _done(prompt: Prompt) -> MenuItem:
    done = Answered(prompt.id, Answer.DONE, Via.TRAY)
    return MenuItem(f"Done: {movements.title(prompt)}", done, default=True)


def _put_off(plan: Plan, prompt: Prompt) -> tuple[MenuItem, ...]:
    later = put_off(plan, prompt, Via.TRAY)
    skip = MenuItem("Skip", Answered(prompt.id, Answer.SKIP, Via.TRAY))
    return (
        *(() if later.means == skip.means else (MenuItem(later.label, later.means),)),
        MenuItem("Another movement", Answered(prompt.id, Answer.OTHER, Via.TRAY)),
        skip,
    )


def _offer(plan: Plan, state: State) -> tuple[MenuItem, ...]:
    step = ramp.on_offer_now(plan, state)
    if step is None:
        return ()
    changes = tuple(MenuItem(f"{change[:1].upper()}{change[1:]}") for change in ramp.changes(plan, step))
    take = MenuItem(ramp.TAKE[step.way], StepTaken(step.way, step.stage))
    return (MenuItem(ramp.TITLES[step.way], items=(*changes, take, MenuItem(ramp.DECLINE, StepDeclined()))),)


def _breaks(plan: Plan, state: State) -> tuple[MenuItem, ...]:
    full = isinstance(state.situation, Prompting | PromptingAway | Practising)
    now = () if full else (MenuItem("Break now", BreakRequested()),)
    if state.last is None:
        return now
    title = movements.answered(plan, state.last)
    return (*now, MenuItem(f"Undo: “{title}” ({_PAST[state.last.outcome]})", UndoRequested()))


def _pause(plan: Plan, state: State) -> MenuItem:
    if isinstance(state.situation, Paused):
        return MenuItem("Resume", ResumeRequested())
    morning = clock(plan, tomorrow(plan, state.at), state.at)
    return MenuItem(
        "Pause",
        items=(
            MenuItem("30 minutes", PauseRequested(timedelta(minutes=30), Via.TRAY)),
            MenuItem("1 hour", PauseRequested(timedelta(hours=1), Via.TRAY)),
            MenuItem(f"Until {morning}", PauseRequested(Until.TOMORROW, Via.TRAY)),
            MenuItem("Until I resume", PauseRequested(Until.RESUMED, Via.TRAY)),
        ),
    )


def _posture(plan: Plan, state: State) -> tuple[MenuItem, ...]:
    """How one is; nothing to choose from for those who always sit."""
    if plan.body.on_wheels:
        return ()
    now = stance_at(state.stance, state.at).posture
    postures = [each for each in _POSTURES if each[0] is not Posture.FLOOR or not plan.body.no_floor]
    items = tuple(MenuItem(label, PostureDeclared(posture), checked=posture is now) for posture, label in postures)
    return (MenuItem("I am", items=items),)
