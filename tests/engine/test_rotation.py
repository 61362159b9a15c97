"""Which movement comes next."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kneebreak.engine.events import Answer, BreakRequested, PostureDeclared
from kneebreak.engine.moment import Moment
from kneebreak.engine.movement import Kind, Posture, Side, Sides, with_side
from kneebreak.engine.outlook import outlook
from kneebreak.engine.plan import Body, Plan
from kneebreak.engine.posture import Stance
from kneebreak.engine.prompt import Choice
from kneebreak.engine.rotation import choose, shown, take
from kneebreak.engine.state import Rotation
from tests.engine.catalogue import MORNING, MOVEMENTS, PLAN, movement
from tests.engine.day import Day

SEEDS = st.integers(0, 2**64 - 1)
POSTURES = st.sampled_from([Posture.SITTING, Posture.STANDING, Posture.FLOOR])
KINDS = sorted({m.kind for m in MOVEMENTS.values()}, key=list(Kind).index)
WEIGHTS = st.dictionaries(st.sampled_from(KINDS), st.floats(0.1, 10), min_size=2)


def early(posture: Posture, place: str = "home") -> Moment:
    """A moment of a long day, just after the user took this posture."""
    return Moment(MORNING, Stance(posture, MORNING), place, left=100)


def follow(plan: Plan, seed: int, posture: Posture, count: int, place: str = "home") -> list[Choice]:
    rotation, choices = Rotation(seed), []
    for _ in range(count):
        choice = choose(plan, rotation, early(posture, place))
        rotation = shown(rotation, choice)
        choices.append(choice)
    return choices


@given(SEEDS, POSTURES, WEIGHTS)
def test_the_same_kind_never_comes_twice_running(seed: int, posture: Posture, weights: dict[Kind, float]) -> None:
    choices = follow(PLAN._replace(weights=weights), seed, posture, 40)
    kinds = [choice.movement.kind for choice in choices]
    assert all(one is not other for one, other in pairwise(kinds))


@given(SEEDS, POSTURES)
def test_nobody_is_told_to_take_the_posture_they_are_in(seed: int, posture: Posture) -> None:
    for choice in follow(PLAN, seed, posture, 40):
        movement = choice.movement
        assert movement.start is not None or movement.result is not posture
        assert movement.start is not Posture.SITTING or posture is Posture.SITTING


@given(SEEDS, st.lists(POSTURES, min_size=30, max_size=30))
def test_left_and_right_alternate_for_each_movement(seed: int, postures: list[Posture]) -> None:
    rotation = Rotation(seed)
    sides: dict[str, list[Side]] = {}
    for posture in postures * 4:
        choice = choose(PLAN, rotation, early(posture))
        rotation = shown(rotation, choice)
        assert (choice.side is None) == (choice.movement.sides is Sides.NONE)
        if choice.side is not None:
            sides.setdefault(choice.movement.id, []).append(choice.side)
    for used in sides.values():
        assert all(one is other.other for one, other in pairwise(used))


def test_both_sides_begin_first_in_about_half_of_all_rotations() -> None:
    first = Counter(take(MOVEMENTS["other-way"], Rotation(seed)).side for seed in range(1000))
    assert 400 < first[Side.LEFT] < 600


def test_kinds_come_up_in_proportion_to_their_weights() -> None:
    weights = {Kind.STAND: 1.0, Kind.TURN: 1.0, Kind.FEET: 1.0, Kind.HIPS: 3.0}
    # Many of each kind, so that none is short of movements that have not come lately.
    movements = {f"{m.id}-{n}": m._replace(id=f"{m.id}-{n}") for m in MOVEMENTS.values() for n in range(9)}
    plan = PLAN._replace(weights=weights, movements=movements)
    count = Counter(choice.movement.kind for choice in follow(plan, 5, Posture.SITTING, 6000))
    assert set(count) == set(plan.weights)
    assert (
        2100 < count[Kind.HIPS] < 2700
    )  # never twice running, so at most half: 3/8 of all by a Markov chain's balance
    for kind in (Kind.STAND, Kind.TURN, Kind.FEET):
        assert 1050 < count[kind] < 1350


def shares(plan: Plan, moment: Moment, seeds: int = 3000) -> Counter[Kind]:
    """How often each kind is the first choice of this moment."""
    return Counter(choose(plan, Rotation(seed), moment).movement.kind for seed in range(seeds))


def test_a_kind_that_was_done_today_comes_half_as_often_and_then_less() -> None:
    plan = PLAN._replace(weights={Kind.TURN: 1, Kind.FEET: 1})
    fresh = early(Posture.SITTING)
    assert 1350 < shares(plan, fresh)[Kind.TURN] < 1650
    assert 880 < shares(plan, fresh._replace(done={Kind.TURN: 1}))[Kind.TURN] < 1120  # a third
    assert 640 < shares(plan, fresh._replace(done={Kind.TURN: 2}))[Kind.TURN] < 860  # a quarter


def test_what_breaks_a_long_spell_of_sitting_comes_more_often() -> None:
    rarely = PLAN.rhythm._replace(every=timedelta(minutes=15))
    plan = PLAN._replace(weights={Kind.STAND: 1, Kind.FEET: 1}, rhythm=rarely)
    moment = early(Posture.SITTING)
    assert 1350 < shares(plan, moment)[Kind.STAND] < 1650
    sat = moment._replace(stance=Stance(Posture.SITTING, MORNING - timedelta(minutes=30)))
    assert 1700 < shares(plan, sat)[Kind.STAND] < 1990  # 1.6 of 2.6


def test_sore_knees_are_looked_after_twice_as_often() -> None:
    movements = {**MOVEMENTS, "knee-unbend": movement("knee-unbend", Kind.KNEE)}
    plan = PLAN._replace(movements=movements, weights={Kind.KNEE: 1, Kind.FEET: 1})
    assert 1350 < shares(plan, early(Posture.SITTING))[Kind.KNEE] < 1650
    sore = plan._replace(body=Body(knee_sore=True))
    assert 1880 < shares(sore, early(Posture.SITTING))[Kind.KNEE] < 2120  # two thirds


def test_a_kind_of_weight_zero_is_left_out() -> None:
    weights: dict[Kind, float] = {kind: weight for kind, weight in PLAN.weights.items() if kind is not Kind.WALK}
    kinds = {choice.movement.kind for choice in follow(PLAN._replace(weights=weights), 3, Posture.SITTING, 500)}
    assert Kind.WALK not in kinds


def test_all_movements_come_up() -> None:
    seen = {choice.movement.id for choice in follow(PLAN, 11, Posture.SITTING, 500)}
    assert seen == set(MOVEMENTS)


def test_the_body_leaves_out_what_does_not_suit_it() -> None:
    plan = PLAN._replace(body=Body(no_floor=True))
    assert Kind.FLOOR not in {choice.movement.kind for choice in follow(plan, 3, Posture.SITTING, 300)}


def test_a_place_leaves_out_what_does_not_suit_it() -> None:
    movements = {
        m.id: m._replace(places=frozenset({"home"})) if m.kind is Kind.FLOOR else m for m in MOVEMENTS.values()
    }
    plan = PLAN._replace(movements=movements)
    office = {choice.movement.kind for choice in follow(plan, 3, Posture.SITTING, 300, place="office")}
    home = {choice.movement.kind for choice in follow(plan, 3, Posture.SITTING, 300, place="home")}
    assert (Kind.FLOOR in office, Kind.FLOOR in home) == (False, True)


def test_where_the_weights_leave_nothing_the_gentlest_of_another_kind_comes() -> None:
    plan = PLAN._replace(weights={Kind.STAND: 1, Kind.FLOOR: 1})
    rotation = Rotation(1, last_kind=Kind.FLOOR)
    choice = choose(plan, rotation, early(Posture.STANDING))
    assert (choice.movement.start, choice.movement.result) == (None, None)


def test_what_the_tray_says_comes_next_is_what_comes() -> None:
    day = Day(seed=99)
    for _ in range(50):
        coming = outlook(day.plan, day.state)
        assert coming is not None
        prompt = day.until_prompt()
        assert (coming.at, coming.choice) == (prompt.due, prompt.choice)
        day.answer(Answer.DONE)


def test_standing_lasts_for_its_stay_and_is_silently_over_then() -> None:
    day = Day()
    while True:
        day.happen(BreakRequested())
        kind = day.prompt.movement.kind
        day.answer(Answer.DONE)
        if kind is Kind.STAND:
            break
    assert day.state.stance.posture is Posture.STANDING
    shown_before = len(day.shown)
    day.pass_time(timedelta(minutes=21))
    assert len(day.shown) == shown_before
    assert day.state.stance.until is not None
    assert day.state.stance.until < day.at


def test_a_posture_that_was_declared_lasts() -> None:
    day = Day()
    day.happen(PostureDeclared(Posture.STANDING))
    for _ in range(30):
        prompt = day.until_prompt()
        assert prompt.movement.kind is not Kind.STAND
        day.answer(Answer.SKIP)


def test_side_words_are_filled_in_and_other_braces_stay() -> None:
    words = "{side} first, then {other}; {this} stays {"
    assert with_side(words, Side.RIGHT) == "Right first, then left; {this} stays {"
