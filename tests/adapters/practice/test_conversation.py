"""What the page is answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kneebreak.adapters.practice.conversation import Conversation
from kneebreak.engine.entry import Entry
from tests.fakes.log import RecordingLog
from tests.fakes.reminder import RecordingReminder
from tests.practice.practices import PRACTICES

NOON = datetime(2025, 11, 22, 12, tzinfo=UTC)


class Talk:
    """A conversation with everything around it."""

    def __init__(self) -> None:
        self.log = RecordingLog()
        self.now = NOON
        self.troubles: list[str] = []
        self.reminder = RecordingReminder()
        self.conversation = Conversation(
            PRACTICES, self.log, self.reminder, "run", lambda: self.now, self.troubles.append
        )

    def tell(self, name: str, **said: object) -> object:
        return self.conversation.hear(name, said)


def test_a_step_is_logged_when_it_ends_with_the_time_it_began() -> None:
    talk = Talk()
    talk.tell("begin", practice="floor", step=2)
    talk.now += timedelta(seconds=64)
    assert talk.tell("finish", practice="floor", step=2) == {"logged": True}
    [entry] = talk.log.lines
    assert isinstance(entry, Entry)
    assert entry.movement is not None
    assert (entry.id, entry.movement.id, entry.due, entry.at) == ("run-floor-2", "quad-set", NOON, talk.now)
    assert talk.conversation.done == 1


def test_the_running_kneebreak_hears_of_each_sign_of_life_and_of_each_step_that_is_logged() -> None:
    talk = Talk()
    talk.tell("feel", level=1, sharp=False, before=None)
    talk.tell("begin", practice="floor", step=2)
    assert (talk.reminder.times_seen, talk.reminder.done) == (2, [])
    talk.tell("finish", practice="floor", step=2)
    assert talk.reminder.done == talk.log.lines
    talk.log.error = OSError(28, "No space left on device")
    talk.tell("begin", practice="floor", step=4)
    talk.tell("finish", practice="floor", step=4)
    assert talk.reminder.done == talk.log.lines


def test_a_log_that_cannot_be_written_is_told_and_ends_nothing() -> None:
    talk = Talk()
    talk.log.error = OSError(28, "No space left on device")
    talk.tell("begin", practice="floor", step=2)
    answer = talk.tell("finish", practice="floor", step=2)
    words = "This step could not be written to your log (No space left on device). The practice goes on all the same."
    assert answer == {"logged": False, "trouble": words}
    assert talk.troubles == [words]


def test_how_it_feels_is_judged_and_leaves_no_trace() -> None:
    talk = Talk()
    assert talk.tell("feel", level=1, sharp=False, before=None) == {"advice": "", "goes_on": True}
    assert talk.tell("feel", level=4, sharp=False, before=4) != {"advice": "", "goes_on": True}
    answer = talk.tell("feel", level=6, sharp=False, before=4)
    assert isinstance(answer, dict)
    assert not answer["goes_on"]
    assert answer["advice"].startswith("That is enough")
    assert talk.log.lines == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("dance", {}),
        ("begin", None),
        ("begin", [1]),
        ("begin", {"practice": "swimming", "step": 1}),
        ("begin", {"practice": "floor", "step": 99}),
        ("begin", {"practice": "floor"}),
        ("finish", {"practice": ["floor"], "step": 2}),
        ("feel", {"level": 11}),
        ("feel", {"level": -1}),
        ("feel", {"level": True}),
        ("feel", {"level": "3"}),
        ("feel", {"level": 3, "before": 3.5}),
    ],
)
def test_what_no_page_would_say_is_refused(name: str, said: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        Talk().conversation.hear(name, said)
