"""Lock, sleep and a set clock, by the messages that Windows sends."""

from __future__ import annotations

from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.session import windows
from kneebreak.adapters.session.windows import WindowsSession
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.window import Handler, Window
from kneebreak.engine.events import Locked, Ticked, Unlocked, Woke
from kneebreak.messages import Message

HANDLE = 0x10042


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

    def serves(self, need: Need) -> bool:
        return any(finding.serves for finding in self.ledger.findings() if finding.need is need)


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


def test_resuming_is_told_and_going_to_sleep_is_granted() -> None:
    desk = Desk()
    suspend = 0x0004  # PBT_APMSUSPEND
    assert desk.send(windows.WM_POWERBROADCAST, suspend) == 1
    assert desk.heard == []
    assert desk.send(windows.WM_POWERBROADCAST, windows.PBT_APMRESUMEAUTOMATIC) == 1
    assert desk.heard == [Woke()]


def test_a_clock_that_is_set_is_worth_a_look() -> None:
    desk = Desk()
    desk.send(windows.WM_TIMECHANGE)
    assert desk.heard == [Ticked()]
