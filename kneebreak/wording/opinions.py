"""What the user has said about movements, in words."""

from __future__ import annotations

from collections.abc import Iterator

from kneebreak.engine.feedback import Taste
from kneebreak.engine.plan import Plan
from kneebreak.engine.state import State
from kneebreak.language import marked, tr
from kneebreak.wording.times import clock

_WISHES = {
    Taste.MORE: marked("More often: {movements}."),
    Taste.LESS: marked("Less often: {movements}."),
    Taste.NEVER: marked("Never: {movements}."),
}


def opinions(plan: Plan, state: State) -> Iterator[str]:
    """A sentence for what is left out because it hurt, and for each sort of wish."""
    sore = [
        tr("{movement} until {time}", movement=name, time=clock(plan, until, state.at))
        for name, until in state.feedback.sore.items()
        if state.at < until
    ]
    if sore:
        yield tr("Left out, for it hurt: {movements}.", movements=", ".join(sore))
    for taste, wish in _WISHES.items():
        meant = [movement for movement, each in state.feedback.tastes.items() if each is taste]
        if meant:
            yield tr(wish, movements=", ".join(meant))
