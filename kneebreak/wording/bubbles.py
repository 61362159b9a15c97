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
from kneebreak.language import marked, tr, tr_in, tr_many
from kneebreak.messages import Wish
from kneebreak.ports import Ability, Bubble, Button, Mistakes, Notifier
from kneebreak.wording import movements, ramp
from kneebreak.wording.span import span_in_words
from kneebreak.wording.status import headline_parts, today
from kneebreak.wording.times import at_clock

_HOUR = timedelta(hours=1)
_CLICK = marked("Click the reminder when you have done it.")
_TAKEN = marked("{command}, or the tray menu, takes it.")
_TAKEN_THERE = marked("{command} takes it.")
_KEY = marked("Press its key when you have done it.")


def prompt_bubble(plan: Plan, shown: ShowPrompt, notifier: Notifier, picture: str | None) -> Bubble:
    """A prompt: what to do, how, and that a click says it is done; others who see the screen are told neither."""
    prompt, via = shown.prompt, notifier.via
    done = tr_in("button", "Done")
    text = _discreetly(prompt) if shown.neutral else movements.card(prompt)

    def answered(answer: Answer) -> Answered:
        return Answered(prompt.id, answer, via)

    return Bubble(
        title=tr("Half a minute for yourself") if shown.neutral else movements.title(prompt),
        text=_with_hint(text, via, notifier.abilities()),
        picture=None if shown.neutral else picture,
        clicked=answered(Answer.DONE),
        clicked_label=done,
        buttons=(
            Button(done, answered(Answer.DONE)),
            put_off(plan, prompt, via),
            Button(tr_in("button", "Another"), answered(Answer.OTHER)),
        ),
        prompt=prompt.id,
        insist=plan.insist,
        sound=shown.sound,
    )


def put_off(plan: Plan, prompt: Prompt, via: Via) -> Button:
    """Snooze, or Skip when the prompt has been snoozed often enough."""
    if prompt.snoozed < plan.rhythm.snoozes:
        label = tr_in("button", "Snooze {span}", span=span_in_words(plan.rhythm.snooze))
        return Button(label, Answered(prompt.id, Answer.SNOOZE, via))
    return Button(tr_in("button", "Skip"), Answered(prompt.id, Answer.SKIP, via))


def welcome(plan: Plan, state: State, notifier: Notifier, schedule: str, picture: str) -> Bubble:
    """The first start: what this is, when the first prompt comes, and one now for the asking."""
    from kneebreak.wording.precautions import general  # noqa: PLC0415 - shown once in a life

    try_one = tr_in("button", "Try one now")
    return Bubble(
        title=tr("Small movement breaks, all day"),
        text="\n".join((_greeting(plan, state, notifier), _look_around(notifier.via, schedule), general())),
        picture=picture,
        clicked=BreakRequested(),
        clicked_label=try_one,
        buttons=(
            Button(try_one, BreakRequested()),
            Button(tr_in("button", "Before you start"), Wish.OPEN_ABOUT),
            Button(tr_in("button", "Open schedule"), Wish.OPEN_SCHEDULE),
        ),
    )


def status_bubble(plan: Plan, state: State, via: Via) -> Bubble:
    """Where we are, for somebody who clicks the icon."""
    practising = isinstance(state.situation, Practising)
    now = () if practising else (Button(tr_in("button", "Break now"), BreakRequested()),)
    paused = isinstance(state.situation, Paused)
    if paused:
        pause = Button(tr_in("button", "Resume"), ResumeRequested())
    else:
        pause = Button(tr_in("button", "Pause 1 h"), PauseRequested(_HOUR, via))
    title, movement = headline_parts(plan, state)
    return Bubble(
        title=title,
        text="\n".join(filter(None, (movement, today(plan, state)))),
        buttons=(*now, pause),
        stays=False,
    )


