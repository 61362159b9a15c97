"""Why this movement and no other, as the end of a sentence."""

from __future__ import annotations

from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import limits
from kneebreak.engine.prompt import Because, Choice
from kneebreak.engine.state import Today
from kneebreak.wording.span import format_span

_PLAIN = {
    Because.SHORTS: "the last two were short ones, done sitting",
    Because.NAMED: "your schedule names it",
    Because.STANDS_IN: "the one that your schedule names does not suit you now, and this one stands in for it",
    Because.SHORT: "you asked for another one, and the short form comes first",
    Because.OTHER: "you asked for another one",
    Because.BUSY: "you are busy, and nobody else notices this one",
    Because.HURT: "the one before hurt, and this one is easier",
}
_TOO_LONG = {
    Because.SITTING: ("sit", Posture.SITTING),
    Because.STANDING: ("stand still", Posture.STANDING),
    Because.FLOOR: ("be on the floor", Posture.FLOOR),
}

_BRIEFLY = {
    Because.SITTING: "enough of sitting",
    Because.STANDING: "enough of standing",
    Because.FLOOR: "enough of the floor",
    Because.VARIETY: "new today",
    Because.SHORTS: "after two short ones",
    Because.NAMED: "in your schedule",
    Because.STANDS_IN: "stands in for another",
    Because.SHORT: "you asked for it",
    Because.OTHER: "you asked for it",
    Because.HURT: "an easier one",
}


def because(plan: Plan, today: Today, choice: Choice) -> str:
    """The reason, to stand after a comma and `for`."""
    kind = choice.movement.kind.value
    match choice.because:
        case Because.TURN:
            return f"it is the turn of the kind “{kind}”"
        case Because.VARIETY:
            return f"nothing of the kind “{kind}” has been done today"
        case Because.STRENGTH:
            return f"{today.strength} of {plan.strength} strength exercises are done and the day has few prompts left"
        case Because.SITTING | Because.STANDING | Because.FLOOR as reason:
            verb, posture = _TOO_LONG[reason]
            limit = _limit(plan, posture)
            return f"you would {verb} for more than {limit} otherwise, and it is the turn of the kind “{kind}”"
    return _PLAIN[choice.because]


def briefly(plan: Plan, today: Today, choice: Choice) -> str:
    """The reason in a word or two, for a table."""
    match choice.because:
        case Because.TURN:
            return f"turn of {choice.movement.kind.value}"
        case Because.STRENGTH:
            return f"strength {today.strength} of {plan.strength}"
    return _BRIEFLY[choice.because]


def _limit(plan: Plan, posture: Posture) -> str:
    limit = limits(plan.body, posture)
    return format_span(limit.hard) if limit else "a while"
