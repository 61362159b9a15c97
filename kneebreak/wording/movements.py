"""A movement in words, with its side filled in."""

from __future__ import annotations

from kneebreak.engine.movement import Movement, Side, Wording, with_side
from kneebreak.engine.others import short_length
from kneebreak.engine.plan import Plan
from kneebreak.engine.prompt import Choice, Manner, Prompt
from kneebreak.engine.state import Decision
from kneebreak.language import tr, tr_in
from kneebreak.wording.safety import safety


def title(of: Prompt | Choice) -> str:
    """The first line: what to do."""
    choice = of.choice if isinstance(of, Prompt) else of
    return _manner(choice, _said(_wording(choice.movement, choice.wording).title, choice.side))


def text(of: Prompt | Choice) -> str:
    """The sentence that says how."""
    choice = of.choice if isinstance(of, Prompt) else of
    said = _said(_wording(choice.movement, choice.wording).text, choice.side)
    if choice.workspace is None:
        return said
    # For translators: a place to work at, in the user's own words
    return " ".join((said, tr("This time: {workspace}.", workspace=choice.workspace)))


def card(of: Prompt | Choice) -> str:
    """The sentence that says how, and what to mind."""
    choice = of.choice if isinstance(of, Prompt) else of
    return " ".join(filter(None, (text(choice), safety(choice.movement))))


def answered(plan: Plan, decision: Decision) -> str:
    """The first line of what was answered last; its id where the plan has no such movement any more."""
    movement = plan.movements.get(decision.movement)
    if movement is None:
        return decision.movement
    return _said(_wording(movement, decision.wording).title, decision.side)


def _wording(movement: Movement, number: int) -> Wording:
    return movement.wordings[number % len(movement.wordings)]


def _manner(choice: Choice, words: str) -> str:
    match choice.manner:
        case Manner.RISING:
            return tr("On your feet: {movement}", movement=after_colon(words))
        case Manner.SHORT if short_length(choice.movement) != choice.movement.length:
            return tr("Half of it: {movement}", movement=after_colon(words))
    return words


def _said(words: str, side: Side | None) -> str:
    """Words of a movement: each side has a sentence of its own, for their endings differ in most languages."""
    return tr(with_side(words, side))


def after_colon(words: str) -> str:
    """A sentence as the language begins it after a colon."""
    # For translators: whether a sentence begins with a small letter after a colon; write “small” or “capital”
    small = tr_in("after a colon", "small") == "small"
    return words[:1].lower() + words[1:] if small else words
