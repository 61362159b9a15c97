"""The year of the page: a calendar of what was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kneebreak.report import charts
from kneebreak.report.dates import counted, day_in_words
from kneebreak.report.markup import Element, element
from kneebreak.report.parts import card, table
from kneebreak.report.report import WEEKS, Report, calendar_begins

_HALF = WEEKS // 2


def year(report: Report) -> Element:
    """The calendar, and the months behind it."""
    today, done = report.now.date(), report.calendar
    begins = calendar_begins(today)
    log = (report.beginning or today, today)
    second = begins + timedelta(weeks=_HALF)
    total = counted(sum(done.values()), "movement", "movements")
    months: dict[str, list[int]] = {}
    for day, number in sorted(done.items()):
        months.setdefault(f"{day:%B %Y}", []).append(number)
    legend = (
        element("li", element("span", class_=f"swatch step-{number}"), text)
        for number, text in enumerate(("none", *_steps()))
    )
    return card(
        "year",
        "Your year",
        element(
            "p",
            f"{total} on {counted(len(done), 'day', 'days')} since {day_in_words(max(log[0], begins))}.",
            class_="small",
        )
        if done
        else None,
        element(
            "div",
            charts.calendar_half(begins, _HALF, done, log, f"The first half of the past year, from {begins}."),
            charts.calendar_half(second, WEEKS - _HALF, done, log, f"The second half of it, from {second}."),
            class_="halves",
        ),
        element("ul", legend, class_="legend", aria_label="What the colours mean"),
        table(
            "By month, as a table",
            ("Month", "Movements", "Days with any"),
            ((month, f"{sum(numbers):,}", f"{len(numbers)}") for month, numbers in months.items()),
        ),
    )


def _steps() -> Iterator[str]:
    for least, following in zip(charts.STEPS, [*charts.STEPS[1:], None], strict=True):
        if following is None:
            yield f"{least} and more"
        else:
            yield f"{least} to {following - 1}"
