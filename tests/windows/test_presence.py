"""Somebody leaves the desk of a Windows machine and comes back, and the machine says what befalls it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.presence.predicting import PredictingPresence
from kneebreak.adapters.presence.windows import WindowsInput
from kneebreak.adapters.resources import resource
from kneebreak.adapters.session import choose as listen
from kneebreak.adapters.session.windows import (
    PBT_APMRESUMEAUTOMATIC,
    WM_POWERBROADCAST,
    WM_TIMECHANGE,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    WTS_SESSION_UNLOCK,
)
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.tray.windows import WindowsTray
from kneebreak.adapters.window import Window
from kneebreak.engine.events import CameBack, Locked, Ticked, Unlocked, WentAway, Woke
from kneebreak.messages import Message
from tests.contracts.tray import START
from tests.desktop.until import until
from tests.windows.screen import Window as OnScreen
from tests.windows.screen import move_mouse, windows

AWAY = timedelta(seconds=2)


class _Desk:
    """A real icon with its window, and what it was told."""

    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.troubles: list[str] = []
        self.window = Window()
        self.there: list[int] = []
        self.window.once_there(self.there.append)
        self.ledger = Ledger()
        self.around = Surroundings(
            {}, self.heard.append, None, None, "", self.troubles.append, self.ledger, window=self.window
        )
        pictures = resource("icons", "tray")
        self.tray = WindowsTray(
            self.heard.append, lambda: (), pictures, START, self.troubles.append, window=self.window
        )
        self.tray.start()
        until(lambda: self.there, "the window is there")

    def on_screen(self) -> OnScreen:
        return next(each for each in windows("kneebreak") if each.handle == self.there[0])


@pytest.fixture
def desk() -> Iterator[_Desk]:
    desk = _Desk()
    yield desk
    desk.tray.close()


def test_who_leaves_is_noticed_at_the_crossing_and_who_comes_back_at_once(desk: _Desk) -> None:
    system = WindowsInput(desk.window)
    asked: list[float] = []

    class Counting:
        listen, ignore = system.listen, system.ignore

        def idle_for(self) -> timedelta | None:
            asked.append(0)
            return system.idle_for()

    move_mouse()
    presence = PredictingPresence(Counting(), desk.heard.append, lambda: datetime.now(UTC))
    presence.watch(AWAY)
    until(lambda: desk.heard, "the absence is reported", within=6)
    assert len(asked) <= 4, "it looks at the crossing, and not again and again"
    gone = desk.heard[0]
    assert isinstance(gone, WentAway)
    assert datetime.now(UTC) - gone.since < 2 * AWAY
    looks = len(asked)
    threading.Event().wait(1)
    assert len(asked) == looks, "nobody looks while somebody is away"
    move_mouse()
    until(lambda: len(desk.heard) > 1, "the return is reported", within=2)
    assert desk.heard[1] == CameBack(gone.since)
    presence.close()


def test_a_lull_is_told_once_until_there_was_input_again(desk: _Desk) -> None:
    presence = PredictingPresence(WindowsInput(desk.window), desk.heard.append, lambda: datetime.now(UTC))
    move_mouse()
    presence.watch_lull(timedelta(seconds=1))
    until(lambda: desk.heard == [Ticked()], "the lull is told", within=4)
    threading.Event().wait(1.5)
    assert desk.heard == [Ticked()]
    move_mouse()
    until(lambda: desk.heard == [Ticked(), Ticked()], "so is the next one", within=4)
    presence.close()


def test_lock_sleep_and_a_set_clock_are_told(desk: _Desk) -> None:
    stop = listen(desk.around)
    window = desk.on_screen()
    assert window.send(WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC) == 1
    window.send(WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, 1)
    window.send(WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK, 1)
    window.send(WM_TIMECHANGE)
    assert desk.heard == [Woke(), Locked(), Unlocked(), Ticked()]
    served = {finding.need for finding in desk.ledger.findings() if finding.serves}
    assert served == {Need.LOCK, Need.SLEEP}
    stop()
    assert desk.troubles == []
