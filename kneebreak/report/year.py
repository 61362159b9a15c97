"""The year of the page: a calendar of what was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kneebreak.language import tr
from kneebreak.report import charts
from kneebreak.report.dates import day_in_words, month_in_words
from kneebreak.report.markup import Element, element
from kneebreak.report.parts import card, table
from kneebreak.report.report import WEEKS, Report, calendar_begins
from kneebreak.wording.numbers import counted, in_digits
from kneebreak.wording.times import short_date

_HALF = WEEKS // 2


def year(report: Report) -> Element:
    """The calendar, and the months behind it."""
    today, done = report.now.date(), report.calendar
    begins = calendar_begins(today)
    log = (report.beginning or today, today)
    second = begins + timedelta(weeks=_HALF)
    total = counted("{count} movement", "{count} movements", sum(done.values()))
    months: dict[str, list[int]] = {}
    for day, number in sorted(done.items()):
        months.setdefault(month_in_words(day), []).append(number)
    legend = (
        element("li", element("span", class_=f"swatch step-{number}"), text)
        for number, text in enumerate((tr("none"), *_steps()))
    )
    return card(
        "year",
        tr("Your year"),
        element(
            "p",
            tr(
                "{movements} {on_days} since {day}.",
                movements=total,
                on_days=counted("on {count} day", "on {count} days", len(done)),
                day=day_in_words(max(log[0], begins)),
            ),
            class_="small",
        )
        if done
        else None,
        element(
            "div",
            charts.calendar_half(
                begins, _HALF, done, log, tr("The first half of the past year, from {day}.", day=short_date(begins))
            ),
            charts.calendar_half(
                second, WEEKS - _HALF, done, log, tr("The second half of it, from {day}.", day=short_date(second))
            ),
            class_="halves",
        ),
        element("ul", legend, class_="legend", aria_label=tr("What the colours mean")),
        table(
            tr("By month, as a table"),
            (tr("Month"), tr("Movements"), tr("Days with any")),
            ((month, in_digits(sum(numbers)), f"{len(numbers)}") for month, numbers in months.items()),
        ),
    )


def _steps() -> Iterator[str]:
    for least, following in zip(charts.STEPS, [*charts.STEPS[1:], None], strict=True):
        if following is None:
            yield tr("{least} and more", least=least)
        else:
            yield tr("{begin} to {end}", begin=least, end=following - 1)
