"""What every presence does."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

from kneebreak.engine.events import CameBack, Ticked, WentAway
from kneebreak.messages import Message
from kneebreak.ports import Presence

SPAN = timedelta(milliseconds=400)
LONG = timedelta(hours=1)


class DrivenPresence(Protocol):
    """A presence, and somebody with keyboard and mouse."""

    presence: Presence

    def touch(self) -> None:
        """Let there be input."""

    def next_message(self) -> Message:
        """The next thing that it puts into the inbox."""


class PresenceContract:
    """For every source; a subclass has a fixture `driven`, before which somebody sits."""

    def test_an_absence_is_told_and_its_end_is_that_of_the_same(self, driven: DrivenPresence) -> None:
        driven.touch()
        driven.presence.watch(SPAN)
        gone = driven.next_message()
        assert isinstance(gone, WentAway)
        driven.touch()
        back = driven.next_message()
        assert isinstance(back, CameBack)
        assert abs(back.since - gone.since) < SPAN

    def test_a_pause_in_the_typing_is_told(self, driven: DrivenPresence) -> None:
        driven.touch()
        driven.presence.watch(LONG)
        driven.presence.watch_lull(SPAN)
        assert driven.next_message() == Ticked()
        driven.presence.watch_lull(None)

    def test_an_idle_time_begins_with_the_last_input(self, driven: DrivenPresence) -> None:
        driven.presence.watch(LONG)
        driven.touch()
        idle = driven.presence.idle_for()
        assert idle is not None
        assert idle < LONG
