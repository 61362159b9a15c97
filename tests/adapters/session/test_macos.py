"""Lock, sleep and a set clock, by the announcements of macOS."""

from __future__ import annotations

import pytest

from kneebreak.adapters.announcements import Told
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.session.macos import MacSession
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.engine.events import Locked, Ticked, Unlocked
from kneebreak.messages import Message
from tests.contracts.session import SessionContract
from tests.fakes.mac import RecordingAnnouncements


class Desk:
    """A session that listens."""

    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.ledger = Ledger()
        self.announcements = RecordingAnnouncements()
        around = Surroundings({}, self.heard.append, None, None, "", print, self.ledger)
        self.session = MacSession(around, self.announcements)

    def lock(self) -> None:
        self.announcements.say(Told.LOCKED)

    def unlock(self) -> None:
        self.announcements.say(Told.UNLOCKED)

    def fall_asleep(self) -> None:
        """Of this nobody is told who does not ask."""

    def wake_up(self) -> None:
        self.announcements.say(Told.WOKE)

    def hears(self, *messages: Message) -> bool:
        heard, self.heard[:] = tuple(self.heard), ()
        return heard == messages


class TestOnMacOS(SessionContract):
    """The contract of every session."""

    @pytest.fixture
    def driven(self) -> Desk:
        return Desk()


@pytest.mark.parametrize(
    ("told", "event"),
    [
        (Told.SWITCHED_AWAY, Locked()),
        (Told.SWITCHED_BACK, Unlocked()),
        (Told.CLOCK_SET, Ticked()),
        (Told.ZONE_CHANGED, Ticked()),
    ],
)
def test_another_user_on_the_screen_is_a_lock_and_a_set_clock_is_worth_a_look(told: Told, event: Message) -> None:
    desk = Desk()
    desk.announcements.say(told)
    assert desk.heard == [event]


def test_a_diagnosis_names_what_tells_of_locks_and_sleep() -> None:
    served = {finding.need for finding in Desk().ledger.findings() if finding.serves}
    assert served == {Need.LOCK, Need.SLEEP}


def test_a_closed_session_hears_nothing() -> None:
    desk = Desk()
    desk.session.close()
    desk.announcements.say(Told.LOCKED)
    assert (desk.heard, desk.announcements.listening) == ([], [])
