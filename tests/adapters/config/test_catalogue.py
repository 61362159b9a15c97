"""The movements that kneebreak ships."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from datetime import timedelta

import pytest

from kneebreak.engine.movement import Kind, Movement, Sides
from tests.adapters.config.files import BUILT_IN

each_movement = pytest.mark.parametrize("movement", BUILT_IN.values(), ids=BUILT_IN)

CLAIMS = re.compile(r"\b(cures?|fix(es)?|prevents?|corrects?|proven|root cause|treats?|heals?|realigns?|reverses?)\b")
BLAME = re.compile(r"\b(weight|fat|slim|lazy|ugly|calories|slouch\w*|bad|wrong|should have)\b")


def test_every_kind_has_at_least_two_movements() -> None:
    counts = Counter(movement.kind for movement in BUILT_IN.values())
    assert counts.keys() == set(Kind)
    assert min(counts.values()) >= 2


def test_at_home_and_in_the_office_every_kind_but_the_floor_has_two_movements() -> None:
    for place, kinds in (("home", set(Kind)), ("office", set(Kind) - {Kind.FLOOR})):
        counts = Counter(movement.kind for movement in BUILT_IN.values() if place in movement.places)
        assert counts.keys() == kinds
        assert min(counts.values()) >= 2


@each_movement
def test_a_title_is_short_and_a_text_is_one_sentence_read_in_five_seconds(movement: Movement) -> None:
    assert len(movement.title) <= 60
    assert not movement.title.endswith(".")
    assert re.fullmatch(r"[^.!?]+\.", movement.text)
    assert len(movement.text.split()) <= 21  # at some 250 words a minute


@each_movement
def test_nothing_is_claimed_and_nobody_is_blamed(movement: Movement) -> None:
    words = f"{movement.title} {movement.text}".lower()
    assert not CLAIMS.search(words)
    assert not BLAME.search(words)


@each_movement
def test_a_movement_names_its_side_exactly_where_it_has_one(movement: Movement) -> None:
    words = movement.title + movement.text
    assert ("{side}" in words) is (movement.sides is not Sides.NONE)
    assert movement.text.startswith("{side}") is (movement.sides is Sides.BOTH)


@each_movement
def test_a_movement_on_the_floor_or_standing_says_so_in_its_tags(movement: Movement) -> None:
    for posture, tag in (("floor", "needs-floor"), ("standing", "needs-stand"), ("moving", "needs-stand")):
        if any(where is not None and where.value == posture for where in (movement.start, movement.result)):
            assert tag in movement.tags


@each_movement
def test_a_movement_takes_seconds_to_minutes(movement: Movement) -> None:
    assert timedelta(seconds=10) <= movement.length <= timedelta(minutes=5)
    assert movement.stay <= timedelta(minutes=20)


def test_no_two_movements_have_the_same_title() -> None:
    for one, other in itertools.combinations(BUILT_IN.values(), 2):
        assert one.title != other.title


def test_the_movements_that_others_name_are_there() -> None:
    assert {"walk-lap", "other-way", "walk-stairs"} <= BUILT_IN.keys()
    assert BUILT_IN["other-way"].sides is Sides.ALTERNATE
