"""A movement in words, with its side filled in."""

from __future__ import annotations

from kneebreak.engine.movement import Movement, Wording, with_side
from kneebreak.engine.others import short_length
from kneebreak.engine.plan import Plan
from kneebreak.engine.prompt import Choice, Manner, Prompt
from kneebreak.engine.state import Decision
from kneebreak.wording.safety import safety


def title(of: Prompt | Choice) -> str:
    """The first line: what to do."""
    choice = of.choice if isinstance(of, Prompt) else of
    return with_side(_manner(choice, _wording(choice.movement, choice.wording).title), choice.side)


def text(of: Prompt | Choice) -> str:
    """The sentence that says how."""
    choice = of.choice if isinstance(of, Prompt) else of
    said = with_side(_wording(choice.movement, choice.wording).text, choice.side)
    return said if choice.workspace is None else f"{said} This time: {choice.workspace}."


def card(of: Prompt | Choice) -> str:
    """The sentence that says how, and what to mind."""
    choice = of.choice if isinstance(of, Prompt) else of
    return " ".join(filter(None, (text(choice), safety(choice.movement))))


def answered(plan: Plan, decision: Decision) -> str:
    """The first line of what was answered last; its id where the plan has no such movement any more."""
    movement = plan.movements.get(decision.movement)
    if movement is None:
        return decision.movement
    return with_side(_wording(movement, decision.wording).title, decision.side)


def _wording(movement: Movement, number: int) -> Wording:
    return movement.wordings[number % len(movement.wordings)]


def _manner(choice: Choice, words: str) -> str:
    match choice.manner:
        case Manner.RISING:
            return f"On your feet: {_inner(words)}"
        case Manner.SHORT if short_length(choice.movement) != choice.movement.length:
            return f"Half of it: {_inner(words)}"
    return words


def _inner(words: str) -> str:
    return words[:1].lower() + words[1:]
