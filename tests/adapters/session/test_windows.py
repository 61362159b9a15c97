"""Lock, sleep and a set clock, by the messages that Windows sends."""

from __future__ import annotations

import pytest

from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.session import windows
from kneebreak.adapters.session.windows import WindowsSession
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.window import Handler, Window
from kneebreak.engine.events import Locked, Ticked, Unlocked
from kneebreak.messages import Message
from tests.contracts.session import SessionContract

HANDLE = 0x10042
PBT_APMSUSPEND = 0x0004


class Registration:
    """Remembers who asked, and refuses with what it is told to."""

    def __init__(self, refusal: OSError | None = None) -> None:
        self.windows: list[int] = []
        self._refusal = refusal

    def register(self, window: int) -> None:
        if self._refusal is not None:
            raise self._refusal
        self.windows.append(window)

    def give_back(self) -> None:
        self.windows.clear()


class Desk:
    """A session that listens, and the table of handlers of its window."""

    def __init__(self, refusal: OSError | None = None) -> None:
        self.heard: list[Message] = []
        self.ledger = Ledger()
        self.registration = Registration(refusal)
        self.window = Window()
        around = Surroundings({}, self.heard.append, None, None, "", print, self.ledger, window=self.window)
        self.session = WindowsSession(around, self.registration)
        self.handlers: dict[int, Handler] = {}
        self.window.join(self.handlers)
        self.window.came(HANDLE)

    def send(self, message: int, wparam: int = 0) -> int | None:
        return self.handlers[message](wparam, 0)

    def lock(self) -> None:
        self.send(windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOCK)

    def unlock(self) -> None:
        self.send(windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_UNLOCK)

    def fall_asleep(self) -> None:
        assert self.send(windows.WM_POWERBROADCAST, PBT_APMSUSPEND) == 1

    def wake_up(self) -> None:
        assert self.send(windows.WM_POWERBROADCAST, windows.PBT_APMRESUMEAUTOMATIC) == 1

    def hears(self, *messages: Message) -> bool:
        heard, self.heard[:] = tuple(self.heard), ()
        return heard == messages

    def serves(self, need: Need) -> bool:
        return any(finding.serves for finding in self.ledger.findings() if finding.need is need)


class TestOnWindows(SessionContract):
    """The contract of every session."""

    @pytest.fixture
    def driven(self) -> Desk:
        return Desk()


def test_a_lock_is_asked_for_as_soon_as_there_is_a_window_and_given_back() -> None:
    desk = Desk()
    assert desk.registration.windows == [HANDLE]
    assert desk.serves(Need.LOCK)
    assert desk.serves(Need.SLEEP)
    desk.session.close()
    assert desk.registration.windows == []


def test_whoever_asks_for_the_window_late_has_it_at_once() -> None:
    desk = Desk()
    handles: list[int] = []
    desk.window.once_there(handles.append)
    assert handles == [HANDLE]


def test_a_refusal_is_noted() -> None:
    desk = Desk(OSError("access denied"))
    assert not desk.serves(Need.LOCK)
    assert desk.serves(Need.SLEEP)


def test_lock_and_unlock_are_told_and_other_changes_of_the_session_are_not() -> None:
    desk = Desk()
    remote_connect = 0x3
    for change in (windows.WTS_SESSION_LOCK, remote_connect, windows.WTS_SESSION_UNLOCK):
        desk.send(windows.WM_WTSSESSION_CHANGE, change)
    assert desk.heard == [Locked(), Unlocked()]


def test_a_clock_that_is_set_is_worth_a_look() -> None:
    desk = Desk()
    desk.send(windows.WM_TIMECHANGE)
    assert desk.heard == [Ticked()]
