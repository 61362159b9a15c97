"""What the user's opinions of movements make of the situation: more, less, never, and that it hurts."""

from __future__ import annotations

from kneebreak.engine.effects import Refusal
from kneebreak.engine.feedback import Taste, hurt, rated
from kneebreak.engine.movement import Movement
from kneebreak.engine.others import gentler
from kneebreak.engine.rotation import choose
from kneebreak.engine.suitability import welcome
from kneebreak.engine.turn import Turn

_KINDS_LEFT = 2
"""With fewer kinds the same one would have to come twice running."""


def rate(turn: Turn, movement: str | None, taste: Taste) -> None:
    """The user wants more, less or none of a movement; one that they never want any more is exchanged at once."""
    meant = turn.plan.movements.get(movement) if movement is not None else _meant(turn)
    if meant is None:
        turn.refuse(Refusal.NO_MOVEMENT)
        return
    before = turn.state
    turn.state = before._replace(feedback=rated(before.feedback, meant.id, taste))
    if taste is not Taste.NEVER:
        return
    if len(_kinds_left(turn)) < _KINDS_LEFT:
        turn.state = before
        turn.refuse(Refusal.TOO_LITTLE_LEFT)
        return
    prompt = turn.open_prompt
    if prompt is not None and prompt.movement.id == meant.id:
        turn.change(prompt, choose(turn.plan, turn.state.rotation, turn.moment, again=True))


def report_hurt(turn: Turn) -> None:
    """It hurts: leave out what it asks of the body for a while, and show something easier where a prompt is open."""
    meant = _meant(turn)
    if meant is None:
        turn.refuse(Refusal.NO_MOVEMENT)
        return
    feedback = hurt(turn.state.feedback, meant, turn.at, turn.at + turn.plan.body.rest)
    turn.state = turn.state._replace(feedback=feedback)
    prompt = turn.open_prompt
    if prompt is not None:
        turn.change(prompt, gentler(turn.plan, turn.state.rotation, turn.moment, meant))


def _meant(turn: Turn) -> Movement | None:
    """The movement of the open prompt, else of the last answer."""
    prompt, last = turn.open_prompt, turn.state.last
    if prompt is not None:
        return prompt.movement
    return None if last is None else turn.plan.movements.get(last.movement)


def _kinds_left(turn: Turn) -> set[object]:
    moment = turn.moment
    return {
        m.kind for m in turn.plan.movements.values() if m.kind in turn.plan.weights and welcome(turn.plan, moment, m)
    }
