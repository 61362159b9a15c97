"""Toasts, on a recording service and, since desktop-notifier speaks D-Bus as well, on a real dunst."""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from desktop_notifier import Capability, Urgency

from kneebreak.adapters.notifier.toast import ToastNotifier
from kneebreak.adapters.notifier.toast_service import Service, ToastUnavailable, open_service
from kneebreak.engine.events import Dismissed
from kneebreak.messages import Message
from kneebreak.ports import Ability, Bubble, Slot
from tests.contracts.notifier import STAND, STATUS, WALK, ButtonContract, ClickContract, NotifierContract
from tests.desktop.dunst import DunstDesktop
from tests.desktop.until import until
from tests.fakes.toast_service import RecordingService


class _User:
    """Somebody before a recording service."""

    dismissal_looks_like_click = False

    def a_dismissal_is_all_there_is(self) -> bool:
        return False

    def __init__(self, service: RecordingService | None = None) -> None:
        self.service = service or RecordingService()
        self.heard: list[Message] = []
        self.troubles: list[str] = []
        self.notifier = ToastNotifier(self.heard.append, self.troubles.append, lambda: self.service)

    def received(self) -> list[Message]:
        self.settle()
        return self.heard

    def titles(self) -> list[str]:
        self.settle()
        return sorted(toast.title for toast in self.service.up.values())

    def click(self, title: str) -> None:
        self.service.click(self.identifier(title))

    def press(self, title: str, label: str) -> None:
        identifier = self.identifier(title)
        buttons = {button.title: button.identifier for button in self.service.up[identifier].buttons}
        self.service.press(identifier, buttons[label])

    def dismiss(self, title: str) -> None:
        self.service.dismiss(self.identifier(title))

    def identifier(self, title: str) -> str:
        self.settle()
        return next(identifier for identifier, toast in self.service.up.items() if toast.title == title)

    def settle(self) -> None:
        """Wait until the loop has done all that it was given."""
        done = threading.Event()

        async def tell() -> None:
            done.set()

        self.notifier._desk.order(tell)  # noqa: SLF001 - an order after all others
        assert done.wait(5)


@pytest.fixture
def user() -> Iterator[_User]:
    user = _User()
    yield user
    user.notifier.close()


class TestToasts(NotifierContract, ClickContract, ButtonContract):
    """The contract of every notifier."""


def test_what_a_predecessor_left_is_cleared_away(user: _User) -> None:
    user.settle()
    assert user.service.cleared_all == 1


def test_a_click_in_the_systems_list_arrives_though_the_toast_slid_away(user: _User) -> None:
    user.notifier.show(Slot.PROMPT, STAND)
    identifier = user.identifier("Stand up")
    del user.service.up[identifier]
    user.service.click(identifier)
    user.service.click(identifier)
    assert user.received() == [STAND.clicked]


def test_a_click_on_what_was_replaced_is_nobodys(user: _User) -> None:
    user.notifier.show(Slot.PROMPT, STAND)
    old = user.identifier("Stand up")
    user.notifier.show(Slot.PROMPT, WALK)
    user.settle()
    user.service.click(old)
    assert user.received() == []


def test_the_buttons_of_all_bubbles_are_identified_alike(user: _User) -> None:
    user.notifier.show(Slot.PROMPT, STAND)
    user.notifier.show(Slot.PROMPT, STAND)
    user.settle()
    first, second = ([button.identifier for button in toast.buttons] for toast in user.service.sent)
    assert first == second
    assert len(set(first)) == 3


def test_what_a_bubble_asks_for_reaches_the_toast(user: _User) -> None:
    bubble = STAND._replace(title="Sta\0nd \ud800up\x1b", insist=True, picture="/stand.png", stays=False)
    user.notifier.show(Slot.PROMPT, bubble)
    user.settle()
    toast = user.service.sent[0]
    assert (toast.title, toast.message, toast.urgency, toast.timeout) == (
        "Stand up",
        STAND.text,
        Urgency.Critical,
        -1,
    )
    assert toast.icon is not None
    assert (toast.icon.path, toast.attachment) == (Path("/stand.png"), None)


