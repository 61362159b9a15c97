"""What a practice says of comfort, of its steps and of its end, on the page and on the terminal alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import Body
from kneebreak.language import marked, tr, tr_many
from kneebreak.practice.comfort import Verdict
from kneebreak.practice.fitting import Fitted, possible
from kneebreak.practice.practice import EXERCISES, Practice, Step
from kneebreak.wording.numbers import in_words
from kneebreak.wording.precautions import AFTERWARDS

QUESTION = marked("How much does anything hurt right now?")
SCALE = marked("0 is not at all, 10 is the worst you can imagine. The answer stays here and is never stored.")
PAGE = (
    marked("Begin"),
    marked("Go on"),
    marked("Finish"),
    marked("Pause"),
    marked("Paused"),
    marked("Going on"),
    marked("Paused, because this page stood still for a while"),
    marked("What does it feel like?"),
    marked("And how are you now?"),
    marked("That was it for now"),
    marked("Well done"),
    marked("Then: {step}"),
    marked("The last step"),
    # For translators: {time} is a countdown such as 4:30
    marked("{time} to go"),
    marked("A soft tone at each change"),
    marked("A soft tone at each change, and each step read aloud"),
    marked("kneebreak itself has ended, so nothing more goes into your log. You can finish the practice all the same."),
)
"""What the page says by itself; the rest of its words stands in its HTML."""


def advice(verdict: Verdict, *, closing: bool = False) -> str:
    """What to do after saying how much it hurts; empty where all is fine, or where nothing comes any more."""
    if verdict is Verdict.ENOUGH:
        return " ".join(
            (
                tr("That is enough for this one. Rest what hurts."),
                tr(AFTERWARDS),
                tr("If it is not, or if it worries you, ask a professional."),
            )
        )
    if verdict is Verdict.GENTLER and not closing:
        return tr("Make it smaller, go slower, and skip whatever brings it on.")
    return ""


def whereabouts(practice: Practice, step: Step) -> str:
    """Which exercise a step belongs to, such as `Exercise 3 of 5 · round 2 of 2`."""
    if step.exercise is None:
        if step == practice.steps[0]:
            return tr("To begin")
        return tr("To close") if step == practice.steps[-1] else tr("In between")
    numbers = {other.exercise.number for other in practice.steps if other.exercise is not None}
    number, count = step.exercise.number, max(numbers)
    rounds = max(
        other.round
        for other in practice.steps
        if other.exercise is not None and other.exercise.number == step.exercise.number
    )
    if rounds == 1:
        return tr("Exercise {number} of {count}", number=number, count=count)
    return tr(
        "Exercise {number} of {count} · round {round} of {rounds}",
        number=number,
        count=count,
        round=step.round,
        rounds=rounds,
    )


def clock(span: timedelta) -> str:
    """A countdown such as `0:40`, with begun seconds counted whole."""
    seconds = -(-span // timedelta(seconds=1))
    return f"{seconds // 60}:{seconds % 60:02}"


def minutes(span: timedelta) -> str:
    """How long a practice takes."""
    whole, rest = divmod(span, timedelta(minutes=1))
    if not rest:
        return tr_many("{count} minute.", "{count} minutes.", whole)
    return tr_many("About {count} minute.", "About {count} minutes.", whole + (rest >= timedelta(seconds=30)))


def seconds(span: timedelta) -> str:
    """How long a step takes."""
    return tr_many("{count} second.", "{count} seconds.", span // timedelta(seconds=1))


def exercises(fitted: Fitted) -> str:
    """How many there are, and whether they are the usual ones."""
    count = EXERCISES - fitted.missing
    number = in_words(count)
    parts = [tr_many("{number} exercise", "{number} exercises", count, number=number[:1].upper() + number[1:])]
    if fitted.others:
        changed = in_words(fitted.others)
        parts.append(tr_many("{number} of them changed", "{number} of them changed", fitted.others, number=changed))
    if fitted.missing:
        missing = in_words(fitted.missing)
        parts.append(tr_many("{number} left out", "{number} left out", fitted.missing, number=missing))
    if len(parts) == 1:
        return f"{parts[0]}."
    # For translators: “Four exercises, one of them changed, one left out to suit …”
    return tr("{exercises} to suit what you told kneebreak of your body.", exercises=", ".join(parts))


def chosen(body: Body, posture: Posture) -> str:
    """Why it is this one for somebody who named none; empty where it is the usual one."""
    if body.on_wheels:
        return tr("In a chair, for your schedule says that everything is done sitting.")
    if body.no_floor and posture is Posture.SITTING:
        return tr("In a chair, for your schedule leaves out the floor.")
    if posture is Posture.STANDING:
        return ""
    return tr("Of all, this one suits best what you told kneebreak of your body.")


def others(names: Iterable[str]) -> str:
    """Which ones suit as well; empty where there are none."""
    commands = [f"“kneebreak practice {name}”" for name in names]
    if not commands:
        return ""
    *first, last = commands
    listed = tr("{first} and {last}", first=", ".join(first), last=last) if first else last
    return tr_many("{commands} suits you as well.", "{commands} suit you as well.", len(commands), commands=listed)


def unsuitable(body: Body, practice: Practice, instead: str) -> str:
    """Why a practice does not suit, and which one does."""
    if possible(body, practice.posture):
        why = tr("most of it hurt of late, or is switched off")
    elif body.on_wheels:
        why = tr("your schedule says that everything is done sitting")
    else:
        why = tr("your schedule leaves out the floor")
    return tr(
        "“{practice}” does not suit you, for {why}; “kneebreak practice {instead}” does",
        practice=practice.title,
        why=why,
        instead=instead,
    )


NONE_SUITS = marked(
    "no practice suits you now, for most of what they are made of hurt of late or is switched off; take your time, and"
    " try again when it is better"
)


def summary(done: int) -> str:
    """What came of it, in one sentence."""
    if done == 0:
        return tr("No exercise ran to its end this time, so nothing new is in your log.")
    return tr_many("{count} exercise step is in your log.", "{count} exercise steps are in your log.", done)


def unlogged(why: str) -> str:
    """That a step could not be written."""
    return tr("This step could not be written to your log ({why}). The practice goes on all the same.", why=why)
