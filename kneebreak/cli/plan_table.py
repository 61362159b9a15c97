"""What is to come as a table for people."""

from __future__ import annotations

from collections.abc import Iterator

from kneebreak.cli.columns import columns, cut, heading, padded, printable
from kneebreak.engine.forecast import Forecast, Foreseen
from kneebreak.engine.plan import Plan
from kneebreak.language import tr
from kneebreak.wording import forecast as wording
from kneebreak.wording.because import briefly

_TIME = 9
"""The columns of the time and the blanks about it."""
_GAP = "  "
_TITLE = 36
"""The columns of a title are at least so many, whatever has to be cut for it."""


def table(plan: Plan, foreseen: Forecast, width: int | None) -> Iterator[str]:
    """Its lines, day by day, cut to the width (None: to none)."""
    rows = [[_row(plan, each) for each in day.prompts] for day in foreseen.days]
    widths = [max((columns(row[number]) for day in rows for row in day), default=0) for number in range(4)]
    if width is not None:
        widths[1] = min(widths[1], max(_TITLE, width - _TIME - sum(widths[2:]) - 2 * len(_GAP)))
    for day, of_day in zip(foreseen.days, rows, strict=True):
        yield cut(heading(day.day), width)
        for row in of_day:
            cells = [padded(cut(text, wide), wide) for text, wide in zip(row, widths, strict=True)]
            yield cut(f"{_GAP}{_GAP.join(cells)}".rstrip(), width)
        if not of_day:
            yield cut(f"{_GAP}{wording.silence(plan, day)}", width)
        if day.today.outcomes:
            yield cut(_GAP + tr("In the evening: {what}", what=wording.evening(plan, day)), width)
        yield ""


def _row(plan: Plan, foreseen: Foreseen) -> tuple[str, str, str, str]:
    """Time, title, posture and reason."""
    return (
        f"{foreseen.at.astimezone(plan.zone):%H:%M}",
        printable(wording.title(foreseen)),
        wording.posture(foreseen),
        briefly(plan, foreseen.before.today, foreseen.prompt.choice),
    )
