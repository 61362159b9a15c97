"""Movements that come for other reasons than their turn: named by the schedule, at a part of the day, standing in."""

from __future__ import annotations

from datetime import time, timedelta
from itertools import islice

import pytest

from kneebreak.engine.events import Answer, HurtReported
from kneebreak.engine.moment import moment_at
from kneebreak.engine.movement import Kind, Slot
from kneebreak.engine.others import short_length
from kneebreak.engine.outlook import outlook
from kneebreak.engine.plan import Body, FixedTime, Plan, Rhythm
from kneebreak.engine.prompt import Because
from kneebreak.engine.suitability import easier, timely
from tests.adapters.config.files import BUILT_IN
from tests.engine.catalogue import MORNING, MOVEMENTS, OFFICE_HOURS, PLAN
from tests.engine.day import Day
from tests.engine.desk_life import MINUTE, PROFILES, plan_for

HOME = plan_for(PROFILES["home"], 45)
TEN = time(10)


def at_ten(movement: str, plan: Plan) -> Day:
    day = Day(plan._replace(fixed=(FixedTime(TEN, movement),), rhythm=Rhythm(every=timedelta(hours=3))))
    day.until_prompt()
    return day


@pytest.mark.parametrize("movement", ["walk-lap", "brush-stand", "climb-swing", "floor-kneel", "laundry"])
def test_what_the_schedule_names_comes_whatever_its_level_or_part_of_the_day(movement: str) -> None:
    prompt = at_ten(movement, HOME).prompt
    assert (prompt.movement.id, prompt.choice.because) == (movement, Because.NAMED)


@pytest.mark.parametrize(
    ("movement", "body", "instead"),
    [
        ("walk-lap", Body(seated=True), "roll-lap"),
        ("stand-work", Body(seated=True), "knee-unbend"),
        ("floor-cross", Body(knee_sore=True), "floor-long"),
        ("bridge", Body(no_floor=True), "glute-squeeze"),
        ("walk-stairs", Body(balance=True), "walk-lap"),
    ],
)
def test_what_the_body_does_not_bear_is_replaced_by_what_stands_in_for_it(
    movement: str, body: Body, instead: str
) -> None:
    prompt = at_ten(movement, HOME._replace(body=body)).prompt
    assert (prompt.movement.id, prompt.choice.because) == (instead, Because.STANDS_IN)


def test_what_stands_in_does_not_hurt_either() -> None:
    day = at_ten("walk-stairs", HOME._replace(body=Body(balance=True)))
    day.happen(HurtReported())
    day.answer(Answer.DONE)
    day.pass_time(timedelta(hours=20))
    prompt = day.until_prompt()
    assert "walk-lap" not in (prompt.movement.id, day.prompt.movement.id)


def test_a_chain_of_stand_ins_that_goes_round_ends() -> None:
    movements = {
        "a": BUILT_IN["clam"]._replace(id="a", alt="b"),
        "b": BUILT_IN["clam"]._replace(id="b", alt="a"),
        **{name: BUILT_IN[name] for name in ("toe-lift", "other-way", "head-turn")},
    }
    plan = HOME._replace(movements=movements, body=Body(no_floor=True), weights={Kind.FEET: 1, Kind.TURN: 1})
    assert at_ten("a", plan).prompt.movement.id in ("toe-lift", "other-way", "head-turn")


def test_what_the_tray_says_comes_next_is_what_comes_with_all_movements_and_answers() -> None:
    day = Day(HOME, seed=12)
    for number in range(80):
        coming = outlook(day.plan, day.state)
        assert coming is not None
        prompt = day.until_prompt()
        assert (coming.at, coming.choice) == (prompt.due, prompt.choice)
        if number % 3 == 0:
            day.answer(Answer.OTHER)
        day.answer(Answer.SKIP if number % 4 == 0 else Answer.DONE)


def test_typing_on_changes_nothing_in_what_comes() -> None:
    for seed in range(10):
        day = Day(plan_for(PROFILES["home"], 30)._replace(rhythm=Rhythm(every=30 * MINUTE)), seed=seed)
        coming = outlook(day.plan, day.state)
        assert coming is not None
        day.idle_for = timedelta(0)
        assert day.until_prompt().choice == coming.choice
        assert day.at > coming.at


def test_lunch_movements_come_about_lunch_and_nothing_bent_after_it() -> None:
    plan = HOME._replace(hours=OFFICE_HOURS)
    state = Day(plan).state
    seen = {
        minutes: moment_at(plan, state, MORNING + minutes * MINUTE) for minutes in (60, 179, 180, 210, 240, 299, 300)
    }
    assert [Slot.LUNCH in moment.slots for moment in seen.values()] == [False, False, True, True, True, False, False]
    assert [moment.after_lunch for moment in seen.values()] == [False, False, False, True, True, True, False]
    assert [timely(moment, BUILT_IN["bridge"]) for moment in seen.values()] == [True, True, True, *[False] * 3, True]
    assert timely(seen[210], BUILT_IN["move-outside"])
    assert not timely(seen[60], BUILT_IN["move-outside"])
    assert not timely(seen[60], BUILT_IN["brush-stand"])


def test_when_lunch_is_is_a_key() -> None:
    plan = HOME._replace(rhythm=Rhythm(lunch=TEN))
    assert moment_at(plan, Day(plan).state, MORNING + 61 * MINUTE).after_lunch


def test_the_last_hour_of_the_day_is_its_end() -> None:
    plan = HOME._replace(hours=OFFICE_HOURS)
    state = Day(plan).state
    slots = [moment_at(plan, state, MORNING + minutes * MINUTE).slots for minutes in (449, 450, 500)]
    assert [Slot.DAY_END in each for each in slots] == [False, True, True]


@pytest.mark.parametrize(("minutes", "left"), [(45, 11), (90, 10), (455, 1), (454, 2), (410, 2), (409, 3)])
def test_the_prompts_that_are_left_today_are_counted(minutes: int, left: int) -> None:
    plan = HOME._replace(hours=OFFICE_HOURS)
    assert moment_at(plan, Day(plan).state, MORNING + minutes * MINUTE).left == left


def test_without_hours_a_day_at_the_desk_is_taken_to_last_eight_hours_from_its_first_prompt() -> None:
    day = Day(HOME._replace(hours=()))
    day.until_prompt()
    first = day.at
    assert day.state.today.first == first
    assert [moment_at(day.plan, day.state, first + hours * 60 * MINUTE).left for hours in (0, 6, 8, 11)] == [
        11,
        3,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("movement", "seconds"),
    [("toe-lift", 40), ("glute-squeeze", 35), ("feet-check", 20), ("quad-set", None), ("desk-reset", None)],
)
def test_a_short_form_is_all_of_a_short_movement_or_half_of_a_longer_one(movement: str, seconds: int | None) -> None:
    assert short_length(BUILT_IN[movement]) == (seconds and timedelta(seconds=seconds))


def test_movements_that_stand_in_for_each_other_in_a_circle_are_each_offered_once() -> None:
    names = ("perch", "toe-lift", "feet-check")
    circle = {"perch": "toe-lift", "toe-lift": "feet-check", "feet-check": "toe-lift"}
    movements = {**MOVEMENTS, **{name: MOVEMENTS[name]._replace(alt=circle[name]) for name in names}}
    found = list(islice(easier(PLAN._replace(movements=movements), movements["perch"]), 9))
    assert [movement.id for movement in found] == ["toe-lift", "feet-check"]
