"""A state as a TOML document, in words that a curious user understands."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from kneebreak.engine.entry import Outcome
from kneebreak.engine.feedback import Feedback
from kneebreak.engine.posture import Stance
from kneebreak.engine.prompt import Pending, Prompt
from kneebreak.engine.ramp import Pace, Ramp
from kneebreak.engine.state import (
    Away,
    Decision,
    Held,
    OffHours,
    Paused,
    Practising,
    Prompting,
    PromptingAway,
    Rotation,
    Situation,
    Snoozed,
    State,
    Today,
    Working,
)

VERSION = 1

Tree = dict[str, object]
"""A TOML table; what is None is left out."""


class Name(Enum):
    """What the file calls the situations."""

    WORKING = "working"
    PROMPTING = "prompting"
    PROMPTING_AWAY = "prompting while away"
    SNOOZED = "snoozed"
    HELD = "held"
    AWAY = "away"
    PAUSED = "paused"
    OFF_HOURS = "off hours"


def document(state: State) -> Tree:
    """The lasting part of a state."""
    return _tree(
        version=VERSION,
        settled=state.settled,
        gone_since=state.gone_since,
        returned=state.returned,
        situation=_situation(state.situation),
        posture=_stance(state.stance),
        today=_today(state.today),
        rotation=_rotation(state.rotation),
        last_answer=_decision(state.last) if state.last else None,
        feedback=_feedback(state.feedback),
        ramp=_ramp(state.ramp),
    )


def _tree(**values: object) -> Tree:
    return {name: value for name, value in values.items() if value is not None}


def _situation(situation: Situation) -> Tree:
    match situation:
        case Working(since=since, due=due):
            return _tree(name=Name.WORKING.value, since=since, due=due)
        case Prompting(prompt=prompt, gives_up=gives_up, rested=rested, lost=lost):
            return _tree(
                name=Name.PROMPTING.value, gives_up=gives_up, rested=rested, bubbles_lost=lost, prompt=_prompt(prompt)
            )
        case PromptingAway(prompt=prompt, patience_left=left, rested=rested):
            return _tree(
                name=Name.PROMPTING_AWAY.value,
                patience_left_seconds=left.total_seconds(),
                rested=rested,
                prompt=_prompt(prompt),
            )
        case Snoozed(prompt=prompt, until=until):
            return _tree(name=Name.SNOOZED.value, until=until, prompt=_prompt(prompt))
        case Held(what=what, since=since, reason=reason, free=free):
            held = {"prompt": _prompt(what)} if isinstance(what, Prompt) else {"pending": _pending(what)}
            return _tree(name=Name.HELD.value, since=since, reason=reason.value, free=free, **held)
        case Away(since=since, due=due):
            return _tree(name=Name.AWAY.value, since=since, due=due)
        case Paused(until=until):
            return _tree(name=Name.PAUSED.value, until=until)
        case OffHours(until=until):
            return _tree(name=Name.OFF_HOURS.value, until=until)
        case Practising(before=before):
            return _situation(before)


def _prompt(prompt: Prompt) -> Tree:
    choice = prompt.choice
    return _tree(
        id=prompt.id,
        movement=choice.movement.id,
        side=choice.side and choice.side.value,
        wording=choice.wording,
        manner=choice.manner.value,
        because=choice.because.value,
        workspace=choice.workspace,
        due=prompt.due,
        shown=prompt.shown,
        origin=prompt.origin.value,
        snoozed=prompt.snoozed,
        others=prompt.others,
    )


def _pending(pending: Pending) -> Tree:
    return _tree(id=pending.id, due=pending.due, movement=pending.movement)


def _stance(stance: Stance) -> Tree:
    return _tree(
        now=stance.posture.value,
        since=stance.since,
        until=stance.until,
        way=stance.way,
        relief_seconds=stance.relief.total_seconds(),
    )


def _today(today: Today) -> Tree:
    return _tree(
        day=today.day,
        strength=today.strength,
        first_prompt=today.first,
        practised=today.practised,
        outcomes=_outcomes(today.outcomes),
        kinds={kind.value: count for kind, count in today.kinds.items()},
    )


def _outcomes(outcomes: Mapping[Outcome, int]) -> Tree:
    return {outcome.value: count for outcome, count in outcomes.items()}


def _rotation(rotation: Rotation) -> Tree:
    return _tree(
        # As text: it fills 64 bits, and the integers of TOML 1.0 end at 63 and a sign.
        seed=f"{rotation.seed:016x}",
        draws=rotation.draws,
        last_kind=rotation.last_kind and rotation.last_kind.value,
        kind_before=rotation.kind_before and rotation.kind_before.value,
        recent=list(rotation.recent),
        passed=list(rotation.passed),
        shorts=rotation.shorts,
        workspaces=list(rotation.workspaces),
        sides={movement: side.value for movement, side in rotation.sides.items()},
    )


def _decision(decision: Decision) -> Tree:
    return _tree(
        entry=decision.entry,
        outcome=decision.outcome.value,
        movement=decision.movement,
        side=decision.side and decision.side.value,
        wording=decision.wording,
        kind=decision.kind.value,
        strength=decision.strength,
        day=decision.day,
        posture_before=_stance(decision.stance_before),
    )


def _feedback(feedback: Feedback) -> Tree:
    return _tree(
        tastes={movement: taste.value for movement, taste in feedback.tastes.items()},
        skipped=dict(feedback.skipped),
        sore_until=dict(feedback.sore),
    )


def _ramp(ramp: Ramp) -> Tree:
    return _tree(
        pace=ramp.pace and _pace(ramp.pace),
        shown=ramp.shown,
        days=[_tree(day=each.day, outcomes=_outcomes(each.outcomes)) for each in ramp.days],
    )


def _pace(pace: Pace) -> Tree:
    return _tree(every_seconds=pace.every.total_seconds(), strength=pace.strength, level=pace.level)
