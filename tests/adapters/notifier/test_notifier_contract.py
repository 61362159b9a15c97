"""The recording notifier and the one for Linux keep to the same laws."""

from __future__ import annotations

from pathlib import Path

import pytest

from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.notifier.account import Account
from kneebreak.adapters.notifier.freedesktop import FreedesktopNotifier
from kneebreak.messages import Message
from kneebreak.ports import Notifier, Slot
from tests.adapters.dbus.private_bus import PrivateBus
from tests.adapters.notifier.notification_server import Notification, NotificationServer
from tests.contracts.notifier import ButtonContract, ClickContract, NotifierContract, User
from tests.fakes.notifier import RecordingNotifier


class UserOfRecording:
    def __init__(self, *, dismissal_looks_like_click: bool) -> None:
        self._received: list[Message] = []
        self._recording = RecordingNotifier(
            self._received.append, dismissal_looks_like_click=dismissal_looks_like_click
        )
        self.notifier: Notifier = self._recording
        self.dismissal_looks_like_click = dismissal_looks_like_click

    def a_dismissal_is_all_there_is(self) -> bool:
        return False

    def received(self) -> list[Message]:
        return self._received

    def titles(self) -> list[str]:
        return sorted(bubble.title for bubble in self._recording.up.values())

    def click(self, title: str) -> None:
        self._recording.click(self._slot(title))

    def press(self, title: str, label: str) -> None:
        self._recording.press(self._slot(title), label)

    def dismiss(self, title: str) -> None:
        self._recording.dismiss(self._slot(title))

    def _slot(self, title: str) -> Slot:
        return next(slot for slot, bubble in self._recording.up.items() if bubble.title == title)


class TestRecordingNotifier(NotifierContract, ClickContract, ButtonContract):
    @pytest.fixture(params=[False, True], ids=["plain", "dismissal like click"])
    def user(self, request: pytest.FixtureRequest) -> User:
        return UserOfRecording(dismissal_looks_like_click=request.param)


class UserOfServer:
    """Sits before a scripted server that behaves as one of the real ones."""

    def __init__(self, bus: PrivateBus, folder: Path, habit: str) -> None:
        self._bus = bus
        self._received: list[Message] = []
        self._habit = habit
        self._server = NotificationServer(bus.join(), habit)
        self.dismissal_looks_like_click = habit in {"dunst", "Xfce Notify Daemon"}
        self.notifier: Notifier = FreedesktopNotifier(
            bus.join(), self._received.append, str(folder / "bubbles"), Account(Ledger(), self._worry)
        )
        self._troubles: list[str] = []
        self._settle()

    def _worry(self, trouble: str) -> None:
        self._troubles.append(trouble)

    def a_dismissal_is_all_there_is(self) -> bool:
        return self._habit == "dunst"

    def received(self) -> list[Message]:
        self._settle()
        assert self._troubles == []
        return self._received

    def titles(self) -> list[str]:
        self._settle()
        return sorted(notification.title for notification in self._server.up.values())

    def click(self, title: str) -> None:
        shown = self._shown(title)
        if self.dismissal_looks_like_click:
            self._server.close(shown.id, 2)
        else:
            self._server.act(shown.id, "default", 3 if self._habit == "Plasma" else 2, self._times())
        self._settle()

    def press(self, title: str, label: str) -> None:
        shown = self._shown(title)
        self._server.act(shown.id, shown.key(label), 2, self._times())
        self._settle()

    def dismiss(self, title: str) -> None:
        self._server.close(self._shown(title).id, 2, self._times())
        self._settle()

    def _shown(self, title: str) -> Notification:
        self._settle()
        return next(shown for shown in self._server.up.values() if shown.title == title)

    def _times(self) -> int:
        return 2 if self._habit == "gnome-shell" else 1

    def _settle(self) -> None:
        self._bus.settle()


@pytest.fixture
def user(bus: PrivateBus, tmp_path: Path, habit: str) -> User:
    return UserOfServer(bus, tmp_path, habit)


@pytest.mark.parametrize("habit", ["dunst", "Xfce Notify Daemon", "mako", "Plasma", "gnome-shell", "unheard of"])
class TestFreedesktopNotifier(NotifierContract, ClickContract):
    """On every server a bubble can be clicked."""


@pytest.mark.parametrize("habit", ["Xfce Notify Daemon", "Plasma", "gnome-shell", "unheard of"])
class TestFreedesktopButtons(ButtonContract):
    """Some draw buttons."""
