"""The page with what to know before one starts: what happens, where things are, who asks first, when to stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kneebreak.engine.plan import Plan
from kneebreak.language import marked, tr
from kneebreak.record import NamedTuple
from kneebreak.report.document import Looks, document
from kneebreak.report.markup import Element, Node, element
from kneebreak.report.parts import card
from kneebreak.wording import precautions
from kneebreak.wording.precautions import Signs
from kneebreak.wording.span import span_in_words

_TITLE = marked("Before you start")


class Places(NamedTuple):
    """Where this user's things are."""

    schedule: str
    log: str


def about_page(plan: Plan, places: Places, looks: Looks, version: str) -> str:
    """The whole page, for the user of this plan."""
    return document(
        f"{tr(_TITLE)} · kneebreak",
        looks,
        tr("version {version}", version=version),
        element("main", _main(plan, places)),
        element(
            "footer", element("p", tr("This page is a file on your own machine. “kneebreak about” prints its advice."))
        ),
    )


def _main(plan: Plan, places: Places) -> Iterator[Node]:
    yield element(
        "section",
        element("h1", tr(_TITLE)),
        element("p", tr(precautions.PURPOSE), class_="lead"),
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
    return card(name, tr(signs.title), _list(map(tr, signs.items)), (element("p", tr(text)) for text in afterwards))


def _day(plan: Plan) -> Element:
    every, patience = span_in_words(plan.rhythm.every), span_in_words(plan.rhythm.patience)
    items = (
        tr(
            "After {every} at your desk a notification asks for one small change. Click it when you have done it.",
            every=every,
        ),
        tr("It waits for {patience}. You can put it off, or ask for another movement.", patience=patience),
        tr("{away} away from keyboard and mouse count as a break of your own.", away=span_in_words(plan.rhythm.away)),
        tr("In a call, in full screen, with do-not-disturb and on a locked screen it leaves you alone."),
    )
    return card("day", tr("How a day goes"), _list(items))


def _things(places: Places) -> Element:
    rows = (
        (tr("Icon in the tray"), tr("shows how far the interval has gone; its menu has everything")),
        (tr("Schedule"), places.schedule),
        (tr("Log"), places.log),
        ("kneebreak try", tr("plays a day in two minutes, and writes none of it down")),
        ("kneebreak setup", tr("asks a few questions, fits it to you, and can begin gently")),
        ("kneebreak doctor", tr("says what works on this desktop, and what to do about the rest")),
    )
    body = (element("tr", element("th", name, scope="row"), element("td", what)) for name, what in rows)
    return card("things", tr("Where things are"), element("table", element("tbody", body)))


def _moving() -> Element:
    return card(
        "moving",
        tr("While you move"),
        element("p", tr(precautions.AT_EASE)),
        element("p", tr(precautions.SURROUNDINGS)),
        element("p", element("strong", f"{tr('In a wheelchair')}: "), tr(precautions.WHEELCHAIR)),
    )


def _pain() -> Element:
    rows = (
        (tr("0 to 2"), tr(precautions.MILD)),
        (tr("3 to 5"), tr(precautions.SOME)),
        (tr("over 5, sharp, or growing"), tr(precautions.TOO_MUCH)),
    )
    body = (element("tr", element("th", level, scope="row"), element("td", advice)) for level, advice in rows)
    return card(
        "pain",
        tr("When something hurts, from 0 to 10"),
        element("table", element("tbody", body)),
        element("p", tr(precautions.AFTERWARDS)),
        element("p", precautions.privacy_in_full(), class_="small"),
    )


def _list(items: Iterable[str]) -> Element:
    return element("ul", (element("li", item) for item in items))
