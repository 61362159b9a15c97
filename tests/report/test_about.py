"""The page with what to know before one starts."""

from __future__ import annotations

from html.parser import HTMLParser

from kneebreak.engine.plan import Rhythm
from kneebreak.report.about import Places, about_page
from kneebreak.report.document import Looks
from kneebreak.wording import precautions
from tests.engine.catalogue import PLAN

PLACES = Places("/home/mia/.config/kneebreak/schedule.toml", "/home/mia/.local/share/kneebreak/log")


class Text(HTMLParser):
    """The words of a page, and its tags."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.words = ""
        self.tags: set[str] = set()
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


def text(places: Places = PLACES) -> Text:
    return Text(about_page(PLAN._replace(rhythm=Rhythm()), places, Looks("", b"<svg/>"), "1.2"))


def test_it_has_every_precaution_there_is() -> None:
    words = text().words
    for signs in (precautions.ASK_FIRST, *precautions.ALL_SIGNS):
        for sentence in (signs.title, *signs.items):
            assert sentence in words
    for sentence in (
        precautions.PURPOSE,
        precautions.UNWELL,
        precautions.AT_EASE,
        precautions.SURROUNDINGS,
        precautions.WHEELCHAIR,
        precautions.MILD,
        precautions.SOME,
        precautions.TOO_MUCH,
        precautions.AFTERWARDS,
        precautions.KNEE_LATER,
        precautions.PRIVACY_IN_FULL,
    ):
        assert sentence in words


def test_it_says_what_happens_by_the_users_own_schedule_and_where_things_are() -> None:
    words = text().words
    assert "After 45 min at your desk" in words
    assert PLACES.schedule in words
    assert PLACES.log in words
    assert "version 1.2" in words


def test_a_folder_with_a_hostile_name_is_only_read() -> None:
    shown = text(Places("/home/<script>alert(1)</script>&/schedule.toml", "/log"))
    assert "script" not in shown.tags
    assert "/home/<script>alert(1)</script>&/schedule.toml" in shown.words
