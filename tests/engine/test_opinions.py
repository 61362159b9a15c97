"""What the user thinks of movements, and what becomes of it."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from kneebreak.engine.effects import Refusal
from kneebreak.engine.entry import Outcome
from kneebreak.engine.events import Answer, BreakRequested, HurtReported, Rated, UndoRequested
from kneebreak.engine.feedback import Feedback, Taste, factor, hurt, rated, unskipped
from kneebreak.engine.movement import Kind
from kneebreak.engine.plan import Plan
from kneebreak.engine.prompt import Because, Manner
from tests.engine.catalogue import MORNING, MOVEMENTS, PLAN
from tests.engine.day import Day
from tests.engine.desk_life import PROFILES, plan_for

HOME = plan_for(PROFILES["home"], 45)


def asked_for(plan: Plan, movement: str) -> Day:
    """A day on which this movement is asked for now."""
    for seed in range(2000):
        day = Day(plan, seed=seed)
        day.happen(BreakRequested())
        if day.prompt.movement.id == movement:
            return day
    message = f"{movement} never came"
    raise AssertionError(message)


def asked(feedback: tuple[Rated, ...], days: int = 600) -> Counter[str]:
    """How often each movement is the first one, after what was said of some."""
    count: Counter[str] = Counter()
    for seed in range(days):
        day = Day(PLAN, seed=seed)
        for said in feedback:
            day.happen(said)
        day.happen(BreakRequested())
        count[day.prompt.movement.id] += 1
    return count


def test_less_of_a_movement_is_less_and_more_is_more() -> None:
    plain = asked(())["walk-lap"]
    assert asked((Rated("walk-lap", Taste.LESS),))["walk-lap"] < 0.7 * plain
    assert asked((Rated("walk-lap", Taste.MORE),))["walk-lap"] > 1.2 * plain


def test_never_is_never() -> None:
    assert asked((Rated("walk-lap", Taste.NEVER),))["walk-lap"] == 0


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        (None, Taste.MORE, Taste.MORE),
        (None, Taste.LESS, Taste.LESS),
        (None, Taste.NEVER, Taste.NEVER),
        (Taste.MORE, Taste.LESS, None),
        (Taste.LESS, Taste.MORE, None),
        (Taste.NEVER, Taste.MORE, None),
        (Taste.NEVER, Taste.LESS, Taste.LESS),
        (Taste.LESS, Taste.LESS, Taste.LESS),
        (Taste.MORE, Taste.MORE, Taste.MORE),
        (Taste.MORE, Taste.NEVER, Taste.NEVER),
    ],
)
def test_more_takes_back_less_and_never_and_less_takes_back_more(
    before: Taste | None, said: Taste, after: Taste | None
) -> None:
    feedback = Feedback(tastes={"walk-lap": before} if before else {})
    assert rated(feedback, "walk-lap", said).tastes.get("walk-lap") is after


def test_a_movement_that_was_skipped_the_last_two_times_comes_half_as_often() -> None:
    day = Day(PLAN._replace(weights={Kind.WALK: 1, Kind.STAND: 1}))
    skipped: Counter[str] = Counter()
    while max(skipped.values(), default=0) < 2:
        skipped[day.until_prompt().movement.id] += 1
        day.answer(Answer.SKIP)
    (often,) = [name for name, count in skipped.items() if count == 2]
    assert factor(day.state.feedback, MOVEMENTS[often]) == 0.5
    day.happen(UndoRequested())
    assert factor(day.state.feedback, MOVEMENTS[often]) == 1


def test_doing_a_movement_forgives_its_skipping() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.state = day.state._replace(feedback=Feedback(skipped={prompt.movement.id: 5}))
    day.answer(Answer.DONE)
    assert factor(day.state.feedback, prompt.movement) == 1


def test_a_movement_that_is_not_wanted_any_more_is_exchanged_at_once() -> None:
    day = Day()
    before = day.until_prompt()
    day.happen(Rated(None, Taste.NEVER))
    assert day.prompt.id == before.id
    assert day.prompt.movement.id != before.movement.id
    assert day.state.feedback.tastes == {before.movement.id: Taste.NEVER}
    assert day.log == []


def test_without_a_prompt_the_last_answer_is_meant() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.answer(Answer.DONE)
    day.happen(Rated(None, Taste.MORE))
    assert day.state.feedback.tastes == {prompt.movement.id: Taste.MORE}


def test_there_must_be_something_to_have_an_opinion_of() -> None:
    assert Day().happen(Rated(None, Taste.MORE)) is Refusal.NO_MOVEMENT
    assert Day().happen(Rated("no-such-movement", Taste.MORE)) is Refusal.NO_MOVEMENT
    assert Day().happen(HurtReported()) is Refusal.NO_MOVEMENT


def test_the_last_but_one_kind_cannot_be_given_up() -> None:
    day = Day(PLAN._replace(weights={Kind.TURN: 1, Kind.FEET: 1}))
    assert day.happen(Rated("toe-lift", Taste.NEVER)) is None
    assert day.happen(Rated("feet-check", Taste.NEVER)) is Refusal.TOO_LITTLE_LEFT


def test_what_hurts_is_swapped_for_the_easier_one_at_once() -> None:
    day = asked_for(HOME, "mini-squat")
    before = day.prompt
    day.happen(HurtReported())
    assert (day.prompt.id, day.prompt.movement.id) == (before.id, "glute-squeeze")
    assert day.prompt.choice.because is Because.HURT
    assert day.outcomes == []


def test_what_hurts_is_left_out_for_a_week_with_all_that_asks_the_same_of_the_body() -> None:
    day = asked_for(HOME, "mini-squat")
    day.happen(HurtReported())
    until = day.at + timedelta(days=7)
    assert day.state.feedback.sore == {"knee-load": until}
    loads = 0
    while day.at < until + timedelta(days=14):
        prompt = day.until_prompt()
        if "knee-load" in prompt.movement.tags:
            assert day.at >= until
            loads += 1
        day.answer(Answer.DONE)
        day.pass_time(timedelta(hours=3))
    assert loads > 0


def test_how_long_it_is_left_out_is_a_key() -> None:
    plan = HOME._replace(body=HOME.body._replace(rest=timedelta(days=2)))
    day = asked_for(plan, "walk-stairs")
    day.happen(HurtReported())
    assert set(day.state.feedback.sore.values()) == {day.at + timedelta(days=2)}
    assert set(day.state.feedback.sore) == {"stairs", "knee-load"}


def test_what_hurts_and_asks_for_nothing_special_is_left_out_itself() -> None:
    day = asked_for(HOME, "stand-task")
    day.happen(HurtReported())
    assert set(day.state.feedback.sore) == {"stand-task"}


def test_that_it_hurt_afterwards_is_believed_as_well() -> None:
    day = asked_for(HOME, "mini-squat")
    day.answer(Answer.DONE)
    assert day.happen(HurtReported()) is None
    assert set(day.state.feedback.sore) == {"knee-load"}
    assert day.on_screen() is None


def test_pain_stays_out_of_the_log() -> None:
    day = asked_for(HOME, "mini-squat")
    day.happen(HurtReported())
    day.answer(Answer.DONE)
    (entry,) = day.log
    assert entry.outcome is Outcome.DONE
    assert entry.reason is None


def test_the_first_other_movement_is_a_seated_short_form_and_the_next_is_not() -> None:
    day = Day(HOME)
    before = day.until_prompt()
    day.answer(Answer.OTHER)
    short = day.prompt
    assert (short.choice.manner, short.choice.because) == (Manner.SHORT, Because.SHORT)
    day.answer(Answer.OTHER)
    assert day.prompt.choice.manner is not Manner.SHORT
    assert len({before.movement.kind, short.movement.kind, day.prompt.movement.kind}) == 3
    assert day.prompt.choice.because is Because.OTHER


def test_after_two_short_forms_running_comes_a_walk_or_standing() -> None:
    for seed in range(30):
        day = Day(HOME, seed=seed)
        for _ in range(2):
            day.until_prompt()
            day.answer(Answer.OTHER)
            day.answer(Answer.DONE)
        prompt = day.until_prompt()
        assert prompt.movement.kind in (Kind.WALK, Kind.STAND)
        assert prompt.choice.because is Because.SHORTS


def test_what_hurts_joins_what_hurt_before_and_what_has_healed_is_forgotten() -> None:
    first = hurt(Feedback(), MOVEMENTS["perch"], MORNING, MORNING + timedelta(days=7))
    second = hurt(first, MOVEMENTS["toe-lift"], MORNING, MORNING + timedelta(days=9))
    assert second.sore == {"perch": MORNING + timedelta(days=7), "toe-lift": MORNING + timedelta(days=9)}
    third = hurt(second, MOVEMENTS["feet-check"], MORNING + timedelta(days=7), MORNING + timedelta(days=14))
    assert set(third.sore) == {"toe-lift", "feet-check"}


def test_taking_back_one_skip_leaves_those_of_other_movements() -> None:
    feedback = Feedback(skipped={"perch": 2, "toe-lift": 1})
    assert unskipped(feedback, "toe-lift").skipped == {"perch": 2}


def test_taking_back_what_was_done_takes_back_no_skip_and_leaves_the_day_without_it() -> None:
    day = Day()
    movement = day.until_prompt().movement
    day.answer(Answer.DONE)
    skipped = Feedback(skipped={movement.id: 1})
    day.state = day.state._replace(feedback=skipped)
    day.happen(UndoRequested())
    assert day.state.feedback == skipped
    assert day.state.today.kinds == {movement.kind: 0}
