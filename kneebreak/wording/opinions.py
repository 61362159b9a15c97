"""What the user has said about movements, in words."""

from __future__ import annotations

from collections.abc import Iterator

from kneebreak.engine.feedback import Taste
from kneebreak.engine.plan import Plan
from kneebreak.engine.state import State
from kneebreak.wording.times import clock

_NAMES = {Taste.MORE: "More often", Taste.LESS: "Less often", Taste.NEVER: "Never"}


def opinions(plan: Plan, state: State) -> Iterator[str]:
    """A sentence for what is left out because it hurt, and for each sort of wish."""
    sore = [
        f"{name} until {clock(plan, until, state.at)}"
        for name, until in state.feedback.sore.items()
        if state.at < until
    ]
    if sore:
        yield f"Left out, for it hurt: {', '.join(sore)}."
    for taste, name in _NAMES.items():
        meant = [movement for movement, each in state.feedback.tastes.items() if each is taste]
        if meant:
            yield f"{name}: {', '.join(meant)}."
