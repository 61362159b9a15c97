"""The page with what to know before one starts: what happens, where things are, who asks first, when to stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kneebreak.engine.plan import Plan
from kneebreak.report.document import Looks, document
from kneebreak.report.markup import Element, Node, element
from kneebreak.report.parts import card
from kneebreak.wording import precautions
from kneebreak.wording.precautions import Signs
from kneebreak.wording.span import format_span

_TITLE = "Before you start"


class Places(NamedTuple):
    """Where this user's things are."""

    schedule: str
    log: str


def about_page(plan: Plan, places: Places, looks: Looks, version: str) -> str:
    """The whole page, for the user of this plan."""
    return document(
        f"{_TITLE} · kneebreak",
        looks,
        f"version {version}",
        element("main", _main(plan, places)),
        element(
            "footer", element("p", "This page is a file on your own machine. “kneebreak about” prints its advice.")
        ),
    )


def _main(plan: Plan, places: Places) -> Iterator[Node]:
    yield element(
        "section",
        element("h1", _TITLE),
        element("p", precautions.PURPOSE, class_="lead"),
        class_="hero",
    )
    before = _signs("ask", precautions.ASK_FIRST, precautions.UNWELL)
    yield element("div", before, _signs("stop", precautions.STOP), class_="pair")
    yield element("div", _day(plan), _pain(), class_="pair")
    yield _moving()
    pregnancy = _signs("pregnancy", precautions.PREGNANCY)
    yield element("div", _signs("knees", precautions.KNEE, precautions.KNEE_LATER), pregnancy, class_="pair")
    yield _things(places)


def _signs(name: str, signs: Signs, *afterwards: str) -> Element:
    return card(name, signs.title, _list(signs.items), (element("p", text) for text in afterwards))


def _day(plan: Plan) -> Element:
    every, patience = format_span(plan.rhythm.every), format_span(plan.rhythm.patience)
    away = format_span(plan.rhythm.away)
    items = (
        f"After {every} at your desk a notification asks for one small change. Click it when you have done it.",
        f"It waits for {patience}. You can put it off, or ask for another movement.",
        f"{away[:1].upper()}{away[1:]} away from keyboard and mouse count as a break of your own.",
        "In a call, in full screen, with do-not-disturb and on a locked screen it leaves you alone.",
    )
    return card("day", "How a day goes", _list(items))


def _things(places: Places) -> Element:
    rows = (
        ("Icon in the tray", "shows how far the interval has gone; its menu has everything"),
        ("Schedule", places.schedule),
        ("Log", places.log),
        ("kneebreak try", "plays a day in two minutes, and writes none of it down"),
        ("kneebreak setup", "asks a few questions, fits it to you, and can begin gently"),
        ("kneebreak doctor", "says what works on this desktop, and what to do about the rest"),
    )
    body = (element("tr", element("th", name, scope="row"), element("td", what)) for name, what in rows)
    return card("things", "Where things are", element("table", element("tbody", body)))


def _moving() -> Element:
    return card(
        "moving",
        "While you move",
        element("p", precautions.AT_EASE),
        element("p", precautions.SURROUNDINGS),
        element("p", element("strong", "In a wheelchair: "), precautions.WHEELCHAIR),
    )


def _pain() -> Element:
    rows = (
        ("0 to 2", precautions.MILD),
        ("3 to 5", precautions.SOME),
        ("over 5, sharp, or growing", precautions.TOO_MUCH),
    )
    body = (element("tr", element("th", level, scope="row"), element("td", advice)) for level, advice in rows)
    return card(
        "pain",
        "When something hurts, from 0 to 10",
        element("table", element("tbody", body)),
        element("p", precautions.AFTERWARDS),
        element("p", precautions.PRIVACY_IN_FULL, class_="small"),
    )


def _list(items: tuple[str, ...]) -> Element:
    return element("ul", (element("li", item) for item in items))
