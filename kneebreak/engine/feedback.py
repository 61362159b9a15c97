"""What the user thinks of movements: more of it, less, never; skipped again and again; it hurts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum

from kneebreak.engine.entry import Outcome
from kneebreak.engine.movement import Movement
from kneebreak.record import NamedTuple

_MORE, _LESS, _SKIPPED = 1.7, 0.3, 0.5
_SKIPPED_OFTEN = 2

NO_BURDEN = frozenset(
    {"needs-stand", "needs-floor", "needs-wheelchair", "leave-desk", "out", "legs", "upper-back"},
)
"""Tags that say where or with what a movement is done; they are not what hurts."""


class Taste(Enum):
    """What the user wants of a movement."""

    MORE = "more"
    LESS = "less"
    NEVER = "never"


class Feedback(NamedTuple):
    """All of it. The mappings are never changed in place."""

    tastes: Mapping[str, Taste] = {}
    """By movement id."""
    skipped: Mapping[str, int] = {}
    """By movement id: how often running it was skipped."""
    sore: Mapping[str, datetime] = {}
    """By tag, or by movement id: until when it is left out because it hurt."""


def factor(feedback: Feedback, movement: Movement) -> float:
    """How much likelier the user's feedback makes a movement; 0: it does not come."""
    taste = {None: 1.0, Taste.MORE: _MORE, Taste.LESS: _LESS, Taste.NEVER: 0.0}[feedback.tastes.get(movement.id)]
    return taste * (_SKIPPED if feedback.skipped.get(movement.id, 0) >= _SKIPPED_OFTEN else 1.0)


def spared(feedback: Feedback, movement: Movement, at: datetime) -> bool:
    """Whether a movement is left out because it, or what it asks of the body, hurt."""
    if not feedback.sore:
        return False
    return any(at < feedback.sore[name] for name in (movement.id, *movement.tags) if name in feedback.sore)


def rated(feedback: Feedback, movement: str, taste: Taste) -> Feedback:
    """The feedback with this opinion; more takes back less and never, and less takes back more."""
    before = feedback.tastes.get(movement)
    tastes = {name: each for name, each in feedback.tastes.items() if name != movement}
    takes_back = taste is Taste.MORE if before in (Taste.LESS, Taste.NEVER) else before is Taste.MORE
    if not takes_back or taste in (before, Taste.NEVER):
        tastes[movement] = taste
    return feedback._replace(tastes=tastes)


def answered(feedback: Feedback, movement: str, outcome: Outcome) -> Feedback:
    """The feedback after a prompt for this movement came to an end."""
    if outcome not in (Outcome.DONE, Outcome.SKIPPED):
        return feedback
    skipped = {name: count for name, count in feedback.skipped.items() if name != movement}
    if outcome is Outcome.SKIPPED:
        skipped[movement] = feedback.skipped.get(movement, 0) + 1
    return feedback._replace(skipped=skipped)


def unskipped(feedback: Feedback, movement: str) -> Feedback:
    """The feedback without the last skipping of this movement."""
    count = feedback.skipped.get(movement, 0) - 1
    skipped = {name: each for name, each in feedback.skipped.items() if name != movement}
    return feedback._replace(skipped={**skipped, movement: count} if count > 0 else skipped)


def hurt(feedback: Feedback, movement: Movement, at: datetime, until: datetime) -> Feedback:
    """The feedback after a movement hurt: what it asks of the body is left out until then."""
    kept = {name: end for name, end in feedback.sore.items() if at < end}
    names = movement.tags - NO_BURDEN or {movement.id}
    return feedback._replace(sore={**kept, **dict.fromkeys(sorted(names), until)})
