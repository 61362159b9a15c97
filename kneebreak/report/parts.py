"""The parts that the page is made of: cards, bars with their numbers, and tables that open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kneebreak.language import tr
from kneebreak.report import charts
from kneebreak.report.markup import Element, Node, element
from kneebreak.wording.numbers import in_digits


def card(name: str, title: str, *inside: Node | Iterable[Node] | None) -> Element:
    """A part of the page with a heading."""
    heading = element("h2", title, id=name)
    return element("section", heading, *inside, class_=f"card {name}", aria_labelledby=name)


def bars(rows: Sequence[tuple[str, int]], what: str) -> Element:
    """Bars with their names and numbers: a table already."""
    most = max(number for _, number in rows) or 1
    head = element(
        "tr", (element("th", name, scope="col") for name in (what, tr("share"), tr("number"))), class_="unseen"
    )
    return element(
        "table",
        element("thead", head),
        element(
            "tbody",
            (
                element(
                    "tr",
                    element("th", name, scope="row"),
                    element("td", charts.bar(number / most), class_="drawn"),
                    element("td", in_digits(number), class_="number"),
                )
                for name, number in rows
            ),
        ),
        class_="bars",
    )


def table(summary: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Element | None:
    """A table that opens where somebody wants it; None where it would be empty."""
    filled = [element("tr", element("th", row[0], scope="row"), _cells(row[1:])) for row in rows]
    if not filled:
        return None
    headings = (element("th", name, scope="col") if name else element("td") for name in head)
    table = element("table", element("thead", element("tr", headings)), element("tbody", filled))
    frame = element("div", table, class_="frame", tabindex="0", role="region", aria_label=summary)
    return element("details", element("summary", summary), frame)


def _cells(values: Iterable[str]) -> Iterator[Node]:
    return (element("td", value) for value in values)
