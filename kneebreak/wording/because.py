"""Why this movement and no other, as the end of a sentence."""

from __future__ import annotations

from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import limits
from kneebreak.engine.prompt import Because, Choice
from kneebreak.engine.state import Today
from kneebreak.language import marked, marked_in, tr, tr_in
from kneebreak.wording.kinds import kind_name
from kneebreak.wording.span import span_in_words

# For translators: each of these ends a sentence, after “, for”
_PLAIN = {
    Because.SHORTS: marked("the last two were short ones, done sitting"),
    Because.NAMED: marked("your schedule names it"),
    Because.STANDS_IN: marked("the one that your schedule names does not suit you now, and this one stands in for it"),
    Because.SHORT: marked("you asked for another one, and the short form comes first"),
    Because.OTHER: marked("you asked for another one"),
    Because.BUSY: marked("you are busy, and nobody else notices this one"),
    Because.HURT: marked("the one before hurt, and this one is easier"),
}
_POSTURES = {
    Because.SITTING: Posture.SITTING,
    Because.STANDING: Posture.STANDING,
    Because.FLOOR: Posture.FLOOR,
}
_TOO_LONG = {
    Because.SITTING: marked("you would sit for more than {limit} otherwise, and it is the turn of the kind “{kind}”"),
    Because.STANDING: marked(
        "you would stand still for more than {limit} otherwise, and it is the turn of the kind “{kind}”"
    ),
    Because.FLOOR: marked(
        "you would be on the floor for more than {limit} otherwise, and it is the turn of the kind “{kind}”"
    ),
}

_BRIEFLY = {
    Because.SITTING: marked_in("briefly", "enough of sitting"),
    Because.STANDING: marked_in("briefly", "enough of standing"),
    Because.FLOOR: marked_in("briefly", "enough of the floor"),
    Because.VARIETY: marked_in("briefly", "new today"),
    Because.SHORTS: marked_in("briefly", "after two short ones"),
    Because.NAMED: marked_in("briefly", "in your schedule"),
    Because.STANDS_IN: marked_in("briefly", "stands in for another"),
    Because.SHORT: marked_in("briefly", "you asked for it"),
    Because.OTHER: marked_in("briefly", "you asked for it"),
    Because.HURT: marked_in("briefly", "an easier one"),
}


def because(plan: Plan, today: Today, choice: Choice) -> str:
    """The reason, to stand after a comma and `for`."""
    kind = kind_name(choice.movement.kind)
    match choice.because:
        case Because.TURN:
            return tr("it is the turn of the kind “{kind}”", kind=kind)
        case Because.VARIETY:
            return tr("nothing of the kind “{kind}” has been done today", kind=kind)
        case Because.STRENGTH:
            return tr(
                "{done} of {aim} strength exercises are done and the day has few prompts left",
                done=today.strength,
                aim=plan.strength,
            )
        case Because.SITTING | Because.STANDING | Because.FLOOR as reason:
            return tr(_TOO_LONG[reason], limit=_limit(plan, _POSTURES[reason]), kind=kind)
    return tr(_PLAIN[choice.because])


def briefly(plan: Plan, today: Today, choice: Choice) -> str:
    """The reason in a word or two, for a table."""
    match choice.because:
        case Because.TURN:
            return tr_in("briefly", "turn of {kind}", kind=kind_name(choice.movement.kind))
        case Because.STRENGTH:
            return tr_in("briefly", "strength {done} of {aim}", done=today.strength, aim=plan.strength)
    return tr_in("briefly", _BRIEFLY[choice.because])


def _limit(plan: Plan, posture: Posture) -> str:
    limit = limits(plan.body, posture)
    # For translators: a while stands for a length of time, in “for more than …”
    return span_in_words(limit.hard) if limit else tr("a while")
