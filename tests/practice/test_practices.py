"""The practices that kneebreak ships."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from kneebreak.engine.movement import Posture
from kneebreak.practice import wording
from kneebreak.practice.practice import Practice
from tests.practice.practices import PRACTICES

each_practice = pytest.mark.parametrize("practice", PRACTICES.values(), ids=PRACTICES)

CLAIMS = re.compile(
    r"\b(cures?|fix(es)?|prevents?|corrects?|proven|root cause|treats?|heals?|realigns?|reverses?|arthritis)\b",
    re.IGNORECASE,
)
BLAME = re.compile(r"\b(weight loss|fat|slim|lazy|ugly|calories|slouch\w*|bad|wrong|should have)\b", re.IGNORECASE)


def test_there_is_one_for_each_posture_and_the_seated_one_is_among_them() -> None:
    assert {name: practice.posture for name, practice in PRACTICES.items()} == {
        "standing": Posture.STANDING,
        "floor": Posture.FLOOR,
        "seated": Posture.SITTING,
    }


@each_practice
def test_it_takes_exactly_ten_minutes(practice: Practice) -> None:
    assert sum(step.length.total_seconds() for step in practice.steps) == 600
    assert practice.length == timedelta(minutes=10)


@each_practice
def test_it_has_five_exercises_between_a_beginning_and_a_close(practice: Practice) -> None:
    exercises = [step.exercise.number for step in practice.steps if step.exercise]
    assert set(exercises) == {1, 2, 3, 4, 5}
    assert practice.steps[0].exercise is None
    assert practice.steps[-1].exercise is None


@pytest.mark.parametrize(("name", "seconds"), [("standing", 410), ("floor", 480), ("seated", 386)])
def test_the_half_keeps_the_first_round_of_each_exercise(name: str, seconds: int) -> None:
    half = PRACTICES[name].half()
    assert half.length == timedelta(seconds=seconds)
    assert {step.exercise.number for step in half.steps if step.exercise} == {1, 2, 3, 4, 5}
    assert {step.round for step in half.steps} == {1}


@each_practice
def test_both_forms_rest_between_two_exercises_that_load_the_same_part(practice: Practice) -> None:
    for form in (practice, practice.half()):
        for before, step in zip(form.steps, form.steps[1:], strict=False):
            if before.exercise and step.exercise and before.exercise.movement == step.exercise.movement:
                assert before.exercise.movement.id == "feet-line"  # holding what was set


@each_practice
def test_one_side_gets_what_the_other_gets(practice: Practice) -> None:
    for form in (practice, practice.half()):
        sides: dict[tuple[str, str], timedelta] = {}
        for step in form.steps:
            if step.exercise and step.exercise.side and step.exercise.side.value != "both":
                key = (step.exercise.movement.id, step.exercise.side.value)
                sides[key] = sides.get(key, timedelta(0)) + step.length
        assert {(movement, "left") for movement, _ in sides} | {(movement, "right") for movement, _ in sides} == set(
            sides
        )
        assert all(sides[movement, "left"] == sides[movement, "right"] for movement, _ in sides)


@each_practice
def test_a_step_is_read_while_it_begins(practice: Practice) -> None:
    for step in practice.steps:
        assert len(step.title) <= 40
        assert not step.title.endswith(".")
        assert step.text.endswith(".")
        # at some 200 words a minute, with a third of the step left to do it
        assert len(step.text.split()) <= max(4, step.length.total_seconds() * 200 / 60 * 2 / 3)


def test_nothing_claims_to_heal_and_nothing_blames() -> None:
    texts = [text for practice in PRACTICES.values() for text in (practice.title, practice.about, practice.needs)]
    texts += [words for practice in PRACTICES.values() for step in practice.steps for words in (step.title, step.text)]
    texts += [words for each in PRACTICES.values() for other in each.instead for words in (other.title, other.text)]
    texts += [wording.QUESTION, wording.SCALE, wording.NONE_SUITS]
    for text in texts:
        assert not CLAIMS.search(text), text
        assert not BLAME.search(text), text


def test_the_standing_one_needs_no_floor_and_the_seated_one_no_standing() -> None:
    for name, tag in (("standing", "needs-floor"), ("seated", "needs-floor"), ("seated", "needs-stand")):
        for step in PRACTICES[name].steps:
            assert step.exercise is None or tag not in step.exercise.movement.tags
