"""The movements that kneebreak ships."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from datetime import timedelta

import pytest

from kneebreak.adapters.config.words import load_words
from kneebreak.adapters.resources import resource
from kneebreak.engine.movement import Intensity, Kind, Movement, Posture, Sides, Slot, Wording
from kneebreak.engine.plan import Body, Plan, Rhythm
from kneebreak.engine.prompt import Choice, Manner
from kneebreak.engine.suitability import bears, easier, suits
from kneebreak.wording import movements
from tests.adapters.config.files import BUILT_IN

each_movement = pytest.mark.parametrize("movement", BUILT_IN.values(), ids=BUILT_IN)
each_wording = pytest.mark.parametrize(
    ("movement", "wording"),
    [(movement, wording) for movement in BUILT_IN.values() for wording in movement.wordings],
    ids=[f"{name}-{number}" for name, movement in BUILT_IN.items() for number in range(len(movement.wordings))],
)
EVERYTHING = Body(level=3)
COUNTS = (4, 7, 12, 7, 3, 4, 5, 5, 4, 4, 1, 1, 3)
"""In the order below."""
KINDS = [
    *(Kind.STAND, Kind.FEET, Kind.HIPS, Kind.CORE, Kind.KNEE, Kind.TURN, Kind.REACH, Kind.FLOOR, Kind.WALK),
    *(Kind.WORKSPACE, Kind.CHORE, Kind.EYES, Kind.SEAT),
]

CLAIMS = re.compile(r"\b(cures?|fix(es)?|prevents?|corrects?|proven|root cause|treats?|heals?|realigns?|reverses?)\b")
BLAME = re.compile(r"\b(weight|fat|slim|lazy|ugly|calories|slouch\w*|bad|wrong|should have)\b")


def test_there_are_sixty_movements_of_thirteen_kinds() -> None:
    counts = Counter(movement.kind for movement in BUILT_IN.values())
    assert [counts[kind] for kind in KINDS] == list(COUNTS)
    assert sum(COUNTS) == len(BUILT_IN) == 60
    assert set(KINDS) == set(Kind)


def test_every_kind_but_chores_and_eyes_has_at_least_two_movements() -> None:
    counts = Counter(movement.kind for movement in BUILT_IN.values())
    assert counts.keys() == set(Kind)
    assert min(counts[kind] for kind in set(Kind) - {Kind.CHORE, Kind.EYES}) >= 2


def test_at_home_and_in_the_office_every_kind_but_the_floor_has_two_movements() -> None:
    few = {Kind.CHORE, Kind.EYES}
    for place, kinds in (("home", set(Kind)), ("office", set(Kind) - {Kind.FLOOR, Kind.CHORE})):
        counts = Counter(movement.kind for movement in BUILT_IN.values() if place in movement.places)
        assert counts.keys() == kinds
        assert min(counts[kind] for kind in kinds - few) >= 2


@pytest.mark.parametrize(
    ("body", "rhythm", "counts"),
    [
        (EVERYTHING, Rhythm(place="office"), (4, 6, 8, 4, 3, 4, 4, 0, 4, 4, 0, 1, 2)),
        (EVERYTHING, Rhythm(), (4, 7, 12, 7, 3, 4, 5, 5, 4, 4, 1, 1, 2)),
        (Body(level=3, knee_sore=True), Rhythm(), (4, 7, 11, 7, 3, 4, 5, 1, 3, 4, 1, 1, 2)),
        (Body(level=3, no_floor=True), Rhythm(), (4, 7, 9, 6, 3, 4, 5, 0, 4, 4, 1, 1, 2)),
        (Body(level=3, seated=True), Rhythm(), (0, 3, 2, 2, 3, 3, 3, 0, 0, 3, 0, 1, 3)),
        (Body(level=3, pregnancy=True), Rhythm(), (4, 7, 11, 5, 3, 4, 5, 1, 4, 4, 1, 1, 2)),
        (EVERYTHING, Rhythm(place="office", leave_desk=False), (4, 6, 8, 4, 3, 4, 3, 0, 1, 1, 0, 1, 2)),
        (Body(level=3, balance=True), Rhythm(), (3, 6, 8, 5, 3, 4, 5, 4, 3, 4, 1, 1, 2)),
        (Body(level=1), Rhythm(), (4, 7, 8, 4, 3, 4, 3, 2, 3, 4, 1, 1, 2)),
        (Body(level=3, arms_only=True), Rhythm(), (0, 1, 0, 1, 0, 3, 3, 0, 0, 3, 0, 1, 3)),
    ],
    ids=["office", "home", "knee", "no-floor", "seated", "pregnancy", "desk", "balance", "level-1", "arms"],
)
def test_what_is_left_for_each_body_and_place(body: Body, rhythm: Rhythm, counts: tuple[int, ...]) -> None:
    """Wheels are for those who have them; climbing and swinging counts where it may come at all."""
    plan = Plan(BUILT_IN, {}, rhythm, body=body)
    left = Counter(movement.kind for movement in BUILT_IN.values() if suits(plan, rhythm.place, movement))
    assert tuple(left[kind] for kind in KINDS) == counts


@pytest.mark.parametrize(
    ("body", "out"),
    [
        (Body(blood_pressure=True), {"desk-plank", "wall-side-plank", "stand-bird-dog", "reach-low"}),
        (Body(wrists=True), {"desk-plank"}),
        (Body(shoulders=True), {"reach-high", "climb-swing"}),
    ],
)
def test_single_troubles_leave_single_movements_out(body: Body, out: set[str]) -> None:
    others = {name for name, movement in BUILT_IN.items() if not bears(body, movement)} - {"roll-lap"}
    assert others == out


def test_every_chain_of_easier_movements_ends_with_one_for_everybody_or_is_for_everybody_itself() -> None:
    for profile in (Body(), Body(seated=True), Body(no_floor=True, knee_sore=True), Body(balance=True)):
        plan = Plan(BUILT_IN, {}, body=profile)
        for movement in BUILT_IN.values():
            assert any(bears(profile, each) for each in (movement, *easier(plan, movement))), movement.id


def test_on_wheels_a_walk_becomes_a_roll() -> None:
    plan = Plan(BUILT_IN, {}, body=Body(seated=True))
    for walk in ("walk-lap", "walk-errand", "walk-stairs", "step-in-place"):
        suitable = (each.id for each in easier(plan, BUILT_IN[walk]) if bears(plan.body, each))
        assert next(suitable) == "roll-lap"


@pytest.mark.parametrize("kind", Kind)
def test_the_words_of_a_kind_are_those_of_its_movements_in_three_tones_each(kind: Kind) -> None:
    words = load_words(resource("config", "words", f"{kind.value}.toml"))
    assert list(words) == [name for name, movement in BUILT_IN.items() if movement.kind is kind]
    assert {len(wordings) for wordings in words.values()} == {3}


@each_wording
def test_a_title_is_short_and_a_text_is_one_sentence_read_in_five_seconds(movement: Movement, wording: Wording) -> None:
    for manner in Manner:
        assert len(movements.title(Choice(movement._replace(wordings=(wording,)), None, manner=manner))) <= 60
    assert not wording.title.endswith(".")
    assert re.fullmatch(r"[^.!?]+\.", wording.text)
    assert len(wording.text.split()) <= 21  # at some 250 words a minute


@each_wording
def test_what_is_said_is_three_short_sentences_at_the_most(movement: Movement, wording: Wording) -> None:
    said = movements.card(Choice(movement._replace(wordings=(wording,)), None))
    assert len(re.findall(r"[.!?]", said)) <= 2  # and how to answer is the third


@each_movement
def test_whoever_moves_is_told_to_stop_when_it_hurts(movement: Movement) -> None:
    guided = set(Kind) - {Kind.STAND, Kind.WALK, Kind.WORKSPACE, Kind.CHORE, Kind.EYES}
    if movement.kind in guided and movement.id not in {"feet-check", "other-way", "shelf-swap", "brush-stand"}:
        assert re.search("stop if it hurts|at the first tingling or pain", movements.card(Choice(movement, None)))


@each_wording
def test_nothing_is_claimed_and_nobody_is_blamed(movement: Movement, wording: Wording) -> None:
    words = f"{wording.title} {wording.text} {movement.needs}".lower()
    assert not CLAIMS.search(words)
    assert not BLAME.search(words)


@each_wording
def test_who_sits_on_wheels_is_not_told_to_stand_or_walk(movement: Movement, wording: Wording) -> None:
    if bears(Body(seated=True), movement):
        assert not re.search(r"\b(stand\w*|rise|walk\w*|steps?)\b", f"{wording.title} {wording.text}".lower())


@each_wording
def test_a_movement_names_its_side_exactly_where_it_has_one(movement: Movement, wording: Wording) -> None:
    words = wording.title + wording.text
    assert ("{side}" in words) is (movement.sides is not Sides.NONE)
    assert wording.text.startswith("{side}") is (movement.sides is Sides.BOTH)


@each_movement
def test_a_movement_on_the_floor_or_on_the_feet_says_so_in_its_tags(movement: Movement) -> None:
    for posture, tag in (("floor", "needs-floor"), ("standing", "needs-stand")):
        if any(where is not None and where.value == posture for where in (movement.start, movement.result)):
            assert tag in movement.tags
    if movement.kind is Kind.WALK:
        assert "needs-stand" in movement.tags


@each_movement
def test_a_movement_takes_seconds_to_minutes(movement: Movement) -> None:
    assert timedelta(seconds=10) <= movement.length <= timedelta(minutes=5)
    if movement.half is not None:
        assert movement.length / 2 <= movement.half < movement.length
    assert movement.stay_least <= movement.stay
    assert movement.stay <= timedelta(minutes=30 if movement.result is Posture.SITTING else 20)


@each_movement
def test_every_strength_exercise_can_be_halved(movement: Movement) -> None:
    if movement.kind in (Kind.HIPS, Kind.CORE, Kind.KNEE):
        assert movement.half is not None


def test_what_can_be_done_on_the_feet_as_well_starts_anywhere_and_changes_no_posture() -> None:
    rising = [movement for movement in BUILT_IN.values() if movement.rise]
    assert len(rising) >= 6
    assert all(movement.start is None and movement.result is None for movement in rising)


def test_single_facts_are_as_the_catalogue_has_them() -> None:
    squat = BUILT_IN["floor-squat"]
    assert (squat.knee, squat.level, squat.discreet, squat.intensity) == (3, 3, 1, Intensity.MODERATE)
    assert (squat.stay_least, squat.stay, squat.alt) == (timedelta(seconds=30), timedelta(minutes=1), "mini-squat")
    assert BUILT_IN["brush-stand"].slots == {Slot.ANCHOR}
    assert BUILT_IN["move-outside"].slots == {Slot.LUNCH}
    assert BUILT_IN["climb-swing"].slots == {Slot.LUNCH, Slot.DAY_END}


def test_no_two_titles_are_the_same() -> None:
    titles = [wording.title for movement in BUILT_IN.values() for wording in movement.wordings]
    for one, other in itertools.combinations(titles, 2):
        assert one != other


def test_the_movements_that_others_name_are_there() -> None:
    assert {"walk-lap", "other-way", "walk-stairs"} <= BUILT_IN.keys()
    assert BUILT_IN["other-way"].sides is Sides.ALTERNATE
