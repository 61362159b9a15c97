"""What a practice says of comfort, of its steps and of its end, on the page and on the terminal alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import Body
from kneebreak.practice.comfort import Verdict
from kneebreak.practice.fitting import Fitted, possible
from kneebreak.practice.practice import EXERCISES, Practice, Step
from kneebreak.wording.precautions import AFTERWARDS

QUESTION = "How much does anything hurt right now?"
SCALE = "0 is not at all, 10 is the worst you can imagine. The answer stays here and is never stored."

_COUNTS = ("no", "one", "two", "three", "four", "five")
_GENTLER = "Make it smaller, go slower, and skip whatever brings it on."
_ENOUGH = (
    f"That is enough for this one. Rest what hurts. {AFTERWARDS} If it is not, or if it worries you, ask a"
    " professional."
)


def advice(verdict: Verdict, *, closing: bool = False) -> str:
    """What to do after saying how much it hurts; empty where all is fine, or where nothing comes any more."""
    if verdict is Verdict.ENOUGH:
        return _ENOUGH
    return _GENTLER if verdict is Verdict.GENTLER and not closing else ""


def whereabouts(practice: Practice, step: Step) -> str:
    """Which exercise a step belongs to, such as `Exercise 3 of 5 · round 2 of 2`."""
    if step.exercise is None:
        return {practice.steps[0]: "To begin", practice.steps[-1]: "To close"}.get(step, "In between")
    numbers = {other.exercise.number for other in practice.steps if other.exercise is not None}
    text = f"Exercise {step.exercise.number} of {max(numbers)}"
    rounds = max(
        other.round
        for other in practice.steps
        if other.exercise is not None and other.exercise.number == step.exercise.number
    )
    return text if rounds == 1 else f"{text} · round {step.round} of {rounds}"


def clock(span: timedelta) -> str:
    """A countdown such as `0:40`, with begun seconds counted whole."""
    seconds = -(-span // timedelta(seconds=1))
    return f"{seconds // 60}:{seconds % 60:02}"


def exercises(fitted: Fitted) -> str:
    """How many there are, and whether they are the usual ones."""
    count = _COUNTS[EXERCISES - fitted.missing]
    parts = [f"{count[:1].upper()}{count[1:]} exercises"]
    if fitted.others:
        parts.append(f"{_COUNTS[fitted.others]} of them changed")
    if fitted.missing:
        parts.append(f"{_COUNTS[fitted.missing]} left out")
    suit = " to suit what you told kneebreak of your body" if len(parts) > 1 else ""
    return f"{', '.join(parts)}{suit}."


def chosen(body: Body, posture: Posture) -> str:
    """Why it is this one for somebody who named none; empty where it is the usual one."""
    if body.on_wheels:
        return "In a chair, for your schedule says that everything is done sitting."
    if body.no_floor and posture is Posture.SITTING:
        return "In a chair, for your schedule leaves out the floor."
    return "" if posture is Posture.STANDING else "Of all, this one suits best what you told kneebreak of your body."


def others(names: Iterable[str]) -> str:
    """Which ones suit as well; empty where there are none."""
    commands = [f"“kneebreak practice {name}”" for name in names]
    return f"{' and '.join(commands)} {'suit' if len(commands) > 1 else 'suits'} you as well." if commands else ""


def unsuitable(body: Body, practice: Practice, instead: str) -> str:
    """Why a practice does not suit, and which one does."""
    if possible(body, practice.posture):
        why = "most of it hurt of late, or is switched off"
    elif body.on_wheels:
        why = "your schedule says that everything is done sitting"
    else:
        why = "your schedule leaves out the floor"
    return f"“{practice.title}” does not suit you, for {why}; “kneebreak practice {instead}” does"


NONE_SUITS = (
    "no practice suits you now, for most of what they are made of hurt of late or is switched off; take your time, and"
    " try again when it is better"
)


def summary(done: int) -> str:
    """What came of it, in one sentence."""
    if done == 0:
        return "No exercise ran to its end this time, so nothing new is in your log."
    return "1 exercise step is in your log." if done == 1 else f"{done} exercise steps are in your log."


def unlogged(why: str) -> str:
    """That a step could not be written."""
    return f"This step could not be written to your log ({why}). The practice goes on all the same."
