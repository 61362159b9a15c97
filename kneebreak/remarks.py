"""What is amiss at present, a line each."""

from __future__ import annotations

from kneebreak.desk import Desk
from kneebreak.engine.plan import Plan
from kneebreak.engine.state import State
from kneebreak.keeper import Keeper
from kneebreak.ports import Mistakes
from kneebreak.wording import bubbles
from kneebreak.wording.held import unheard


def remarks(plan: Plan, state: State, mistakes: Mistakes | None, keeper: Keeper, desk: Desk) -> tuple[str, ...]:
    """What is said along with every answer, in the menu and at the icon, for as long as it lasts.

    `mistakes` are those of a schedule that is not in force.
    """
    overlooked = () if mistakes is None else (bubbles.overlooked(mistakes),)
    return (*overlooked, *keeper.complaints(), *desk.faults(), *unheard(plan, state))