def test_a_picture_is_attached_where_there_is_no_place_beside_the_text() -> None:
    user = _User(RecordingService(frozenset({Capability.MESSAGE, Capability.ATTACHMENT})))
    user.notifier.show(Slot.PROMPT, STAND._replace(picture="/stand.png"))
    user.settle()
    toast = user.service.sent[0]
    assert toast.attachment is not None
    assert (toast.icon, toast.attachment.path, toast.timeout) == (None, Path("/stand.png"), 0)
    assert user.notifier.abilities() == frozenset()
    user.notifier.close()


def test_a_fault_is_told_once_and_the_next_bubble_is_tried(user: _User) -> None:
    user.service.fault = RuntimeError("no centre")
    user.notifier.show(Slot.PROMPT, STAND)
    user.notifier.show(Slot.PROMPT, WALK)
    user.settle()
    assert user.troubles == ["A notification could not be shown or taken away: RuntimeError: no centre"]
    user.service.fault = None
    user.notifier.show(Slot.NOTE, STATUS)
    assert user.titles() == ["Next at 14:35"]


def test_closing_takes_the_bubbles_away_and_the_thread_and_its_listener_too(user: _User) -> None:
    user.notifier.show(Slot.PROMPT, STAND)
    user.notifier.close()
    assert user.service.up == {}
    assert "toasts" not in [thread.name for thread in threading.enumerate()]
    assert logging.getLogger("desktop_notifier").handlers == []
    user.service.click("kneebreak-1")
    user.notifier = ToastNotifier(user.heard.append, user.troubles.append, lambda: user.service)
    assert user.received() == []


def _raising(error: Exception) -> Callable[[], Service]:
    def make() -> Service:
        raise error

    return make


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_raising(ImportError("no winrt")), "ImportError: no winrt"),
        (_raising(OSError(22, "Class not registered")), "Class not registered"),
        (lambda: RecordingService(allowed=False), "does not let kneebreak notify"),
        (lambda: RecordingService(frozenset()), "shows no notifications of a program that was started in this way"),
    ],
)
def test_where_there_are_no_toasts_the_reason_is_told(make: Callable[[], Service], reason: str) -> None:
    said: list[object] = []
    with pytest.raises(ToastUnavailable, match=reason):
        ToastNotifier(said.append, said.append, make)
    until(lambda: "toasts" not in [thread.name for thread in threading.enumerate()], "its thread has ended")
    assert said == []


def test_a_system_that_does_not_answer_is_not_waited_for() -> None:
    answer = threading.Event()
    service = RecordingService()

    def make() -> Service:
        answer.wait(5)
        return service

    said: list[object] = []
    with pytest.raises(ToastUnavailable, match="did not say in time"):
        ToastNotifier(said.append, said.append, make, within=timedelta(milliseconds=20))
    answer.set()
    until(lambda: "toasts" not in [thread.name for thread in threading.enumerate()], "its thread has ended")
    assert service.on_clicked is None


class _Hesitating(RecordingService):
    """A service whose user is asked, and takes their time."""

    def __init__(self, *, allowed: bool) -> None:
        super().__init__(allowed=allowed)
        self.decided = threading.Event()

    async def request_authorisation(self) -> bool:
        await asyncio.to_thread(self.decided.wait, 30)
        return await super().request_authorisation()


def _asked(service: Service, unshown: list[Bubble], troubles: list[str]) -> ToastNotifier:
    return ToastNotifier(
        lambda _: None,
        troubles.append,
        lambda: service,
        within=timedelta(milliseconds=20),
        unshown=lambda _, bubble: unshown.append(bubble),
    )


