"""The text that everybody sees before they begin."""

from __future__ import annotations

import pytest

from kneebreak.wording.beforehand import beforehand

TEXT = beforehand()


def test_it_fits_one_screen_of_any_terminal_with_a_line_above_and_below() -> None:
    lines = TEXT.splitlines()
    assert len(lines) <= 22
    assert max(map(len, lines)) < 80
    assert TEXT.isascii()


@pytest.mark.parametrize(
    "told",
    [
        *("no medical advice", "diagnosis", "treatment", "emergency"),
        *("heart", "chest pain", "blood pressure", "dizzy", "fainting", "falls", "bone", "joint", "pregnant"),
        *("gave birth", "operation", "injury", "move less", "69", "feverish"),
        *("urgent help", "breathlessness", "weakness or numbness", "severe headache"),
        *("comfortable", "breathing", "stop what hurts", "on this machine"),
    ],
)
def test_it_tells_who_should_ask_first_and_when_to_stop(told: str) -> None:
    assert told in TEXT


@pytest.mark.parametrize(
    "claim",
    ["treats", "cure", "fixes", "prevent", "correct", "realign", "reverse", "proven", "root cause", "should have"],
)
def test_it_promises_nothing_and_blames_nobody(claim: str) -> None:
    assert claim not in TEXT.lower()
