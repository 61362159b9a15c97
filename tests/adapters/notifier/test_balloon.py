"""Balloons, on the Windows tray with a recording pystray under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from subprocess import CalledProcessError

import pytest

from kneebreak.adapters.notifier.balloon import BalloonNotifier
from kneebreak.adapters.resources import resource
from kneebreak.adapters.tray.windows import NIN_BALLOONUSERCLICK, WindowsTray
from kneebreak.adapters.window import Window
from kneebreak.messages import Message
from kneebreak.ports import Ability, Slot
from tests.contracts.notifier import STAND, STATUS, WALK
from tests.contracts.tray import START
from tests.desktop.until import until
from tests.fakes.native_icon import TRAY_MESSAGE, RecordingIcon


class _Balloons:
    """A tray that runs, and its balloons."""

    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.troubles: list[str] = []
        self.tray = WindowsTray(
            self.heard.append,
            lambda: (),
            resource("icons", "tray"),
            START,
            self.troubles.append,
            window=Window(),
            icon_class=RecordingIcon,
        )
        icon = self.tray._icon  # noqa: SLF001 - what the desktop would hold
        assert isinstance(icon, RecordingIcon)
        self.icon = icon
        self.notifier = BalloonNotifier(self.tray, self.heard.append, self.troubles.append)
        self.tray.start()
        until(lambda: icon.visible, "the icon is shown")

    def click(self) -> None:
        self.icon.send(TRAY_MESSAGE, 0, NIN_BALLOONUSERCLICK)


@pytest.fixture
def balloons() -> Iterator[_Balloons]:
    balloons = _Balloons()
    yield balloons
    balloons.tray.close()


def test_a_bubble_is_a_balloon_and_its_click_means_what_the_bubble_says(balloons: _Balloons) -> None:
    balloons.notifier.show(Slot.PROMPT, STAND)
    assert balloons.icon.said == [(STAND.text, "Stand up")]
    balloons.click()
    balloons.click()
    assert balloons.heard == [STAND.clicked]
    assert balloons.notifier.abilities() == {Ability.CLICK}


def test_the_last_balloon_answers_for_itself_alone(balloons: _Balloons) -> None:
    balloons.notifier.show(Slot.PROMPT, STAND)
    balloons.notifier.show(Slot.NOTE, STATUS)
    balloons.notifier.withdraw(Slot.PROMPT)
    balloons.click()
    assert balloons.heard == [STATUS.clicked]
    assert balloons.icon.said == [(STAND.text, "Stand up"), (STATUS.text, "Next at 14:35")]


def test_a_balloon_that_is_withdrawn_is_deaf(balloons: _Balloons) -> None:
    balloons.notifier.show(Slot.PROMPT, WALK)
    balloons.notifier.withdraw(Slot.PROMPT)
    balloons.notifier.withdraw(Slot.PROMPT)
    balloons.click()
    assert balloons.heard == []
    assert balloons.icon.said == [(WALK.text, "Walk a lap"), ("", None)]


def test_after_closing_a_click_is_nobodys(balloons: _Balloons) -> None:
    balloons.notifier.show(Slot.PROMPT, WALK)
    balloons.notifier.close()
    balloons.click()
    assert balloons.heard == []


def test_texts_are_cut_to_what_windows_takes_and_never_empty(balloons: _Balloons) -> None:
    balloons.notifier.show(Slot.PROMPT, STAND._replace(title="\N{DESERT ISLAND}" * 64, text="x" * 256))
    balloons.notifier.show(Slot.PROMPT, STAND._replace(text=""))
    (text, title), (no_text, _) = balloons.icon.said
    assert title == "\N{DESERT ISLAND}" * 31 + "…"
    assert text == "x" * 254 + "…"
    assert no_text == "Stand up"


class _Failing:
    """An icon whose balloons fail, as those of osascript do."""

    hears_balloon_clicks = False
    fails = True

    def show_balloon(self, title: str, text: str) -> None:
        if self.fails:
            raise CalledProcessError(1, "osascript", f"{title}{text}")

    def clear_balloon(self) -> None:
        raise OSError("there is no taskbar")

    def on_balloon_clicked(self, clicked: Callable[[], None]) -> None:
        self.clicked = clicked


def test_a_balloon_that_fails_is_told_once_until_one_succeeds() -> None:
    icon = _Failing()
    troubles: list[str] = []
    notifier = BalloonNotifier(icon, troubles.append, troubles.append)  # type: ignore[arg-type]  # nothing is heard
    notifier.show(Slot.PROMPT, STAND)
    notifier.show(Slot.PROMPT, STAND)
    assert len(troubles) == 1
    icon.fails = False
    notifier.show(Slot.PROMPT, STAND)
    notifier.withdraw(Slot.PROMPT)
    assert troubles[1:] == ["The tray icon could not show a balloon (there is no taskbar)."]
    assert notifier.abilities() == frozenset()
