"""What is kept of an outcome: its line in the log, its part of the day's count, and what taking it back needs."""

from __future__ import annotations

from datetime import datetime

from kneebreak.engine.entry import Entry, Outcome, Via
from kneebreak.engine.movement import Kind, Side, Sides
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import stance_at
from kneebreak.engine.prompt import Pending, Prompt
from kneebreak.engine.schedule import local_day
from kneebreak.engine.state import Decision, State, Today
from kneebreak.engine.suitability import strengthens


def entry_of(state: State, at: datetime, prompt: Prompt, outcome: Outcome, via: Via | None) -> Entry:
    """The line about a prompt that was shown, with the posture in which that leaves the user."""
    side = Side.BOTH if prompt.movement.sides is Sides.BOTH else prompt.side
    stance = state.stance if outcome is Outcome.DONE else stance_at(state.stance, at)
    return Entry(prompt.id, at, prompt.due, prompt.shown, outcome, prompt.movement, side, stance.posture, via)


def unseen_entry(plan: Plan, state: State, at: datetime, pending: Pending, outcome: Outcome) -> Entry:
    """The line about what never was on the screen."""
    movement = plan.movements.get(pending.movement) if pending.movement is not None else None
    return Entry(pending.id, at, pending.due, None, outcome, movement, None, stance_at(state.stance, at).posture)


def decision_of(plan: Plan, state: State, at: datetime, prompt: Prompt, outcome: Outcome) -> Decision:
    """What taking this outcome back needs to know; `state` is the one before it."""
    choice = prompt.choice
    return Decision(
        entry=prompt.id,
        outcome=outcome,
        movement=choice.movement.id,
        side=choice.side,
        wording=choice.wording,
        kind=choice.movement.kind,
        strength=strengthens(plan.body, choice.movement),
        day=local_day(plan, at),
        stance_before=state.stance,
    )


def tallied(today: Today, outcome: Outcome, by: int = 1) -> Today:
    """The day with an outcome counted, or with `by` -1 taken back."""
    return today._replace(outcomes={**today.outcomes, outcome: max(0, today.outcomes.get(outcome, 0) + by)})


def exercised(today: Today, kind: Kind, by: int = 1, *, strength: bool) -> Today:
    """The day with a movement of this kind done, one for hips or core if `strength`, or with it taken back."""
    done = max(0, today.kinds.get(kind, 0) + by)
    total = max(0, today.strength + by) if strength else today.strength
    return today._replace(strength=total, kinds={**today.kinds, kind: done})
