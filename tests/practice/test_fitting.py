"""Practices for this body and no other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import compress, pairwise, product
from typing import Any

import pytest

from kneebreak.engine.feedback import Feedback, Taste, hurt
from kneebreak.engine.movement import Posture, Side
from kneebreak.engine.plan import Body, Plan
from kneebreak.engine.suitability import bears
from kneebreak.practice import wording
from kneebreak.practice.fitting import Fitted, Person, best, fit, fit_all
from kneebreak.practice.practice import Practice
from tests.practice.practices import MOVEMENTS, PRACTICES

NOON = datetime(2025, 11, 22, 12, tzinfo=UTC)
FLAGS = [name for name, value in Body()._asdict().items() if value is False]
ANY, NOTHING = Body(), Feedback()


def body_of(*flags: str) -> Body:
    changes: dict[str, Any] = dict.fromkeys(flags, True)
    return ANY._replace(**changes)


BODIES = [body_of(*compress(FLAGS, so)) for so in product((False, True), repeat=len(FLAGS))]
"""Every combination of all that can be so with a body."""


def person(body: Body = ANY, feedback: Feedback = NOTHING, *off: str) -> Person:
    movements = {name: movement for name, movement in MOVEMENTS.items() if name not in off}
    return Person(Plan(movements, {}, body=body), feedback, NOON)


def sore(*movements: str) -> Feedback:
    feedback = NOTHING
    for name in movements:
        feedback = hurt(feedback, MOVEMENTS[name], NOON, NOON + timedelta(days=7))
    return feedback


def movements_of(practice: Practice) -> list[str]:
    """What its exercises are, each once and in their order."""
    return list(dict.fromkeys(step.exercise.movement.id for step in practice.steps if step.exercise))


def fitted(name: str, body: Body = ANY, feedback: Feedback = NOTHING, *off: str) -> Fitted:
    found = fit(PRACTICES[name], person(body, feedback, *off))
    assert found is not None
    return found


def test_all_that_can_be_so_with_a_body_is_tried() -> None:
    assert len(FLAGS) == 9
    assert {"knee_sore", "no_floor", "seated", "pregnancy", "balance", "arms_only"} <= set(FLAGS)


def test_whoever_has_said_nothing_gets_them_as_they_are() -> None:
    assert fit_all(PRACTICES.values(), person()) == {
        name: Fitted(practice._replace(instead=())) for name, practice in PRACTICES.items()
    }


def test_nobody_is_without_a_practice_and_nobody_gets_what_they_cannot_do() -> None:
    for body in BODIES:
        found = fit_all(PRACTICES.values(), person(body))
        assert found, body
        assert best(found, body, "home") in found
        assert best(found, body, "office") in found
        for name in found:
            for step in found[name].practice.steps:
                assert step.exercise is None or bears(body, step.exercise.movement), (body, name, step)


def test_every_practice_that_is_offered_has_at_least_four_exercises_with_their_rests() -> None:
    for body in BODIES:
        for each in fit_all(PRACTICES.values(), person(body)).values():
            steps = each.practice.steps
            assert each.missing <= 1
            assert {step.exercise.number for step in steps if step.exercise} == set(range(1, 6 - each.missing))
            assert steps[0].exercise is None
            assert steps[-1].exercise is None
            assert not any(one.exercise is other.exercise is None for one, other in pairwise(steps))
            assert each.missing or each.practice.length == timedelta(minutes=10)


def test_whoever_does_not_stand_is_offered_the_chair_alone_and_whoever_leaves_out_the_floor_no_floor() -> None:
    for body in BODIES:
        offered = {PRACTICES[name].posture for name in fit_all(PRACTICES.values(), person(body))}
        assert (Posture.STANDING in offered) is not body.on_wheels
        assert (Posture.FLOOR in offered) is not (body.on_wheels or body.no_floor)
        assert Posture.SITTING in offered


@pytest.mark.parametrize(
    ("flags", "name", "movements"),
    [
        (
            ("balance",),
            "standing",
            ["feet-line", "toe-lift", "glute-squeeze", "mini-squat", "desk-plank", "calf-stretch"],
        ),
        (
            ("wrists",),
            "standing",
            ["feet-line", "toe-lift", "side-leg-lift", "mini-squat", "slow-march", "one-leg-stand"],
        ),
        (
            ("blood_pressure", "balance"),
            "standing",
            ["feet-line", "toe-lift", "glute-squeeze", "mini-squat", "shoulder-squeeze", "calf-stretch"],
        ),
        (("pregnancy",), "floor", ["quad-set", "clam", "side-lie-lift", "glute-squeeze", "shoulder-squeeze"]),
        (("arms_only",), "seated", ["brace-breath", "seat-shift", "seat-arms", "seat-turn", "shoulder-squeeze"]),
        (("seated",), "seated", ["brace-breath", "knee-press-out", "knee-extend", "seat-turn", "shoulder-squeeze"]),
    ],
)
def test_what_does_not_suit_gives_way_to_what_does(flags: tuple[str, ...], name: str, movements: list[str]) -> None:
    body = body_of(*flags)
    found = fitted(name, body)
    assert movements_of(found.practice) == movements
    assert found.others == len(set(movements) - set(movements_of(PRACTICES[name])))


def test_what_stands_in_keeps_number_time_and_side_and_names_that() -> None:
    found = fitted("standing", body_of("balance")).practice
    left, right = found.steps[19], found.steps[21]
    was = PRACTICES["standing"].steps[19]
    assert (left.number, left.length, left.round) == (was.number, was.length, was.round)
    assert left.exercise is not None
    assert was.exercise is not None
    assert (left.exercise.number, left.exercise.side) == (was.exercise.number, Side.LEFT)
    assert (left.title, right.title) == ("Stretch your left calf", "Stretch your right calf")
    assert found.steps[5].exercise is not None
    assert found.steps[5].exercise.side is None, "what has no sides is logged without one"


def test_a_rest_before_what_stands_in_speaks_of_nothing_else() -> None:
    found = fitted("standing", body_of("balance")).practice
    assert (PRACTICES["standing"].steps[6].title, found.steps[6].title) == ("Change sides", "Rest")
    assert found.steps[8] == PRACTICES["standing"].steps[8], "what leads to an exercise that is kept is kept as well"


def test_what_hurt_of_late_gives_way_and_comes_again_when_its_time_is_over() -> None:
    feedback = sore("seat-turn")
    assert "head-turn" in movements_of(fitted("seated", feedback=feedback).practice)
    later = person(feedback=feedback)._replace(at=NOON + timedelta(days=8))
    assert fit(PRACTICES["seated"], later) == fit(PRACTICES["seated"], person())


def test_what_is_never_wanted_or_switched_off_gives_way_as_well() -> None:
    never = Feedback(tastes={"mini-squat": Taste.NEVER})
    for found in (fitted("standing", ANY, never), fitted("standing", ANY, NOTHING, "mini-squat")):
        assert "mini-squat" not in movements_of(found.practice)
        assert (found.others, found.missing) == (1, 0)


def test_what_nothing_stands_in_for_is_left_out_with_its_rest_and_the_others_are_counted_anew() -> None:
    found = fitted("seated", feedback=sore("brace-breath"))
    assert (found.others, found.missing) == (1, 1), "knees are pressed out with a hold as well"
    assert [step.title for step in found.practice.steps[:2]] == ["Settle in", "Rest"]
    assert wording.whereabouts(found.practice, found.practice.steps[2]) == "Exercise 1 of 4 · round 1 of 2"
    assert found.practice.length < timedelta(minutes=10)


def test_a_practice_of_which_too_little_is_left_is_not_offered() -> None:
    off = ("brace-breath", "shoulder-squeeze", "seat-turn", "head-turn")
    assert fit(PRACTICES["seated"], person(ANY, NOTHING, *off)) is None


@pytest.mark.parametrize(
    ("flags", "place", "name"),
    [
        ((), "home", "standing"),
        ((), "office", "standing"),
        (("no_floor",), "home", "seated"),
        (("seated",), "home", "seated"),
        (("arms_only", "knee_sore"), "office", "seated"),
        (("knee_sore",), "home", "floor"),
        (("knee_sore",), "office", "seated"),
        (("balance",), "home", "seated"),
        (("blood_pressure",), "home", "seated"),
        (("pregnancy",), "home", "standing"),
        (("wrists",), "home", "floor"),
        (("wrists",), "office", "seated"),
        (("shoulders",), "home", "standing"),
    ],
)
def test_the_one_that_suits_best_is_found(flags: tuple[str, ...], place: str, name: str) -> None:
    body = body_of(*flags)
    assert best(fit_all(PRACTICES.values(), person(body)), body, place) == name


@pytest.mark.parametrize(
    ("flags", "posture", "said"),
    [
        ((), Posture.STANDING, ""),
        (("seated",), Posture.SITTING, "everything is done sitting"),
        (("no_floor",), Posture.SITTING, "leaves out the floor"),
        (("knee_sore",), Posture.FLOOR, "suits best"),
    ],
)
def test_why_it_is_this_one_is_said_in_one_sentence(flags: tuple[str, ...], posture: Posture, said: str) -> None:
    words = wording.chosen(body_of(*flags), posture)
    assert said in words
    assert words.count(".") == bool(said)


@pytest.mark.parametrize(
    ("flags", "name", "why"),
    [
        (("seated",), "standing", "your schedule says that everything is done sitting"),
        (("no_floor",), "floor", "your schedule leaves out the floor"),
        ((), "floor", "most of it hurt of late, or is switched off"),
    ],
)
def test_one_that_does_not_suit_is_declined_with_its_reason_and_another(
    flags: tuple[str, ...], name: str, why: str
) -> None:
    words = wording.unsuitable(body_of(*flags), PRACTICES[name], "seated")
    assert words == (f"“{PRACTICES[name].title}” does not suit you, for {why}; “kneebreak practice seated” does")
