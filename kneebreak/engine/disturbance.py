"""What a prompt would disturb now, and what the plan makes of it.

Several reasons may hold at once. The strictest policy wins, and strict is what takes back least: holding decides
nothing yet and so comes first; when that ends, what still holds is looked at anew. Then leaving out, the short form,
and showing as ever.
"""

from __future__ import annotations

from collections.abc import Mapping

from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.plan import Plan
from kneebreak.engine.prompt import Because, Choice
from kneebreak.record import NamedTuple

_STRICTEST_FIRST = (Policy.HOLD, Policy.SKIP, Policy.DISCREET)

_SEEN_BY_OTHERS = frozenset({Busy.CALL, Busy.FULL_SCREEN})
"""While one of these holds, others may look at the screen."""


class Disturbance(NamedTuple):
    """The policy that is in force, and what brings it about."""

    policy: Policy
    """Anything but SHOW."""
    reason: Busy
    announced: bool
    """Whether the end of it will be told; else one has to look."""


def disturbance(plan: Plan, busy: Mapping[Busy, bool]) -> Disturbance | None:
    """What counts of the reasons that hold; None: a prompt may come as ever."""
    counted = [reason for reason in Busy if reason in busy and not _broken_through(plan, reason)]
    for policy in _STRICTEST_FIRST:
        reasons = [reason for reason in counted if plan.busy[reason] is policy]
        if reasons:
            # As long as one of them will tell of its end, nothing can change before that.
            return Disturbance(policy, reasons[0], announced=any(busy[reason] for reason in reasons))
    return None


def is_neutral(choice: Choice, busy: Mapping[Busy, bool]) -> bool:
    """Whether a bubble must not show what it asks for: others may see it, or the choice was made for such a moment."""
    return choice.because is Because.BUSY or not _SEEN_BY_OTHERS.isdisjoint(busy)


def _broken_through(plan: Plan, reason: Busy) -> bool:
    return plan.insist and reason is Busy.DO_NOT_DISTURB
