"""The report as one page that needs nothing from anywhere: style and drawings are in it, scripts there are none."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

from kneebreak.language import tr, tr_in
from kneebreak.report import cards, wording
from kneebreak.report.dates import day_in_words, days_in_words
from kneebreak.report.days import days
from kneebreak.report.markup import Node, Verbatim, element, render
from kneebreak.report.report import Report
from kneebreak.report.year import year
from kneebreak.wording.times import time_of_day

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def page(report: Report, style: str, icon: bytes) -> str:
    """The whole page; `style` is CSS and `icon` an SVG, both our own."""
    picture = f"data:image/svg+xml;base64,{b64encode(icon).decode()}"
    title = f"{report.period.title} · kneebreak"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("link", rel="icon", href=picture),
        element("style", Verbatim(style)),
    )
    body = element(
        "body",
        element(
            "header",
            element("p", element("img", src=picture, alt="", width=32, height=32), "kneebreak", class_="brand"),
            element("p", _dates(report), class_="dates"),
        ),
        element("main", _main(report)),
        element("footer", _footer(report)),
    )
    return "<!doctype html>\n" + render(element("html", head, body, lang=tr_in("language of the page", "en"))) + "\n"


def _main(report: Report) -> Iterator[Node]:
    if report.beginning is None:
        yield element(
            "section",
            element("h1", tr(wording.EMPTY)),
            element("p", tr(wording.EMPTY_HINT), class_="lead"),
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
    for line in (*wording.notes(report), tr(wording.DISCLAIMER)):
        yield element("p", line)
    day, time = day_in_words(report.now.date()), time_of_day(report.now)
    yield element("p", tr("Made on {day} at {time}, from your log alone.", day=day, time=time))


def _dates(report: Report) -> str:
    first, last = report.period.first, report.period.last
    if first == last:
        return day_in_words(last)
    return days_in_words(first, last)
