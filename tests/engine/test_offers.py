"""Offers: when a step is put before the user, and what becomes of their answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time, timedelta

import pytest

from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.effects import ChangePace, OfferStep, Refusal, WithdrawOffer
from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.events import (
    Answer,
    Answered,
    BreakRequested,
    Event,
    PauseRequested,
    StepDeclined,
    StepTaken,
    UndoRequested,
    Until,
)
from kneebreak.engine.plan import EVERY_DAY, FixedTime, Plan
from kneebreak.engine.prompt import Origin
from kneebreak.engine.ramp import DAYS, STAGES, Step, Way
from kneebreak.engine.state import OffHours, Prompting, lasting
from kneebreak.engine.step import step
from tests.engine.catalogue import at_pace
from tests.engine.day import Day
from tests.engine.used_days import DONE, GENTLE, MISS, SKIP, SNOOZE, changes, offers, spend, standing

UP, DOWN = Step(Way.UP, 2), Step(Way.DOWN, 2)
LATE = GENTLE._replace(fixed=(FixedTime(time(20), "walk-lap", EVERY_DAY),))


def after_a_good_week(plan: Plan = GENTLE) -> Day:
    """The morning after five days of use on which all was done."""
    day = Day(plan)
    for _ in range(DAYS):
        spend(day, DONE, DONE)
    assert standing(day) is not None
    return day


def after_a_bad_week() -> Day:
    """The same, at a harder pace, with little done."""
    day = Day(at_pace(GENTLE, STAGES[2]))
    for _ in range(DAYS):
        spend(day, SKIP, MISS, MISS)
    assert standing(day) == DOWN
    return day


def test_a_step_up_is_put_before_the_user_right_after_something_done() -> None:
    day = after_a_good_week()
    assert offers(day) == []
    day.until_prompt()
    assert offers(day) == []
    day.answer(DONE)
    assert day.effects[-1] == OfferStep(UP)


@pytest.mark.parametrize("answer", [SKIP, SNOOZE, MISS])
def test_a_step_up_does_not_come_after_anything_else(answer: Answer | None) -> None:
    day = after_a_good_week()
    day.until_prompt()
    if answer is None:
        day.pass_time(day.plan.rhythm.patience)
    else:
        day.answer(answer)
    assert offers(day) == []


@pytest.mark.parametrize("answer", [DONE, SKIP])
def test_a_step_down_comes_after_either_answer(answer: Answer) -> None:
    day = after_a_bad_week()
    day.until_prompt()
    day.answer(answer)
    assert offers(day) == [DOWN]


def test_an_offer_comes_once_a_day_and_again_on_the_next_day_of_use() -> None:
    day = after_a_good_week()
    for number in (1, 2):
        spend(day, DONE, DONE, DONE)
        assert offers(day) == [UP] * number


def test_no_offer_comes_on_top_of_a_prompt() -> None:
    """The answer to one prompt makes room for the fixed time that waited."""
    day = after_a_good_week(GENTLE._replace(fixed=(FixedTime(time(10, 4), "walk-lap", EVERY_DAY),)))
    day.until_prompt()
    day.pass_time(timedelta(minutes=5))
    day.answer(DONE)
    assert day.prompt.origin is Origin.FIXED
    assert offers(day) == []
    day.answer(DONE)
    assert offers(day) == [UP]


def test_who_pauses_is_not_asked_anything() -> None:
    day = after_a_bad_week()
    day.until_prompt()
    day.happen(PauseRequested(Until.TOMORROW, Via.TRAY))
    assert day.outcomes[-1] is Outcome.SKIPPED
    assert offers(day) == []


def test_outside_the_hours_nothing_is_offered() -> None:
    day = after_a_good_week(LATE)
    day.happen(PauseRequested(timedelta(hours=10), Via.TRAY))
    day.until_prompt()
    day.answer(DONE)
    assert isinstance(day.situation(), OffHours)
    assert offers(day) == []


@pytest.mark.parametrize(
    ("busy", "policy", "comes"),
    [({}, Policy.HOLD, True), ({Busy.CALL: True}, Policy.DISCREET, False), ({Busy.CALL: False}, Policy.SHOW, True)],
)
def test_what_a_prompt_would_disturb_an_offer_leaves_alone(
    busy: Mapping[Busy, bool], policy: Policy, *, comes: bool
) -> None:
    day = after_a_good_week()
    day.plan = day.plan._replace(busy={**day.plan.busy, Busy.CALL: policy})
    day.happen(BreakRequested())
    done = Answered(None, DONE, Via.CLI)
    _, effects = step(day.plan, day.state, Event(day.at, done, None, busy))
    assert (OfferStep(UP) in effects) is comes


def test_a_step_that_is_taken_changes_nothing_but_asks_for_the_schedule_to_be_changed() -> None:
    day = after_a_good_week()
    before = lasting(day.state)
    day.happen(StepTaken(Way.UP, 2))
    assert day.effects[-1] == ChangePace(STAGES[0], STAGES[1])
    assert lasting(day.state) == before
    day.change_plan(at_pace(day.plan, STAGES[1]))
    assert standing(day) is None


def test_a_step_can_be_taken_without_an_offer_and_with_a_prompt_open() -> None:
    day = Day(GENTLE)
    day.until_prompt()
    day.happen(StepTaken(Way.UP))
    assert changes(day) == [ChangePace(STAGES[0], STAGES[1])]
    assert isinstance(day.situation(), Prompting)


def test_an_offer_that_is_declined_comes_again_after_five_more_days_of_use() -> None:
    day = after_a_good_week()
    day.until_prompt()
    day.answer(DONE)
    assert day.happen(StepDeclined()) is None
    assert isinstance(day.effects[-1], WithdrawOffer)
    assert standing(day) is None
    spend(day, DONE)
    for _ in range(DAYS - 1):
        assert standing(day) is None
        spend(day, DONE)
        spend(day)  # a day off between
    assert offers(day) == [UP]
    spend(day, DONE)
    assert offers(day) == [UP, UP]


@pytest.mark.parametrize(
    ("plan", "what", "why"),
    [
        (GENTLE._replace(ramp=False), StepTaken(Way.UP), Refusal.NO_RAMP),
        (GENTLE, StepTaken(Way.DOWN), Refusal.NO_STEP),
        (at_pace(GENTLE, STAGES[3]), StepTaken(Way.UP), Refusal.NO_STEP),
        (GENTLE, StepTaken(Way.UP, 3), Refusal.STALE_STEP),
        (GENTLE, StepDeclined(), Refusal.NO_OFFER),
    ],
)
def test_what_does_not_fit_is_refused(plan: Plan, what: StepTaken | StepDeclined, why: Refusal) -> None:
    day = Day(plan)
    assert day.happen(what) is why
    assert changes(day) == []


def test_a_second_click_on_the_same_offer_does_not_take_a_second_step() -> None:
    day = after_a_good_week()
    day.happen(StepTaken(Way.UP, 2))
    day.change_plan(at_pace(day.plan, STAGES[1]))
    assert day.happen(StepTaken(Way.UP, 2)) is Refusal.STALE_STEP


def test_an_offer_goes_with_the_answer_that_made_it() -> None:
    day = Day(at_pace(GENTLE, STAGES[1]))
    for _ in range(DAYS - 1):
        spend(day, SKIP, DONE)
    spend(day, DONE, DONE)
    assert standing(day) == Step(Way.UP, 3)
    day.happen(UndoRequested())
    assert standing(day) is None


def test_a_pace_that_changed_while_nothing_ran_begins_the_count_anew() -> None:
    day = after_a_good_week()
    day.plan = at_pace(day.plan, STAGES[2])
    day.restart()
    assert standing(day) is None
    assert day.state.ramp.pace == STAGES[2]


def test_a_step_up_and_straight_down_again_begins_the_count_anew() -> None:
    day = after_a_good_week()
    for each in (STAGES[1], STAGES[0]):
        day.change_plan(at_pace(day.plan, each))
    assert standing(day) is None


def test_a_restart_keeps_the_count_and_what_was_offered_today() -> None:
    day = after_a_good_week()
    day.until_prompt()
    day.answer(DONE)
    day.restart()
    assert standing(day) == UP
    day.until_prompt()
    day.answer(DONE)
    assert offers(day) == [UP]


def test_a_ramp_that_is_switched_on_counts_from_then_and_forgets_when_it_is_switched_off() -> None:
    day = Day(GENTLE._replace(ramp=False))
    spend(day, DONE)
    day.change_plan(GENTLE)
    spend(day, DONE)
    assert len(day.state.ramp.days) == 1
    day.change_plan(GENTLE._replace(ramp=False))
    assert day.state.ramp.pace is None
    assert not day.state.ramp.days
