"""The rhythm of prompts: due, answered, snoozed, missed, and what stays of the countdown."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kneebreak.engine.delivery import TYPING
from kneebreak.engine.effects import Refusal
from kneebreak.engine.entry import Entry, Outcome, Via
from kneebreak.engine.events import (
    Answer,
    Answered,
    BreakRequested,
    BubbleLost,
    Dismissed,
    PostureDeclared,
    Ticked,
    UndoRequested,
)
from kneebreak.engine.movement import Posture, Side, Sides
from kneebreak.engine.plan import Dismissal, Rhythm
from kneebreak.engine.prompt import Origin
from kneebreak.engine.state import Prompting, Snoozed, Working, listens_for, wakes_at
from tests.engine.catalogue import MORNING, PLAN
from tests.engine.day import Day

MINUTE = timedelta(minutes=1)
EVERY = PLAN.rhythm.every


def test_the_first_prompt_comes_after_one_interval() -> None:
    day = Day()
    day.pass_time(EVERY - timedelta(seconds=1))
    assert day.shown == []
    day.pass_time(timedelta(seconds=1))
    assert [prompt.due for prompt in day.shown] == [MORNING + EVERY]
    assert day.prompt.origin is Origin.RHYTHM


def test_a_done_prompt_is_logged_once_and_the_next_interval_starts_at_the_answer() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.pass_time(3 * MINUTE)
    day.answer(Answer.DONE)
    assert day.log == [
        Entry(
            id=prompt.id,
            at=MORNING + EVERY + 3 * MINUTE,
            due=MORNING + EVERY,
            shown=MORNING + EVERY,
            outcome=Outcome.DONE,
            movement=prompt.movement,
            side=Side.BOTH if prompt.movement.sides is Sides.BOTH else prompt.side,
            posture=prompt.movement.result or Posture.SITTING,
            via=Via.NOTIFICATION,
        )
    ]
    assert day.situation() == Working(day.at, day.at + EVERY)
    assert day.on_screen() is None


def test_a_second_answer_to_the_same_prompt_changes_nothing() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.answer(Answer.DONE, prompt.id)
    assert day.answer(Answer.DONE, prompt.id) is Refusal.STALE_PROMPT
    assert day.answer(Answer.SKIP, prompt.id) is Refusal.STALE_PROMPT
    assert day.outcomes == [Outcome.DONE]


def test_an_answer_to_an_old_prompt_does_not_answer_the_new_one() -> None:
    day = Day()
    old = day.until_prompt()
    day.answer(Answer.DONE)
    day.until_prompt()
    assert day.answer(Answer.DONE, old.id) is Refusal.STALE_PROMPT
    assert isinstance(day.situation(), Prompting)


def test_an_answer_with_no_prompt_open_is_refused() -> None:
    assert Day().answer(Answer.DONE) is Refusal.NO_PROMPT


def test_a_prompt_without_an_answer_is_missed_when_its_patience_ends() -> None:
    day = Day()
    day.until_prompt()
    day.pass_time(PLAN.rhythm.patience - timedelta(seconds=1))
    assert day.outcomes == []
    day.pass_time(timedelta(seconds=1))
    assert day.outcomes == [Outcome.MISSED]
    assert day.on_screen() is None
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_a_snoozed_prompt_comes_back_after_the_snooze_as_the_same_prompt() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.answer(Answer.SNOOZE)
    assert day.on_screen() is None
    day.pass_time(PLAN.rhythm.snooze)
    assert day.on_screen() == prompt._replace(snoozed=1)
    assert day.outcomes == [Outcome.SNOOZED]


def test_a_snooze_can_be_of_any_length() -> None:
    day = Day()
    day.until_prompt()
    day.happen(Answered(None, Answer.SNOOZE, Via.CLI, 17 * MINUTE))
    day.pass_time(17 * MINUTE - timedelta(seconds=1))
    assert day.on_screen() is None
    day.pass_time(timedelta(seconds=1))
    assert day.on_screen() is not None


def test_a_prompt_can_be_snoozed_three_times_and_each_is_logged() -> None:
    day = Day()
    for _ in range(3):
        day.until_prompt()
        assert day.answer(Answer.SNOOZE) is None
    prompt = day.until_prompt()
    assert day.answer(Answer.SNOOZE) is Refusal.NO_SNOOZE_LEFT
    day.answer(Answer.SKIP)
    assert day.outcomes == [Outcome.SNOOZED] * 3 + [Outcome.SKIPPED]
    assert {entry.id for entry in day.log} == {prompt.id}


def test_a_snoozed_prompt_can_be_done_before_it_comes_back() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.answer(Answer.SNOOZE)
    day.pass_time(MINUTE)
    assert day.answer(Answer.DONE, prompt.id) is None
    assert day.outcomes == [Outcome.SNOOZED, Outcome.DONE]
    day.pass_time(PLAN.rhythm.snooze)
    assert len(day.shown) == 1


def test_another_shows_a_movement_of_another_kind_in_the_same_prompt_and_is_no_outcome() -> None:
    day = Day()
    first = day.until_prompt()
    day.answer(Answer.OTHER)
    second = day.prompt
    assert second.id == first.id
    assert second.movement.kind is not first.movement.kind
    day.answer(Answer.DONE)
    assert [(entry.outcome, entry.movement) for entry in day.log] == [(Outcome.DONE, second.movement)]


def test_another_gives_the_new_movement_its_full_patience() -> None:
    day = Day()
    day.until_prompt()
    day.pass_time(PLAN.rhythm.patience - MINUTE)
    day.answer(Answer.OTHER)
    day.pass_time(2 * MINUTE)
    assert day.outcomes == []


@pytest.mark.parametrize(
    ("rule", "looks_like_click", "outcome"),
    [
        (Dismissal.AUTO, True, Outcome.DONE),
        (Dismissal.AUTO, False, Outcome.SKIPPED),
        (Dismissal.DONE, False, Outcome.DONE),
        (Dismissal.SKIPPED, True, Outcome.SKIPPED),
    ],
)
def test_a_dismissal_means_what_the_plan_says(rule: Dismissal, looks_like_click: bool, outcome: Outcome) -> None:  # noqa: FBT001 - a table
    day = Day(PLAN._replace(dismissal=rule))
    prompt = day.until_prompt()
    day.happen(Dismissed(prompt.id, looks_like_click))
    assert [(entry.outcome, entry.via) for entry in day.log] == [(outcome, Via.DISMISSAL)]


def test_a_dismissal_of_an_old_bubble_changes_nothing() -> None:
    day = Day()
    day.until_prompt()
    day.happen(Dismissed("somebody-else", looks_like_click=True))
    assert isinstance(day.situation(), Prompting)


def test_a_lost_bubble_is_shown_again_but_not_for_ever() -> None:
    day = Day()
    prompt = day.until_prompt()
    for _ in range(20):
        day.happen(BubbleLost())
    assert day.shown == [prompt] * 6
    assert isinstance(day.situation(), Prompting)


def test_a_lost_bubble_is_no_matter_when_no_prompt_is_open() -> None:
    day = Day()
    day.happen(BubbleLost())
    assert day.shown == []


def test_break_now_shows_a_prompt_at_once() -> None:
    day = Day()
    day.happen(BreakRequested())
    assert day.prompt.origin is Origin.ASKED
    assert day.prompt.due == day.at


def test_break_now_brings_a_snoozed_prompt_back() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.answer(Answer.SNOOZE)
    day.happen(BreakRequested())
    assert day.on_screen() == prompt._replace(snoozed=1)


def test_undo_takes_the_last_answer_back_in_log_count_and_posture() -> None:
    day = Day()
    day.happen(PostureDeclared(Posture.FLOOR))
    prompt = day.until_prompt()
    day.answer(Answer.DONE)
    assert day.state.today.outcomes[Outcome.DONE] == 1
    day.happen(UndoRequested())
    correction = day.lines[-1]
    assert not isinstance(correction, Entry)
    assert correction.undoes == prompt.id
    assert correction.id != prompt.id
    assert day.state.today.outcomes[Outcome.DONE] == 0
    assert day.state.stance.posture is Posture.FLOOR
    assert day.happen(UndoRequested()) is Refusal.NOTHING_TO_UNDO


def test_what_the_user_did_not_answer_cannot_be_undone() -> None:
    day = Day()
    day.until_prompt()
    day.pass_time(PLAN.rhythm.patience)
    assert day.outcomes == [Outcome.MISSED]
    assert day.happen(UndoRequested()) is Refusal.NOTHING_TO_UNDO


def test_a_change_of_the_schedule_keeps_what_has_passed_of_the_interval() -> None:
    day = Day()
    day.pass_time(10 * MINUTE)
    day.change_plan(PLAN._replace(rhythm=Rhythm(every=30 * MINUTE)))
    assert day.situation() == Working(MORNING, MORNING + 30 * MINUTE)


def test_a_change_of_the_schedule_leaves_an_open_prompt_alone() -> None:
    day = Day()
    prompt = day.until_prompt()
    before = day.situation()
    day.change_plan(PLAN._replace(rhythm=Rhythm(every=30 * MINUTE)))
    assert day.situation() == before
    assert day.on_screen() == prompt


def test_somebody_typing_is_asked_in_the_next_pause_or_when_the_lull_is_over() -> None:
    day = Day()
    day.idle_for = timedelta(seconds=1)
    day.pass_time(EVERY)
    assert day.on_screen() is None
    day.pass_time(PLAN.rhythm.lull - timedelta(seconds=1))
    assert day.on_screen() is None
    day.pass_time(timedelta(seconds=1))
    assert day.on_screen() is not None

    pausing = Day()
    pausing.idle_for = timedelta(seconds=1)
    pausing.pass_time(EVERY)
    assert listens_for(pausing.state) == TYPING
    pausing.pass_time(timedelta(seconds=10))
    pausing.idle_for = TYPING
    pausing.happen(Ticked())
    assert pausing.on_screen() is not None


def test_a_pause_in_the_typing_is_listened_for_only_while_a_prompt_waits_for_one() -> None:
    day = Day()
    day.idle_for = timedelta(seconds=1)
    day.pass_time(EVERY - timedelta(seconds=1))
    assert listens_for(day.state) is None
    day.pass_time(timedelta(seconds=1))
    assert listens_for(day.state) == TYPING
    assert wakes_at(day.state) == MORNING + EVERY + PLAN.rhythm.lull, "nothing is looked at before"
    day.pass_time(PLAN.rhythm.lull)
    assert day.on_screen() is not None
    day.answer(Answer.DONE)
    assert listens_for(day.state) is None


def test_snoozed_is_a_situation_of_its_own() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.answer(Answer.SNOOZE)
    assert day.situation() == Snoozed(prompt._replace(snoozed=1), day.at + PLAN.rhythm.snooze)


def test_a_bubble_that_went_with_a_refused_answer_is_shown_again() -> None:
    day = Day(PLAN._replace(rhythm=PLAN.rhythm._replace(snoozes=0)))
    prompt = day.until_prompt()
    assert day.answer(Answer.SNOOZE) is Refusal.NO_SNOOZE_LEFT
    assert day.shown == [prompt, prompt]


def test_taking_an_answer_back_keeps_the_posture_that_was_declared_since() -> None:
    day = Day()
    day.until_prompt()
    day.answer(Answer.DONE)
    day.happen(PostureDeclared(Posture.STANDING))
    day.happen(UndoRequested())
    assert day.state.stance.posture is Posture.STANDING


def test_an_answer_of_yesterday_is_not_taken_out_of_todays_count() -> None:
    day = Day()
    day.until_prompt()
    day.answer(Answer.DONE)
    day.pass_time(timedelta(days=1))
    day.happen(BreakRequested())
    day.happen(UndoRequested())
    assert Outcome.DONE not in day.state.today.outcomes


def test_a_skipped_prompt_can_be_taken_back() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.answer(Answer.SKIP)
    day.happen(UndoRequested())
    correction = day.lines[-1]
    assert not isinstance(correction, Entry)
    assert correction.undoes == prompt.id


def test_a_break_of_ones_own_is_counted() -> None:
    day = Day()
    day.be_away(timedelta(minutes=20))
    assert day.state.today.outcomes == {Outcome.RESTED: 1}
