"""The input that macOS knows of, with a stand-in for its library."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kneebreak.adapters.presence.macos import MacInput
from kneebreak.adapters.presence.predicting import PredictingPresence
from kneebreak.engine.events import WentAway
from kneebreak.messages import Message
from tests.adapters.presence.test_predicting import NOON
from tests.desktop.until import until
from tests.fakes.mac_libraries import FakeGraphics


@pytest.fixture
def graphics() -> FakeGraphics:
    graphics = FakeGraphics()
    graphics.seconds = 12.5
    return graphics


def _input(graphics: FakeGraphics) -> MacInput:
    return MacInput({"/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics": graphics}.__getitem__)


def test_the_idle_time_is_what_the_hardware_says(graphics: FakeGraphics) -> None:
    assert _input(graphics).idle_for() == timedelta(seconds=12.5)


@pytest.mark.parametrize("nonsense", [-1.0, float("inf"), 1e300])
def test_an_idle_time_that_cannot_be_is_unknown(graphics: FakeGraphics, nonsense: float) -> None:
    graphics.seconds = nonsense
    assert _input(graphics).idle_for() is None


def test_a_library_without_the_function_is_an_error_of_the_machine() -> None:
    with pytest.raises(OSError, match="CGEventSourceSecondsSinceLastEventType"):
        MacInput(lambda _: object())


def test_an_absence_is_noticed_by_one_look_at_the_predicted_moment(graphics: FakeGraphics) -> None:
    graphics.seconds = 300.0
    heard: list[Message] = []
    presence = PredictingPresence(_input(graphics), heard.append, lambda: NOON)
    presence.watch(timedelta(minutes=5))
    until(lambda: heard, "the absence is told")
    presence.close()
    assert heard == [WentAway(NOON - timedelta(minutes=5))]
    assert graphics.asked <= 2, "once to learn of the wish, once to see that it is reached"
