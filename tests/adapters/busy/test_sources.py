"""What is known of each reason, put together."""

from __future__ import annotations

import pytest

from kneebreak.adapters.busy.sources import Sources
from kneebreak.engine.busy import Busy
from kneebreak.engine.events import BusyChanged
from kneebreak.messages import Message
from tests.fakes.source import FakeSource


class Several:
    """Sources of two reasons, the end of one announced, that of the other not."""

    def __init__(self) -> None:
        self.inbox: list[Message] = []
        self.screen = FakeSource()
        self.call = FakeSource(announced=False)
        self.sources = Sources(self.inbox.append)
        self.sources.add(Busy.FULL_SCREEN, self.screen)
        self.sources.add(Busy.CALL, self.call)


@pytest.fixture
def several() -> Several:
    return Several()


def test_what_is_unknown_or_does_not_hold_is_no_reason(several: Several) -> None:
    assert several.sources.now() == {}
    several.screen.answer = False
    assert several.sources.now() == {}


def test_each_reason_that_holds_says_whether_its_end_is_announced(several: Several) -> None:
    several.screen.answer = several.call.answer = True
    assert several.sources.now() == {Busy.FULL_SCREEN: True, Busy.CALL: False}


def test_a_change_is_reported_once(several: Several) -> None:
    several.screen.answer = True
    several.sources.changed()
    several.sources.changed()
    assert several.inbox == [BusyChanged()]
    assert several.sources.now() == {Busy.FULL_SCREEN: True}
    several.screen.answer = False
    several.sources.changed()
    assert several.inbox == [BusyChanged()] * 2


def test_the_end_of_what_was_seen_by_asking_is_reported(several: Several) -> None:
    several.screen.answer = True
    several.sources.now()
    several.screen.answer = None
    several.sources.changed()
    assert several.inbox == [BusyChanged()]


def test_a_change_of_which_the_user_notices_nothing_is_not_reported(several: Several) -> None:
    several.screen.answer = False
    several.sources.changed()
    several.screen.answer = None
    several.sources.changed()
    assert several.inbox == []


def test_an_end_that_will_not_be_announced_any_more_is_a_change(several: Several) -> None:
    several.screen.answer = True
    several.sources.changed()
    several.screen.announced = False
    several.sources.changed()
    assert several.inbox == [BusyChanged()] * 2


def test_all_sources_are_closed_together(several: Several) -> None:
    several.sources.close()
    assert (several.screen.closed, several.call.closed) == (1, 1)
