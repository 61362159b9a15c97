"""The report as one page that needs nothing from anywhere: style and drawings are in it, scripts there are none."""

from __future__ import annotations

from collections.abc import Iterator

from kneebreak.report import cards, wording
from kneebreak.report.dates import day_in_words
from kneebreak.report.days import days
from kneebreak.report.document import Looks, document
from kneebreak.report.markup import Node, element
from kneebreak.report.report import Report
from kneebreak.report.year import year


def page(report: Report, style: str, icon: bytes) -> str:
    """The whole page; `style` is CSS and `icon` an SVG, both our own."""
    return document(
        f"{report.period.title} · kneebreak",
        Looks(style, icon),
        _dates(report),
        element("main", _main(report)),
        element("footer", _footer(report)),
    )


def _main(report: Report) -> Iterator[Node]:
    if report.beginning is None:
        yield element(
            "section",
            element("h1", wording.EMPTY),
            element("p", wording.EMPTY_HINT, class_="lead"),
            class_="hero",
        )
        yield days(report)
        yield year(report)
        return
    beginning = wording.beginning(report)
    yield element(
        "section",
        element("h1", report.period.title),
        element("p", wording.lead(report), class_="lead"),
        element("p", beginning, class_="small") if beginning else None,
        class_="hero",
    )
    yield days(report)
    if not report.figures.is_empty:
        aside = element("div", cards.sides(report), cards.held(report), class_="stack")
        yield element("div", cards.kinds(report), aside, class_="pair")
        yield element("div", cards.answers(report), cards.hours(report), class_="pair")
        yield cards.aims(report)
    yield year(report)


def _footer(report: Report) -> Iterator[Node]:
    for line in (*wording.notes(report), wording.DISCLAIMER):
        yield element("p", line)
    yield element("p", f"Made on {day_in_words(report.now.date())} at {report.now:%H:%M}, from your log alone.")


def _dates(report: Report) -> str:
    first, last = report.period.first, report.period.last
    if first == last:
        return day_in_words(last)
    if first.year != last.year:
        return f"{first.day} {first:%B} {first.year} to {last.day} {last:%B} {last.year}"
    return f"{first.day} {first:%B} to {last.day} {last:%B} {last.year}"
