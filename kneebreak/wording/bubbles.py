"""What the notifications say."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.engine.effects import ShowPrompt
from kneebreak.engine.entry import Via
from kneebreak.engine.events import (
    Answer,
    Answered,
    BreakRequested,
    PauseRequested,
    ResumeRequested,
    StepDeclined,
    StepTaken,
)
from kneebreak.engine.outlook import outlook
from kneebreak.engine.plan import Plan
from kneebreak.engine.prompt import Because, Prompt
from kneebreak.engine.ramp import Step
from kneebreak.engine.state import Paused, Practising, State
from kneebreak.messages import Wish
from kneebreak.ports import Ability, Bubble, Button, Mistakes, Notifier
from kneebreak.wording import movements, ramp
from kneebreak.wording.span import format_span
from kneebreak.wording.status import headline, today
from kneebreak.wording.times import clock

DONE = "Done"
_NEUTRAL = "Half a minute for yourself"
_HOUR = timedelta(hours=1)
_SETUP = "“kneebreak setup” in {} fits it to you and can begin gently"


def prompt_bubble(plan: Plan, shown: ShowPrompt, notifier: Notifier, picture: str | None) -> Bubble:
    """A prompt: what to do, how, and that a click says it is done; others who see the screen are told neither."""
    prompt, via = shown.prompt, notifier.via
    text = _discreetly(prompt) if shown.neutral else movements.card(prompt)

    def answered(answer: Answer) -> Answered:
        return Answered(prompt.id, answer, via)

    return Bubble(
        title=_NEUTRAL if shown.neutral else movements.title(prompt),
        text=_with_hint(text, via, notifier.abilities()),
        picture=None if shown.neutral else picture,
        clicked=answered(Answer.DONE),
        clicked_label=DONE,
        buttons=(
            Button(DONE, answered(Answer.DONE)),
            put_off(plan, prompt, via),
            Button("Another", answered(Answer.OTHER)),
        ),
        prompt=prompt.id,
        insist=plan.insist,
        sound=shown.sound,
    )


def put_off(plan: Plan, prompt: Prompt, via: Via) -> Button:
    """Snooze, or Skip when the prompt has been snoozed often enough."""
    if prompt.snoozed < plan.rhythm.snoozes:
        return Button(f"Snooze {format_span(plan.rhythm.snooze)}", Answered(prompt.id, Answer.SNOOZE, via))
    return Button("Skip", Answered(prompt.id, Answer.SKIP, via))


def welcome(plan: Plan, state: State, notifier: Notifier, schedule: str, picture: str) -> Bubble:
    """The first start: what this is, when the first prompt comes, and one now for the asking."""
    from kneebreak.wording.precautions import GENERAL  # noqa: PLC0415 - shown once in a life

    coming = outlook(plan, state)
    when = f" The first comes at {clock(plan, coming.at, state.at)}." if coming else ""
    if notifier.via is Via.TERMINAL:
        answer = "Press its key when you have done it."
        look = f"{_SETUP.format('another terminal')}; “kneebreak status” tells where you are."
    else:
        answer = "Click the reminder when you have done it."
        look = f"{_SETUP.format('a terminal')}. The icon shows where you are, and so does starting kneebreak again."
    # Where no button is drawn, the body is the button, and the end of a long text may be cut off.
    abilities = notifier.abilities()
    try_one = "Click here to try one now. " if Ability.CLICK in abilities and Ability.BUTTONS not in abilities else ""
    return Bubble(
        title="Small movement breaks, all day",
        text=f"{try_one}Now and then kneebreak asks for one small change. {answer}{when}\n"
        f"{look} Your schedule: {schedule}\n{GENERAL}",
        picture=picture,
        clicked=BreakRequested(),
        clicked_label="Try one now",
        buttons=(
            Button("Try one now", BreakRequested()),
            Button("Before you start", Wish.OPEN_ABOUT),
            Button("Open schedule", Wish.OPEN_SCHEDULE),
        ),
    )


def status_bubble(plan: Plan, state: State, via: Via) -> Bubble:
    """Where we are, for somebody who clicks the icon."""
    practising = isinstance(state.situation, Practising)
    now = () if practising else (Button("Break now", BreakRequested()),)
    paused = isinstance(state.situation, Paused)
    pause = Button("Resume", ResumeRequested()) if paused else Button("Pause 1 h", PauseRequested(_HOUR, via))
    title, _, movement = headline(plan, state).partition(": ")
    return Bubble(
        title=title,
        text="\n".join(filter(None, (movement, today(plan, state)))),
        buttons=(*now, pause),
        stays=False,
    )


def offer(plan: Plan, step: Step, via: Via, abilities: frozenset[Ability]) -> Bubble:
    """A step of the ramp; only its buttons take it, for a click on the body may be meant to send it away."""
    how = ""
    if Ability.BUTTONS not in abilities:
        menu = "" if via is Via.TERMINAL else ", or the tray menu,"
        how = f"“kneebreak ramp {step.way.value}”{menu} takes it. "
    return Bubble(
        title=ramp.TITLES[step.way],
        text=f"{how}{ramp.ask(plan, step)}",
        buttons=(
            Button(ramp.TAKE[step.way], StepTaken(step.way, step.stage)),
            Button(ramp.DECLINE, StepDeclined()),
        ),
    )


def stepped(plan: Plan) -> Bubble:
    """A step that was taken."""
    return note("Your schedule has changed", f"{ramp.where(plan)}.")


def mistaken(mistakes: Mistakes, in_force: str) -> Bubble:
    """A schedule that cannot be used: the first mistake, and what is in force instead."""
    first, *more = mistakes.lines
    rest = f"\n… and {len(more)} more: “kneebreak check” shows all." if more else ""
    return note(
        "Your schedule has a mistake" if not more else f"Your schedule has {len(mistakes.lines)} mistakes",
        f"{first}{rest}\n{in_force}",
        Button("Open schedule", Wish.OPEN_SCHEDULE),
    )


def overlooked(mistakes: Mistakes) -> str:
    """The same in one line, for as long as it lasts."""
    count = len(mistakes.lines)
    what = "a mistake" if count == 1 else f"{count} mistakes"
    return f"Your schedule has {what} and is not in force; “kneebreak check” shows what to mend."


def unchanged(hindrance: Mistakes) -> str:
    """A schedule that was to be changed, and what is in the way."""
    return "\n".join(("The schedule could not be changed.", *hindrance.lines))


def note(title: str, text: str, *buttons: Button) -> Bubble:
    """Something the user should know."""
    return Bubble(title, text, buttons=buttons, stays=bool(buttons))


def _discreetly(prompt: Prompt) -> str:
    """What to do where that shows nothing to anybody who looks on; else where it is to be read."""
    if prompt.choice.because is Because.BUSY:
        return movements.card(prompt)
    return "“kneebreak status” and the menu of the icon say what it is."


def _with_hint(text: str, via: Via, abilities: frozenset[Ability]) -> str:
    """The text, and how to answer; that comes first where no button says so and the end of a text may be cut off."""
    if Ability.CLICK not in abilities:
        icon = "" if via is Via.TERMINAL else "Click the tray icon, or "
        return f"{text}\n{icon}{'say' if icon else 'Say'} “kneebreak done” when it is done."
    if via is Via.TERMINAL:
        return text  # the keys stand below it
    if Ability.BUTTONS not in abilities:
        return f"Click here when it is done. {text}"
    return f"{text}\nClick here when it is done."
