"""Two notifiers, of which the second shows what the first could not."""

from __future__ import annotations

from kneebreak.adapters.notifier.balloon import BalloonNotifier
from kneebreak.adapters.notifier.relay import Relay, Unshown
from kneebreak.adapters.notifier.toast import ToastNotifier
from kneebreak.messages import Message
from kneebreak.ports import Ability, Bubble, Notifier, Slot
from tests.contracts.notifier import STAND, WALK
from tests.desktop.until import until
from tests.fakes.notifier import RecordingNotifier
from tests.fakes.toast_service import RecordingService


class Failing(RecordingNotifier):
    """Hands back what it is given, as long as it is not well."""

    def __init__(self, unshown: Unshown, heard: list[Message]) -> None:
        super().__init__(heard.append, frozenset({Ability.BUTTONS}))
        self.well = False
        self._unshown = unshown

    def show(self, slot: Slot, bubble: Bubble) -> None:
        if self.well:
            super().show(slot, bubble)
        else:
            self._unshown(slot, bubble)


class Desk:
    """A relay, whose second notifier is made when it is wanted."""

    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.made: list[RecordingNotifier] = []
        self.relay = Relay(self._first, self._second)

    def _first(self, unshown: Unshown) -> Notifier:
        self.first = Failing(unshown, self.heard)
        return self.first

    def _second(self) -> Notifier:
        self.made.append(RecordingNotifier(self.heard.append, frozenset()))
        return self.made[-1]


def test_what_the_first_cannot_show_the_second_shows() -> None:
    desk = Desk()
    assert desk.relay.abilities() == {Ability.BUTTONS}
    for bubble in (STAND, WALK):
        desk.relay.show(Slot.PROMPT, bubble)
    assert len(desk.made) == 1
    assert desk.made[0].up == {Slot.PROMPT: WALK}
    assert desk.relay.abilities() == frozenset(), "what can be done is what can be done to the bubble on the screen"
    desk.relay.withdraw(Slot.PROMPT)
    assert desk.made[0].up == {}


def test_the_first_is_tried_anew_each_time_and_takes_over_when_it_is_well() -> None:
    desk = Desk()
    desk.relay.show(Slot.PROMPT, STAND)
    desk.first.well = True
    desk.relay.show(Slot.PROMPT, WALK)
    assert (desk.first.up, desk.made[0].up) == ({Slot.PROMPT: WALK}, {})
    assert desk.relay.abilities() == {Ability.BUTTONS}


def test_the_second_is_not_made_without_need() -> None:
    desk = Desk()
    desk.first.well = True
    desk.relay.show(Slot.PROMPT, STAND)
    desk.relay.withdraw(Slot.PROMPT)
    desk.relay.close()
    assert desk.made == []


def test_a_toast_that_cannot_be_sent_is_handed_back_once_and_the_fault_is_told() -> None:
    service = RecordingService()
    back: list[tuple[Slot, Bubble]] = []
    troubles: list[str] = []
    heard: list[Message] = []
    toasts = ToastNotifier(
        heard.append, troubles.append, lambda: service, unshown=lambda slot, bubble: back.append((slot, bubble))
    )
    service.fault = OSError("the platform is not registered")
    toasts.show(Slot.PROMPT, STAND)
    until(lambda: back, "it came back")
    service.fault = None
    toasts.show(Slot.PROMPT, WALK)
    toasts.close()
    assert back == [(Slot.PROMPT, STAND)]
    assert [toast.title for toast in service.sent] == [WALK.title]
    assert len(troubles) == 1


def test_a_balloon_that_cannot_be_shown_is_handed_back() -> None:
    class Refusing:
        hears_balloon_clicks = True

        def show_balloon(self, title: str, text: str) -> None:
            raise OSError(f"no taskbar for {title}: {text}")

        def clear_balloon(self) -> None:
            raise AssertionError("there is none to clear")

        def on_balloon_clicked(self, clicked: object) -> None:
            self.clicked = clicked

    back: list[Bubble] = []
    troubles: list[str] = []
    balloons = BalloonNotifier(Refusing(), back.append, troubles.append, lambda _, bubble: back.append(bubble))  # type: ignore[arg-type]  # nothing is ever clicked
    balloons.show(Slot.PROMPT, STAND)
    balloons.withdraw(Slot.PROMPT)
    assert back == [STAND]
    assert len(troubles) == 1
