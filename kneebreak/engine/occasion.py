"""Occasions on which the user's own commands run: seen by comparing what was and what is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import Enum

from kneebreak.engine.effects import Effect, Record, ShowPrompt
from kneebreak.engine.entry import Entry, Outcome
from kneebreak.engine.movement import Posture
from kneebreak.engine.posture import stance_at
from kneebreak.engine.prompt import Prompt
from kneebreak.engine.state import Held, Practising, Prompting, PromptingAway, Snoozed, State
from kneebreak.record import NamedTuple


class Occasion(Enum):
    """What a command can be run on, as the schedule names it."""

    DUE = "due"
    """A new prompt is on the screen."""
    DONE = "done"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    MISSED = "missed"
    AWAY = "away"
    """The user went away."""
    BACK = "back"
    """They came back."""
    POSTURE = "posture"
    """How they are at their work changed, as far as it is known."""


class Facts(NamedTuple):
    """What is true on an occasion."""

    occasion: Occasion
    at: datetime
    """In UTC."""
    posture: Posture
    """After it."""
    prompt: Prompt | None = None
    """The prompt that it is about."""


_OUTCOMES = {
    Outcome.DONE: Occasion.DONE,
    Outcome.SNOOZED: Occasion.SNOOZED,
    Outcome.SKIPPED: Occasion.SKIPPED,
    Outcome.MISSED: Occasion.MISSED,
}


def occasions(before: State, after: State, effects: Iterable[Effect]) -> Iterator[Facts]:
    """The occasions in a step from one state to the next, in the order of its effects."""
    posture = stance_at(after.stance, after.at).posture
    prompts = {prompt.id: prompt for prompt in (_open(before), _open(after)) if prompt is not None}
    for effect in effects:
        match effect:
            case ShowPrompt(prompt=prompt) if prompt.id not in _known(before):
                yield Facts(Occasion.DUE, after.at, posture, prompt)
            case Record(line=Entry(id=identity, outcome=outcome)) if outcome in _OUTCOMES:
                yield Facts(_OUTCOMES[outcome], after.at, posture, prompts.get(identity))
    if (before.gone_since is None) is not (after.gone_since is None):
        yield Facts(Occasion.BACK if after.gone_since is None else Occasion.AWAY, after.at, posture)
    if stance_at(before.stance, before.at).posture is not posture:
        yield Facts(Occasion.POSTURE, after.at, posture)


def _known(state: State) -> tuple[str, ...]:
    prompt = _open(state)
    return () if prompt is None else (prompt.id,)


def _open(state: State) -> Prompt | None:
    match state.situation:
        case Prompting(prompt=prompt) | PromptingAway(prompt=prompt) | Snoozed(prompt=prompt):
            return prompt
        case Held(what=Prompt() as prompt):
            return prompt
        case Practising(before=before):
            return _open(state._replace(situation=before))
    return None
