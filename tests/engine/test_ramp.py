"""The ramp: its stages, what counts, and when a step is on offer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneebreak.engine.entry import Correction, Entry, Outcome
from kneebreak.engine.events import Answer, PlanChanged, StepDeclined, StepTaken, UndoRequested
from kneebreak.engine.plan import Body, Plan
from kneebreak.engine.ramp import (
    DAYS,
    STAGES,
    DayCount,
    Pace,
    Ramp,
    Step,
    Way,
    counted,
    next_step,
    on_offer,
    pace,
    reached,
    review,
    stage,
)
from kneebreak.engine.schedule import local_day
from tests.engine.catalogue import PLAN, at_pace
from tests.engine.day import Day
from tests.engine.used_days import DONE, GENTLE, MISS, SKIP, SNOOZE, changes, spend, standing

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
UP, DOWN = Step(Way.UP, 2), Step(Way.DOWN, 1)
MONDAY = date(2026, 11, 23)

paces = st.builds(Pace, st.integers(1, 10_080).map(lambda n: n * MINUTE), st.integers(0, 20), st.integers(1, 3))


def asks(plan: Plan) -> tuple[int, int, int]:
    """How much a plan asks for, each number the larger the more that is."""
    every, strength, level = pace(plan)
    return -int(every.total_seconds()), strength, level


@pytest.mark.parametrize(("number", "each"), list(enumerate(STAGES, 1)))
def test_each_stage_is_where_it_says(number: int, each: Pace) -> None:
    assert stage(at_pace(PLAN, each)) == number


@pytest.mark.parametrize(
    ("now", "where"),
    [
        (Pace(90 * MINUTE, 3, 2), 0),
        (Pace(HOUR, 3, 2), 2),
        (Pace(45 * MINUTE, 2, 3), 2),
        (Pace(50 * MINUTE, 3, 2), 2),
        (Pace(20 * MINUTE, 1, 1), 1),
        (Pace(20 * MINUTE, 5, 3), 4),
        (Pace(HOUR, 0, 1), 2),
    ],
)
def test_a_plan_of_ones_own_is_on_the_last_stage_that_it_has_reached_in_everything(now: Pace, where: int) -> None:
    assert stage(at_pace(PLAN, now)) == where


@given(paces)
def test_from_any_pace_steps_up_lead_to_the_last_stage_and_make_nothing_gentler(now: Pace) -> None:
    plan = at_pace(PLAN, now)
    for number in range(stage(plan) + 1, len(STAGES) + 1):
        step = next_step(plan, Way.UP)
        if step is None:
            break
        assert step.stage >= number
        higher = at_pace(plan, reached(plan, step))
        assert stage(higher) >= step.stage
        assert all(more >= before for more, before in zip(asks(higher), asks(plan), strict=True))
        plan = higher
    assert stage(plan) == len(STAGES)
    assert next_step(plan, Way.UP) is None


@given(paces)
def test_from_any_pace_steps_down_lead_to_the_first_stage_and_make_nothing_harder(now: Pace) -> None:
    plan = at_pace(PLAN, now)
    for _ in STAGES:
        step = next_step(plan, Way.DOWN)
        if step is None:
            break
        lower = at_pace(plan, reached(plan, step))
        assert stage(lower) < stage(plan) or not plan.strength
        assert pace(lower) != pace(plan)
        assert all(less <= before for less, before in zip(asks(lower), asks(plan), strict=True))
        plan = lower
    assert next_step(plan, Way.DOWN) is None
    assert stage(plan) <= 1 or not plan.strength


@given(paces.filter(lambda now: now.strength == 0))
def test_who_does_without_strength_exercises_still_does_after_every_step(now: Pace) -> None:
    plan = at_pace(PLAN, now)
    for way in Way:
        step = next_step(plan, way)
        assert step is None or reached(plan, step).strength == 0


@pytest.mark.parametrize("body", [Body(knee_sore=True), Body(seated=True), Body(pregnancy=True)])
def test_a_step_leaves_the_rest_of_the_body_as_it_is(body: Body) -> None:
    plan = at_pace(PLAN._replace(body=body), STAGES[0])
    assert at_pace(plan, reached(plan, UP)).body == plan.body


@pytest.mark.parametrize(
    ("done", "missed", "offered"),
    [(5, 0, UP), (6, 4, UP), (59, 41, None), (35, 65, None), (34, 66, DOWN), (0, 5, DOWN)],
)
def test_sixty_percent_is_enough_for_a_step_up_and_less_than_thirty_five_for_one_down(
    done: int, missed: int, offered: Step | None
) -> None:
    plan = at_pace(GENTLE, STAGES[1])
    snoozed = {Outcome.SNOOZED: 1}
    first = DayCount(MONDAY, {Outcome.DONE: done, Outcome.MISSED: missed, **snoozed})
    others = tuple(DayCount(MONDAY + timedelta(days=number), snoozed) for number in range(1, DAYS))
    expected = Step(Way.UP, 3) if offered == UP else offered
    assert on_offer(plan, Ramp(pace(plan), (first, *others)), MONDAY + timedelta(days=DAYS)) == expected


def test_five_days_of_use_make_an_offer_and_the_day_under_way_is_none_of_them() -> None:
    day = Day(GENTLE)
    for _ in range(DAYS - 1):
        spend(day, DONE)
        assert standing(day) is None
    day.until_prompt()
    day.answer(DONE)
    assert standing(day) is None
    spend(day)
    assert standing(day) == UP


def test_days_without_an_answer_cost_nothing_and_are_not_counted() -> None:
    day = Day(GENTLE)
    for _ in range(DAYS):
        spend(day, DONE)
        spend(day, MISS, MISS, MISS)  # the machine was on, and nobody there
        spend(day)
    assert review(day.state.ramp, local_day(day.plan, day.at)) == (DAYS, DAYS, DAYS)
    assert standing(day) == UP


def test_snoozes_and_absences_are_neither_done_nor_let_go() -> None:
    day = Day(GENTLE)
    for _ in range(DAYS):
        day.until_prompt()
        day.answer(SNOOZE)
        day.until_prompt()
        day.answer(SNOOZE)
        day.until_prompt()
        day.be_away(HOUR)
        day.pass_time(day.plan.rhythm.patience)
        assert day.outcomes[-1] is Outcome.RESTED
        spend(day, DONE)
    assert review(day.state.ramp, local_day(day.plan, day.at)) == (DAYS, DAYS, DAYS)


def test_a_day_that_knows_only_snoozes_is_used_and_says_nothing_about_the_pace() -> None:
    ramp = Ramp(pace(GENTLE))
    for number in range(DAYS):
        ramp = counted(ramp, MONDAY + timedelta(days=number), Outcome.SNOOZED)
    tuesday = MONDAY + timedelta(days=8)
    assert review(ramp, tuesday) == (DAYS, 0, 0)
    assert on_offer(GENTLE, ramp, tuesday) is None


def test_only_the_last_five_days_of_use_count() -> None:
    day = Day(at_pace(GENTLE, STAGES[2]))
    for _ in range(DAYS):
        spend(day, SKIP, SKIP, DONE)
    assert standing(day) == Step(Way.DOWN, 2)
    for _ in range(DAYS):
        spend(day, DONE)
    assert review(day.state.ramp, local_day(day.plan, day.at)) == (DAYS, DAYS, DAYS)
    assert standing(day) == Step(Way.UP, 4)


@pytest.mark.parametrize(("first", "way"), [(0, Way.DOWN), (3, Way.UP)])
def test_nothing_is_offered_beyond_the_ends_of_the_ramp(first: int, way: Way) -> None:
    day = Day(at_pace(GENTLE, STAGES[first]))
    for _ in range(DAYS + 1):
        spend(day, *((DONE, DONE) if way is Way.UP else (SKIP, SKIP)))
    assert standing(day) is None


def test_an_answer_that_is_taken_back_counts_no_more() -> None:
    day = Day(GENTLE)
    for _ in range(DAYS - 1):
        spend(day, DONE)
    spend(day, MISS, DONE)
    today = local_day(day.plan, day.at)
    assert review(day.state.ramp, today) == (DAYS, DAYS + 1, DAYS)
    day.happen(UndoRequested())  # a day later
    assert review(day.state.ramp, today) == (DAYS - 1, DAYS - 1, DAYS - 1)


def test_an_answer_from_before_the_count_began_anew_is_not_taken_out_of_the_new_one() -> None:
    day = Day(GENTLE)
    for _ in range(DAYS):
        spend(day, DONE)
    day.until_prompt()
    day.answer(DONE)
    day.happen(StepDeclined())
    assert day.happen(UndoRequested()) is None
    assert not day.state.ramp.days
    for _ in range(DAYS):
        spend(day, DONE)
    day.until_prompt()
    day.answer(SKIP)
    day.happen(StepDeclined())
    day.until_prompt()
    day.pass_time(day.plan.rhythm.patience)
    day.happen(UndoRequested())
    assert day.state.ramp.days == (DayCount(local_day(day.plan, day.at), {Outcome.MISSED: 1, Outcome.SKIPPED: 0}),)


def test_without_the_ramp_nothing_is_counted_or_offered() -> None:
    day = Day(GENTLE._replace(ramp=False))
    for _ in range(DAYS + 1):
        spend(day, DONE)
    assert day.state.ramp == Ramp()
    assert standing(day) is None


def test_days_at_another_pace_say_nothing_about_this_one() -> None:
    day = Day(GENTLE)
    for _ in range(DAYS):
        spend(day, DONE)
    day.change_plan(at_pace(GENTLE, STAGES[2]))
    assert standing(day) is None
    for _ in range(DAYS):
        assert standing(day) is None
        spend(day, DONE)
    assert standing(day) == Step(Way.UP, 4)


ACTIONS = st.sampled_from(
    [DONE, DONE, DONE, SKIP, SNOOZE, MISS, UndoRequested(), StepDeclined(), StepTaken(Way.UP), StepTaken(Way.DOWN)]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(ACTIONS, max_size=5), min_size=5, max_size=20))
def test_the_count_is_what_the_log_says_since_the_last_step_or_refusal(
    days: list[list[Answer | UndoRequested | StepDeclined | StepTaken | None]],
) -> None:
    day, counts_from = Day(at_pace(GENTLE, STAGES[1])), 0
    for actions in days:
        for action in actions:
            if action is None or isinstance(action, Answer):
                day.until_prompt()
                if action is None:
                    day.pass_time(day.plan.rhythm.patience)
                else:
                    day.answer(action)
            elif day.happen(action) is None and not isinstance(action, UndoRequested):
                counts_from = len(day.lines)
                if isinstance(action, StepTaken):
                    day.plan = at_pace(day.plan, changes(day)[-1].after)
                    day.happen(PlanChanged())
            assert _seen(day) == _by_the_log(day, counts_from)
        if len(day.lines) % 3 == 0:
            day.restart()
        spend(day)
        assert _seen(day) == _by_the_log(day, counts_from)


def _seen(day: Day) -> tuple[int, int, int]:
    return review(day.state.ramp, local_day(day.plan, day.at))


def _by_the_log(day: Day, counts_from: int) -> tuple[int, int, int]:
    undone = {line.undoes for line in day.lines if isinstance(line, Correction)}
    ends = (Outcome.DONE, Outcome.SKIPPED, Outcome.MISSED)
    by_day: dict[date, list[Outcome]] = {}
    for line in day.lines[counts_from:]:
        taken_back = isinstance(line, Entry) and line.id in undone and line.outcome in ends
        if isinstance(line, Entry) and not taken_back:
            by_day.setdefault(local_day(day.plan, line.at), []).append(line.outcome)
    by_day.pop(local_day(day.plan, day.at), None)
    used = [outcomes for outcomes in by_day.values() if {Outcome.DONE, Outcome.SKIPPED, Outcome.SNOOZED} & {*outcomes}][
        -DAYS:
    ]
    flat = [outcome for outcomes in used for outcome in outcomes]
    return len(used), sum(outcome in ends for outcome in flat), flat.count(Outcome.DONE)
