"""The page and the text: nothing in a log can do more than be read."""

from __future__ import annotations

from datetime import timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneebreak.engine.entry import Outcome
from kneebreak.engine.movement import Kind, Side
from kneebreak.engine.summary import Logged
from kneebreak.report.markup import LONGEST, element, plain, render
from kneebreak.report.page import page
from kneebreak.report.report import Report
from kneebreak.report.text import text
from tests.report.made import DONE, FRIDAY, report
from tests.report.workdays import workdays

HOUR = timedelta(hours=1)
HOSTILE = (
    "</title></style><script>alert(1)</script><img src=http://elsewhere/x onerror=alert(1)>\"'&\0\x1b[2J\u202e\ud800"
)
_TAGS = {"html", "head", "meta", "title", "link", "style", "body", "header", "main", "section", "footer", "div"}
_TAGS |= {"h1", "h2", "p", "span", "strong", "ul", "li", "img", "details", "summary"}
_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
_TAGS |= {"svg", "g", "line", "rect", "path", "text"}


class Seen(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.drawings: list[list[tuple[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "svg" and ("role", "img") in attrs:
            self.drawings.append(attrs)
        self.attributes += attrs
        if tag not in ("meta", "img", "link"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(of: Report) -> Seen:
    source = page(of, "", b"<svg/>")
    source.encode()
    return Seen(source)


def hostile(words: str) -> list[Logged]:
    return [
        DONE._replace(movement=words, side=Side.LEFT, machine=words),
        DONE._replace(id=words, at=DONE.at + HOUR, outcome=Outcome.HELD, movement=None, reason=words, machine="m"),
        DONE._replace(id="p3", at=DONE.at + HOUR, outcome=Outcome.SKIPPED, movement=words, reason=words),
    ]


@settings(deadline=None)  # the machine may be busy
@given(words=st.just(HOSTILE) | st.text(st.characters(codec=None)) | st.just("x" * 100_000))
def test_no_text_of_the_log_becomes_markup_or_a_control(words: str) -> None:
    made = report(*hostile(words))
    shown = seen(made)
    assert set(shown.tags) <= _TAGS
    assert not any(name.startswith("on") for name, _ in shown.attributes)
    assert all((value or "").startswith("data:") for name, value in shown.attributes if name in ("src", "href"))
    assert all(char.isprintable() or char == "\n" for char in shown.text)
    assert len(shown.text) < 5000
    printed = text(made, None)
    printed.encode()
    assert all(char.isprintable() or char == "\n" for char in printed)
    assert len(printed) < 5000


def test_long_texts_are_cut() -> None:
    assert plain("x" * 100) == "x" * (LONGEST - 1) + "…"
    assert plain("a\tb\nc") == "a?b?c"


def test_text_and_attributes_are_escaped() -> None:
    assert render(element("p", "<b>&", title='"<>', class_="x", data_y=None)) == (
        '<p title="&quot;&lt;&gt;" class="x">&lt;b&gt;&amp;</p>'
    )


def test_a_whole_year_is_one_page_of_moderate_size() -> None:
    source = page(report(*workdays(FRIDAY, 340)), "", b"<svg/>")
    assert len(source) < 120_000


def test_no_day_however_full_makes_the_page_endless() -> None:
    many = [DONE._replace(id=str(number), at=DONE.at + number * timedelta(milliseconds=1)) for number in range(20_000)]
    source = page(report(*many), "", b"<svg/>")
    assert len(source) < 250_000
    assert "20,000 movements" in source


def test_every_chart_has_a_name_and_its_figures_in_a_table() -> None:
    shown = seen(report(*workdays(FRIDAY, 30)))
    names = [dict(attributes).get("aria-label") for attributes in shown.drawings]
    assert len(names) == 7 + 1 + 1 + 2  # days, answers, hours, halves of the year
    assert all(names)
    assert "Friday, 21 November 2025: 4 done, 2 snoozed, 2 breaks of your own, 1 held back." in names
    # Kinds, sides and reasons are tables that are drawn; behind days, hours, aims and year there is one.
    assert shown.tags.count("table") == 7


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_name(kind: Kind) -> None:
    made = report(DONE._replace(kind=kind))
    assert "What you did" in text(made, None)
    assert "What you did" in seen(made).text


def test_the_empty_log_says_what_will_be_here() -> None:
    shown = seen(report())
    assert "There is nothing in the log yet." in shown.text
    assert "kneebreak next" in shown.text
    assert "There is nothing in the log yet." in text(report(), None)


def test_the_first_day_says_that_it_is_the_first() -> None:
    assert "This is the first day of your log" in seen(report(DONE)).text
    older = report(DONE, DONE._replace(id="p0", at=DONE.at - timedelta(days=3)))
    assert "Your log begins on Tuesday, 18 November 2025." in seen(older).text
    oldest = report(DONE, DONE._replace(id="p0", at=DONE.at - timedelta(days=30)))
    assert "begins on" not in seen(oldest).text


def test_a_terminal_gets_colours_and_a_pipe_none() -> None:
    made = report(*workdays(FRIDAY, 30))
    assert "\x1b[" in text(made, 90)
    assert "\x1b" not in text(made, None)
    assert all(len(line) <= 80 for line in text(made, None).splitlines())
