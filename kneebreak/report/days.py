"""The days of the page: a ribbon for each, what the marks mean, and all of it as a table."""

from __future__ import annotations

from kneebreak.engine.entry import Outcome
from kneebreak.engine.movement import Posture
from kneebreak.language import tr
from kneebreak.report import charts, wording
from kneebreak.report.dates import day_in_words, short_day
from kneebreak.report.markup import Element, element
from kneebreak.report.parts import card, table
from kneebreak.report.report import RIBBONS, Report
from kneebreak.report.ribbon import Ribbon
from kneebreak.wording.outcomes import outcome_name
from kneebreak.wording.posture import named


def days(report: Report) -> Element:
    """The last days of the period."""
    hours = charts.Hours(report.ribbons)
    rows = [
        element(
            "div",
            element("p", _day_name(ribbon, report), class_="day"),
            charts.ribbon_chart(ribbon, hours, f"{day_in_words(ribbon.day)}: {_day_counts(ribbon)}."),
            class_="row",
        )
        for ribbon in report.ribbons
    ]
    scale = element(
        "svg",
        (element("text", f"{hour:02}", x=hours.place(60 * hour), y=12, text_anchor="middle") for hour in hours.marks()),
        class_="scale",
        width="100%",
        height=16,
        aria_hidden="true",
    )
    title = tr("Your day") if len(report.ribbons) == 1 else tr("Your days")
    if RIBBONS == len(report.ribbons) < report.period.length:
        title = tr("Your last {count} days", count=len(report.ribbons))
    return card(
        "days",
        title,
        element("div", rows, element("div", element("p", class_="day"), scale, class_="row"), class_="rows"),
        _days_legend(report),
        element("p", tr(wording.POSTURE), class_="small"),
        table(
            tr("All of it, as a table"),
            (tr("Day"), tr("Time"), tr("What came of it"), tr("Movement"), tr("Posture after it"), ""),
            (
                (
                    short_day(ribbon.day),
                    f"{told.at:%H:%M}",
                    _outcome(told.entry.outcome),
                    wording.movement(told.entry)
                    or (wording.reason(told.entry.reason or "") if told.entry.outcome is Outcome.HELD else ""),
                    named(told.entry.posture),
                    wording.via(told.entry),
                )
                for ribbon in report.ribbons
                for told in ribbon.told[: charts.MOST_MARKS]
            ),
        ),
    )


def _outcome(outcome: Outcome) -> str:
    return outcome_name(outcome) if outcome is Outcome.RESTED else wording.outcome(outcome)


def _day_name(ribbon: Ribbon, report: Report) -> str:
    return tr("Today") if ribbon.day == report.now.date() else short_day(ribbon.day)


def _day_counts(ribbon: Ribbon) -> str:
    counts = [
        wording.own(number) if outcome is Outcome.RESTED else f"{number} {wording.outcome(outcome)}"
        for outcome in Outcome
        if (number := sum(told.entry.outcome is outcome for told in ribbon.told))
    ]
    return ", ".join(counts) or tr("nothing was logged")


def _days_legend(report: Report) -> Element:
    came = {told.entry.outcome for ribbon in report.ribbons for told in ribbon.told} or {Outcome.DONE}
    held = {stretch.posture for ribbon in report.ribbons for stretch in ribbon.stretches}
    return element(
        "ul",
        (element("li", charts.mark(outcome), wording.outcome(outcome)) for outcome in Outcome if outcome in came),
        (
            element("li", element("span", class_=f"swatch {posture.value}"), named(posture))
            for posture in Posture
            if posture in held
        ),
        class_="legend",
        aria_label=tr("What the marks and colours mean"),
    )
