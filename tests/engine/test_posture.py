"""Posture as a state: what was done or said last, and for how long."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kneebreak.engine.events import Answer, BreakRequested, PostureDeclared
from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import Body
from kneebreak.engine.posture import Stance, after, declared, held, limits, stance_at
from kneebreak.engine.prompt import Because, Choice, Manner
from tests.adapters.config.files import BUILT_IN
from tests.engine.catalogue import MORNING, OFFICE_HOURS
from tests.engine.day import Day
from tests.engine.desk_life import PROFILES, plan_for

MINUTE = timedelta(minutes=1)
SAT = Stance(Posture.SITTING, MORNING - 30 * MINUTE)
STOOD = Stance(Posture.STANDING, MORNING - 5 * MINUTE, MORNING + 5 * MINUTE)


def did(movement: str, stance: Stance = SAT, body: Body = Body(), manner: Manner = Manner.PLAIN) -> Stance:  # noqa: B008 - a frozen value
    return after(body, stance, Choice(BUILT_IN[movement], None, manner=manner), MORNING)


def test_a_stay_that_is_over_has_silently_become_sitting() -> None:
    stance = did("stand-work")
    assert stance_at(stance, MORNING + 19 * MINUTE).posture is Posture.STANDING
    assert stance_at(stance, MORNING + 20 * MINUTE) == Stance(Posture.SITTING, MORNING + 20 * MINUTE)


def test_the_way_of_a_posture_is_remembered() -> None:
    assert did("perch").way == "perch"
    assert did("floor-cross").way == "floor-cross"


@pytest.mark.parametrize(
    ("movement", "body", "minutes"),
    [
        ("floor-long", Body(), 10),
        ("floor-side", Body(), 8),
        ("floor-kneel", Body(), 5),
        ("floor-squat", Body(), 1),
        ("stand-work", Body(), 20),
        ("stand-work", Body(pregnancy=True), 15),
    ],
)
def test_a_stay_is_no_longer_than_its_posture_is_fine(movement: str, body: Body, minutes: int) -> None:
    assert did(movement, body=body).until == MORNING + minutes * MINUTE


def test_standing_on_goes_on_and_keeps_its_beginning() -> None:
    assert did("foot-up", STOOD) == Stance(Posture.STANDING, STOOD.since, MORNING + 12 * MINUTE, "foot-up")
    assert did("side-leg-lift", STOOD).until == STOOD.until
    assert did("side-leg-lift", STOOD._replace(until=None)).until is None


def test_an_exercise_on_the_feet_ends_the_sitting_and_begins_a_new_one() -> None:
    assert held(stance_at(did("side-leg-lift"), MORNING), MORNING) == timedelta(0)
    assert held(stance_at(did("toe-lift", manner=Manner.RISING), MORNING), MORNING) == timedelta(0)


def test_what_is_done_sitting_ends_no_sitting() -> None:
    assert did("knee-press-out") == SAT
    assert held(did("move-seat"), MORNING) == 30 * MINUTE


def test_a_short_form_eases_the_sitting_by_a_quarter_of_an_hour() -> None:
    eased = did("toe-lift", manner=Manner.SHORT)
    assert held(eased, MORNING) == 15 * MINUTE
    assert held(did("toe-lift", eased, manner=Manner.SHORT), MORNING) == timedelta(0)
    assert did("toe-lift", STOOD, manner=Manner.SHORT) == STOOD


def test_saying_what_one_already_is_keeps_its_beginning_and_drops_its_end() -> None:
    assert declared(STOOD, Posture.STANDING, MORNING) == STOOD._replace(until=None)
    assert declared(STOOD, Posture.FLOOR, MORNING) == Stance(Posture.FLOOR, MORNING)


def test_limits_are_those_of_the_body() -> None:
    def both(body: Body, posture: Posture) -> tuple[int, int] | None:
        limit = limits(body, posture)
        return limit and (limit.soft // MINUTE, limit.hard // MINUTE)

    assert both(Body(), Posture.SITTING) == (30, 60)
    assert both(Body(knee_sore=True), Posture.SITTING) == (20, 45)
    assert both(Body(seated=True), Posture.SITTING) is None
    assert both(Body(), Posture.STANDING) == (20, 40)
    assert both(Body(pregnancy=True), Posture.STANDING) == (10, 15)
    assert both(Body(), Posture.FLOOR) == (20, 40)
    assert both(Body(), Posture.MOVING) is None


def test_a_long_absence_makes_it_sitting_again() -> None:
    day = Day()
    day.happen(PostureDeclared(Posture.STANDING))
    day.be_away(20 * MINUTE)
    assert day.state.stance == Stance(Posture.SITTING, day.at)


def test_a_new_morning_begins_with_sitting() -> None:
    day = Day(plan_for(PROFILES["home"], 45)._replace(hours=OFFICE_HOURS))
    day.happen(PostureDeclared(Posture.STANDING))
    day.pass_time(timedelta(days=1))
    assert day.state.stance == Stance(Posture.SITTING, MORNING + timedelta(days=1))


def test_a_program_that_did_not_run_for_long_takes_it_for_sitting() -> None:
    day = Day()
    day.happen(PostureDeclared(Posture.STANDING))
    day.restart(after=timedelta(hours=3))
    assert day.state.stance == Stance(Posture.SITTING, day.at)


def test_who_would_stand_for_too_long_is_asked_to_do_something_else_than_stand() -> None:
    home = plan_for(PROFILES["home"], 45)
    for seed in range(20):
        day = Day(home._replace(strength=0, kinds=0), seed=seed)
        day.happen(PostureDeclared(Posture.STANDING))
        prompt = day.until_prompt()
        assert prompt.movement.result in (Posture.FLOOR, Posture.MOVING)
        assert prompt.choice.because is Because.STANDING


def test_who_has_just_stood_up_may_stand() -> None:
    home = plan_for(PROFILES["home"], 30)
    results: set[Posture | None] = set()
    for seed in range(60):
        day = Day(home._replace(strength=0, kinds=0), seed=seed)
        day.happen(PostureDeclared(Posture.STANDING))
        day.happen(BreakRequested())
        results.add(day.prompt.movement.result)
        day.answer(Answer.SKIP)
    assert {None, Posture.STANDING} <= results


def test_another_seat_is_sitting_down_for_who_stands_and_sitting_on_for_who_sits() -> None:
    chair = BUILT_IN["stand-work"]._replace(id="other-chair", result=Posture.SITTING)
    choice = Choice(chair, None)
    assert after(Body(), STOOD, choice, MORNING) == Stance(Posture.SITTING, MORNING)
    assert after(Body(), SAT, choice, MORNING) == SAT._replace(way="other-chair")