def test_until_the_user_has_allowed_it_bubbles_go_elsewhere_and_from_then_on_they_are_toasts() -> None:
    service, unshown, troubles = _Hesitating(allowed=True), list[Bubble](), list[str]()
    notifier = _asked(service, unshown, troubles)
    notifier.show(Slot.PROMPT, STAND)
    notifier.withdraw(Slot.PROMPT)
    assert (unshown, notifier.abilities(), len(troubles)) == ([STAND], frozenset(), 1)
    service.decided.set()
    until(notifier.granted, "it may notify")
    notifier.show(Slot.PROMPT, WALK)
    until(lambda: [toast.title for toast in service.up.values()] == [WALK.title], "the toast is shown")
    assert (unshown, Ability.CLICK in notifier.abilities(), len(troubles)) == ([STAND], True, 1)
    notifier.close()


def test_a_user_who_says_no_in_the_end_is_told_what_that_means() -> None:
    service, unshown, troubles = _Hesitating(allowed=False), list[Bubble](), list[str]()
    notifier = _asked(service, unshown, troubles)
    service.decided.set()
    until(lambda: len(troubles) == 2, "the refusal is told")
    assert "does not let kneebreak notify" in troubles[1]
    notifier.show(Slot.PROMPT, STAND)
    assert unshown == [STAND]
    notifier.close()


def test_a_notifier_that_still_waits_for_the_user_can_be_closed() -> None:
    service, unshown, troubles = _Hesitating(allowed=True), list[Bubble](), list[str]()
    notifier = _asked(service, unshown, troubles)
    notifier.close()
    service.decided.set()
    until(lambda: "toasts" not in [thread.name for thread in threading.enumerate()], "its thread has ended")
    assert (service.on_clicked, len(troubles)) == (None, 1)


class TestOnDunst:
    """desktop-notifier for real; on Linux it leaves its connection to the bus to the garbage collector."""

    pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

    @pytest.fixture(autouse=True)
    def collector(self) -> Iterator[None]:
        """Collect its leavings while they are ignored, and not during somebody else's test."""
        yield
        gc.collect()

    @pytest.fixture
    def desktop(self, tmp_path: Path) -> Iterator[DunstDesktop]:
        with DunstDesktop(tmp_path / "outputs", tmp_path / "pictures") as desktop:
            yield desktop

    def test_bubbles_are_shown_clicked_dismissed_and_withdrawn(
        self, desktop: DunstDesktop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.session.environment["DBUS_SESSION_BUS_ADDRESS"])
        heard: list[Message] = []
        troubles: list[str] = []
        notifier = ToastNotifier(heard.append, troubles.append, open_service)
        assert notifier.abilities() == {Ability.CLICK, Ability.BUTTONS}
        empty = desktop.screen.settled()

        notifier.show(Slot.PROMPT, STAND)
        until(lambda: _displayed(desktop) == 1, "a bubble is shown")
        notifier.show(Slot.NOTE, STATUS)
        until(lambda: _displayed(desktop) == 2, "the other slot is beside it")
        notifier.withdraw(Slot.NOTE)
        until(lambda: _displayed(desktop) == 1, "it is withdrawn")
        desktop.screen.click(desktop.bubble(empty).centre, 2)
        until(lambda: heard, "the click arrives")
        until(lambda: _displayed(desktop) == 0, "a bubble that was clicked is gone")
        desktop.screen.move(0, 700)
        empty = desktop.screen.settled()
        notifier.show(Slot.PROMPT, WALK)
        until(lambda: _displayed(desktop) == 1, "a bubble is shown")
        desktop.screen.click(desktop.bubble(empty).centre, 1)
        until(lambda: len(heard) == 2, "the dismissal arrives")
        assert (heard, troubles) == ([STAND.clicked, Dismissed("p2", looks_like_click=False)], [])
        notifier.close()

    def test_without_a_bus_there_are_no_toasts(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
        said: list[object] = []
        with pytest.raises(ToastUnavailable, match="No such file"):
            ToastNotifier(said.append, said.append, open_service)
        assert said == []


def _displayed(desktop: DunstDesktop) -> int:
    counted = desktop.session.run("dunstctl", "count", "displayed")
    return int(counted.stdout) if counted.returncode == 0 else -1
