"""The aims of a day: enough strength exercises, and enough different kinds."""

from __future__ import annotations

from kneebreak.engine.moment import Moment
from kneebreak.engine.plan import Plan


def strength_due(plan: Plan, moment: Moment) -> bool:
    """Whether the day runs out for the strength exercises that are still missing.

    It does when they need half of what is left: left to the weights alone, every fifth day would miss its aim.
    """
    needed = _strength_needed(plan, moment)
    return needed > 0 and needed >= -(-moment.left // 2)


def variety_due(plan: Plan, moment: Moment) -> bool:
    """Whether the day runs out for the kinds that are still missing."""
    missing = plan.kinds - sum(count > 0 for count in moment.done.values())
    return missing > 0 and missing >= moment.left - _strength_needed(plan, moment)


def _strength_needed(plan: Plan, moment: Moment) -> int:
    return max(0, plan.strength - moment.strength)
