"""What a practice says of safety and comfort, on the page and on the terminal alike."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.practice.comfort import Verdict
from kneebreak.practice.practice import Practice, Step

SAFETY = "Stay where it feels comfortable, keep breathing, and stop if it hurts."
NOT_MEDICAL = (
    "This is general movement, not medical advice. With a heart condition, dizziness or falls, in pregnancy, or after "
    "an injury or surgery, ask a professional first; “kneebreak about” says more. If you are unwell today, leave it "
    "for another day."
)
SIGNS = (
    (
        "Stop at once and get urgent help if you notice",
        (
            "pain or pressure in your chest",
            "faintness",
            "unusual breathlessness",
            "sudden weakness or numbness",
            "a severe headache",
        ),
    ),
    (
        "In pregnancy, stop and call somebody for these as well",
        (
            "bleeding, or loss of fluid",
            "regular painful contractions",
            "pain or swelling in a calf",
            "dizziness or a headache",
            "breathlessness before any effort",
        ),
    ),
    (
        "Have a knee looked at the same day if it",
        (
            "cannot take your weight",
            "is very swollen or has changed its shape",
            "locks or gives way",
            "is hot and red while you have a fever or chills",
            "hurts after a twist or a fall",
        ),
    ),
)
"""When to stop, and when to have a knee looked at: what each list is of, and its items."""
QUESTION = "How much does anything hurt right now?"
SCALE = "0 is not at all, 10 is the worst you can imagine. The answer stays here and is never stored."

_GENTLER = "Make it smaller, go slower, and skip whatever brings it on."
_ENOUGH = (
    "That is enough for this one. Rest what hurts; it should settle within the hour and be no worse in the morning. "
    "If it does not, or if it worries you, ask a professional."
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


def summary(done: int) -> str:
    """What came of it, in one sentence."""
    if done == 0:
        return "No exercise ran to its end this time, so nothing new is in your log."
    return "1 exercise step is in your log." if done == 1 else f"{done} exercise steps are in your log."


def unlogged(why: str) -> str:
    """That a step could not be written."""
    return f"This step could not be written to your log ({why}). The practice goes on all the same."
