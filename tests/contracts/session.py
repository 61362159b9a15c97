"""What whoever tells of lock and sleep does, on every system."""

from __future__ import annotations

from typing import Protocol

from kneebreak.engine.events import Locked, Unlocked, Woke
from kneebreak.messages import Message


class DrivenSession(Protocol):
    """A session that is listened to; a test is its system."""

    def lock(self) -> None:
        """Lock the screen."""

    def unlock(self) -> None:
        """Unlock it."""

    def fall_asleep(self) -> None:
        """Begin to suspend the machine."""

    def wake_up(self) -> None:
        """Resume it."""

    def hears(self, *messages: Message) -> bool:
        """Whether these, and no others, were put into the inbox since the last question."""


class SessionContract:
    """For every system; a subclass has a fixture `driven`."""

    def test_a_lock_and_its_end_are_told(self, driven: DrivenSession) -> None:
        driven.lock()
        assert driven.hears(Locked())
        driven.unlock()
        assert driven.hears(Unlocked())

    def test_the_end_of_a_sleep_is_told_and_not_its_beginning(self, driven: DrivenSession) -> None:
        driven.fall_asleep()
        assert driven.hears()
        driven.wake_up()
        assert driven.hears(Woke())
