"""The notifier for Linux on a real dunst, with a real pointer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.notifier.account import Account
from kneebreak.adapters.notifier.freedesktop import FreedesktopNotifier
from kneebreak.engine.events import BubbleLost, Dismissed
from kneebreak.messages import Message
from kneebreak.ports import Ability, Slot
from tests.contracts.notifier import STAND, STATUS, WALK
from tests.desktop.desktop import NOTIFICATIONS
from tests.desktop.dunst import DunstDesktop
from tests.fakes.file_waiter import SelectingWaiter

_LEFT, _MIDDLE = 1, 2


class Sitting:
    """A program, its loop, and somebody at the screen."""

    def __init__(self, desktop: DunstDesktop, waiter: SelectingWaiter, remembered: Path) -> None:
        self.desktop = desktop
        self.received: list[Message] = []
        self.troubles: list[str] = []
        self._waiter = waiter
        self._empty = desktop.screen.settled()
        address = desktop.session.environment["DBUS_SESSION_BUS_ADDRESS"]
        self.connection = Connection.open(address, waiter, lambda: self.troubles.append("the bus is lost"))
        self.notifier = FreedesktopNotifier(
            self.connection, self.received.append, str(remembered), Account(Ledger(), self.troubles.append)
        )

    def until(self, come_true: Callable[[], object], seconds: float = 10) -> None:
        """Turn the loop until something is so, asking for it again and again."""
        deadline = time.monotonic() + seconds
        while not come_true():
            assert time.monotonic() < deadline, f"still not so; received: {self.received}, troubles: {self.troubles}"
            self._waiter.turn(0.05)

    def displayed(self) -> int:
        """How many bubbles dunst says it displays."""
        counted = self.desktop.session.run("dunstctl", "count", "displayed")
        return int(counted.stdout) if counted.returncode == 0 else -1

    def click(self, button: int) -> None:
        """Click the middle of the bubble."""
        self.desktop.screen.click(self.desktop.bubble(self._empty).centre, button)


@pytest.fixture
def sit_down(tmp_path: Path, waiter: SelectingWaiter) -> Iterator[Callable[[], Sitting]]:
    """Start the program on the desktop, perhaps once more."""
    sittings: list[Sitting] = []
    with DunstDesktop(tmp_path / "outputs", tmp_path / "pictures") as desktop:

        def sit_down() -> Sitting:
            sittings.append(Sitting(desktop, waiter, tmp_path / "bubbles"))
            return sittings[-1]

        yield sit_down
        for sitting in sittings:
            sitting.connection.close()


@pytest.fixture
def sitting(sit_down: Callable[[], Sitting]) -> Sitting:
    return sit_down()


def test_bubbles_are_shown_replaced_in_place_and_withdrawn(sitting: Sitting) -> None:
    sitting.notifier.show(Slot.PROMPT, STAND)
    sitting.until(lambda: sitting.displayed() == 1)
    before = sitting.desktop.screen.settled()
    sitting.notifier.show(Slot.PROMPT, WALK)
    sitting.until(lambda: sitting.desktop.screen.look() != before)
    assert sitting.displayed() == 1
    sitting.notifier.show(Slot.NOTE, STATUS)
    sitting.until(lambda: sitting.displayed() == 2)
    sitting.notifier.withdraw(Slot.PROMPT)
    sitting.until(lambda: sitting.displayed() == 1)
    sitting.notifier.withdraw(Slot.NOTE)
    sitting.until(lambda: sitting.displayed() == 0)
    assert (sitting.received, sitting.troubles) == ([], [])
    assert sitting.notifier.abilities() == {Ability.CLICK}


def test_a_left_click_is_a_dismissal_that_looks_like_a_click(sitting: Sitting) -> None:
    sitting.notifier.show(Slot.PROMPT, STAND)
    sitting.until(lambda: sitting.displayed() == 1)
    sitting.click(_LEFT)
    sitting.until(lambda: sitting.received)
    sitting.until(lambda: sitting.displayed() == 0)
    assert sitting.received == [Dismissed("p1", looks_like_click=True)]


def test_a_left_click_on_a_note_does_what_its_body_stands_for(sitting: Sitting) -> None:
    sitting.notifier.show(Slot.NOTE, STATUS)
    sitting.until(lambda: sitting.displayed() == 1)
    sitting.click(_LEFT)
    sitting.until(lambda: sitting.received)
    assert sitting.received == [STATUS.clicked]


def test_a_middle_click_is_the_action_of_the_body(sitting: Sitting) -> None:
    sitting.notifier.show(Slot.PROMPT, STAND)
    sitting.until(lambda: sitting.displayed() == 1)
    sitting.click(_MIDDLE)
    sitting.until(lambda: sitting.received)
    sitting.until(lambda: sitting.displayed() == 0)
    assert sitting.received == [STAND.clicked]


def test_a_server_that_is_killed_is_started_again_by_the_next_bubble(sitting: Sitting) -> None:
    sitting.notifier.show(Slot.PROMPT, STAND)
    sitting.until(lambda: sitting.displayed() == 1)
    sitting.desktop.kill(NOTIFICATIONS)
    sitting.until(lambda: sitting.received)
    assert sitting.received == [BubbleLost()]
    sitting.notifier.show(Slot.PROMPT, STAND)
    sitting.until(lambda: sitting.displayed() == 1)
    sitting.click(_LEFT)
    sitting.until(lambda: len(sitting.received) == 2)
    assert sitting.received[1] == Dismissed("p1", looks_like_click=True)
    assert sitting.troubles == []


def test_a_program_that_was_killed_finds_its_bubble_again(
    sitting: Sitting, sit_down: Callable[[], Sitting], tmp_path: Path
) -> None:
    sitting.notifier.show(Slot.PROMPT, STAND)
    sitting.until(lambda: '"prompt"' in (tmp_path / "bubbles").read_text())
    sitting.connection.close()
    before = sitting.desktop.screen.settled()
    again = sit_down()
    again.notifier.show(Slot.PROMPT, WALK)
    again.until(lambda: again.desktop.screen.look() != before)
    assert again.displayed() == 1
    again.notifier.withdraw(Slot.PROMPT)
    again.until(lambda: again.displayed() == 0)