def offer(plan: Plan, step: Step, via: Via, abilities: frozenset[Ability]) -> Bubble:
    """A step of the ramp; only its buttons take it, for a click on the body may be meant to send it away."""
    how: tuple[str, ...] = ()
    if Ability.BUTTONS not in abilities:
        command = f"“kneebreak ramp {step.way.value}”"
        how = (tr(_TAKEN_THERE if via is Via.TERMINAL else _TAKEN, command=command),)
    return Bubble(
        title=tr(ramp.TITLES[step.way]),
        text=" ".join((*how, ramp.ask(plan, step))),
        buttons=(
            Button(tr(ramp.TAKE[step.way]), StepTaken(step.way, step.stage)),
            Button(tr(ramp.DECLINE), StepDeclined()),
        ),
    )


def stepped(plan: Plan) -> Bubble:
    """A step that was taken."""
    return note(tr("Your schedule has changed"), f"{ramp.where(plan)}.")


def mistaken(mistakes: Mistakes, in_force: str) -> Bubble:
    """A schedule that cannot be used: the first mistake, and what is in force instead."""
    first, *more = mistakes.lines
    rest = (
        tr_many(
            "… and {count} more: “kneebreak check” shows all.",
            "… and {count} more: “kneebreak check” shows all.",
            len(more),
        ),
    )
    return note(
        tr_many("Your schedule has a mistake", "Your schedule has {count} mistakes", len(mistakes.lines)),
        "\n".join((first, *(rest if more else ()), in_force)),
        Button(tr_in("button", "Open schedule"), Wish.OPEN_SCHEDULE),
    )


def overlooked(mistakes: Mistakes) -> str:
    """The same in one line, for as long as it lasts."""
    return tr_many(
        "Your schedule has a mistake and is not in force; “kneebreak check” shows what to mend.",
        "Your schedule has {count} mistakes and is not in force; “kneebreak check” shows what to mend.",
        len(mistakes.lines),
    )


def unchanged(hindrance: Mistakes) -> str:
    """A schedule that was to be changed, and what is in the way."""
    return "\n".join((tr("The schedule could not be changed."), *hindrance.lines))


def note(title: str, text: str, *buttons: Button) -> Bubble:
    """Something the user should know."""
    return Bubble(title, text, buttons=buttons, stays=bool(buttons))


def _greeting(plan: Plan, state: State, notifier: Notifier) -> str:
    coming, abilities = outlook(plan, state), notifier.abilities()
    # Where no button is drawn, the body is the button, and the end of a long text may be cut off.
    bare = Ability.CLICK in abilities and Ability.BUTTONS not in abilities
    return " ".join(
        (
            *((tr("Click here to try one now."),) if bare else ()),
            tr("Now and then kneebreak asks for one small change."),
            tr(_KEY if notifier.via is Via.TERMINAL else _CLICK),
            *((tr("The first comes {when}.", when=at_clock(plan, coming.at, state.at)),) if coming else ()),
        )
    )


def _look_around(via: Via, schedule: str) -> str:
    if via is Via.TERMINAL:
        look = tr(
            "“kneebreak setup” in another terminal fits it to you and can begin gently;"
            " “kneebreak status” tells where you are."
        )
    else:
        look = tr(
            "“kneebreak setup” in a terminal fits it to you and can begin gently."
            " The icon shows where you are, and so does starting kneebreak again."
        )
    return f"{look} {tr('Your schedule: {file}', file=schedule)}"


def _discreetly(prompt: Prompt) -> str:
    """What to do where that shows nothing to anybody who looks on; else where it is to be read."""
    if prompt.choice.because is Because.BUSY:
        return movements.card(prompt)
    return tr("“kneebreak status” and the menu of the icon say what it is.")


def _with_hint(text: str, via: Via, abilities: frozenset[Ability]) -> str:
    """The text, and how to answer; that comes first where no button says so and the end of a text may be cut off."""
    if Ability.CLICK not in abilities:
        if via is Via.TERMINAL:
            return f"{text}\n{tr('Say “kneebreak done” when it is done.')}"
        return f"{text}\n{tr('Click the tray icon, or say “kneebreak done” when it is done.')}"
    if via is Via.TERMINAL:
        return text  # the keys stand below it
    if Ability.BUTTONS not in abilities:
        return f"{tr('Click here when it is done.')} {text}"
    return f"{text}\n{tr('Click here when it is done.')}"
