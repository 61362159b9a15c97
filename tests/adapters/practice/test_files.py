"""What the page is made of."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kneebreak.adapters.practice.files import page_files
from kneebreak.practice.fitting import Fitted
from kneebreak.practice.offer import Offer
from kneebreak.wording import precautions
from tests.practice.practices import PRACTICES

OFFER = Offer({name: Fitted(practice) for name, practice in PRACTICES.items()}, "floor", "It just is.")
FILES = page_files(OFFER, half=False)


def course() -> dict[str, Any]:
    said: dict[str, Any] = json.loads(FILES["course.json"].content)
    return said


def pictures(name: str) -> dict[str, str]:
    """The picture of each step by its title."""
    [practice] = [each for each in course()["practices"] if each["id"] == name]
    return {step["title"]: step["picture"] for step in practice["whole"]}


def test_what_is_first_and_why_and_what_to_mind_is_told() -> None:
    said = course()
    assert (said["first"], said["because"], said["gentlest"]) == ("floor", "It just is.", "seated")
    assert said["wording"]["signs"] == [[signs.title, list(signs.items)] for signs in precautions.ALL_SIGNS]
    assert said["wording"]["askFirst"] == [precautions.ASK_FIRST.title, list(precautions.ASK_FIRST.items)]
    assert all(each["about"].endswith(" Five exercises.") for each in said["practices"])


@pytest.mark.parametrize("name", PRACTICES)
def test_every_picture_that_is_shown_is_there(name: str) -> None:
    assert set(pictures(name).values()) <= set(FILES)


def test_on_the_floor_nobody_is_shown_a_chair() -> None:
    found = pictures("floor")
    assert found["Tighten your left thigh, 8 times"] == "picture-quad-set-floor.png"
    assert found["Tighten your right thigh, 8 times"] == "picture-quad-set-floor-right.png"


def test_a_side_that_looks_different_has_its_own_picture_and_a_rest_shows_what_comes() -> None:
    found = pictures("standing")
    assert found["Lift your left leg sideways, 8 times"] == "picture-side-leg-lift.png"
    assert found["Change sides"] == found["Lift your right leg sideways, 8 times"] == "picture-side-leg-lift-right.png"
    assert found["Easy steps"] == "icon.svg"
