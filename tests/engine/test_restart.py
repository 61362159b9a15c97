"""Ending and starting again: nothing is lost, nothing is told twice."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from kneebreak.engine.effects import Refusal, WithdrawPrompt
from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.events import (
    Answer,
    BreakRequested,
    CameBack,
    ClockSet,
    PauseRequested,
    UndoRequested,
    Until,
    WentAway,
)
from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import FixedTime
from kneebreak.engine.posture import Stance
from kneebreak.engine.state import Paused, Prompting, Snoozed, Working
from tests.engine.catalogue import MORNING, OFFICE_HOURS, PLAN
from tests.engine.day import Day

MINUTE = timedelta(minutes=1)
EVERY = PLAN.rhythm.every


def test_a_restart_keeps_the_running_countdown() -> None:
    day = Day()
    day.pass_time(20 * MINUTE)
    day.restart(after=2 * MINUTE)
    assert day.situation() == Working(MORNING, MORNING + EVERY)


def test_a_countdown_that_ended_moments_ago_brings_its_prompt() -> None:
    day = Day()
    day.pass_time(EVERY - MINUTE)
    day.restart(after=2 * MINUTE)
    assert len(day.shown) == 1


def test_a_countdown_that_ended_long_ago_starts_anew() -> None:
    day = Day()
    day.pass_time(EVERY - MINUTE)
    day.restart(after=timedelta(hours=12))
    assert day.shown == []
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_an_open_prompt_is_shown_again_for_the_rest_of_its_patience() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.pass_time(3 * MINUTE)
    day.restart(after=MINUTE)
    assert day.on_screen() == prompt
    day.pass_time(6 * MINUTE)
    assert day.outcomes == [Outcome.MISSED]


def test_a_prompt_that_was_open_long_ago_is_missed_once() -> None:
    day = Day()
    day.until_prompt()
    day.restart(after=timedelta(hours=3))
    assert day.outcomes == [Outcome.MISSED]
    assert day.on_screen() is None


def test_an_answer_that_reached_the_log_but_not_the_memory_is_believed_and_not_logged_again() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.restart(logged=(Outcome.DONE,))
    assert day.log == []
    assert isinstance(day.situation(), Working)
    assert day.state.today.outcomes == {Outcome.DONE: 1}
    assert day.state.rotation.last_kind is prompt.movement.kind
    day.happen(UndoRequested())
    assert len(day.lines) == 1


def test_a_snooze_that_reached_the_log_but_not_the_memory_is_believed() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.restart(logged=(Outcome.SNOOZED,))
    assert day.log == []
    assert day.situation() == Snoozed(prompt._replace(snoozed=1), day.at + PLAN.rhythm.snooze)


def test_snoozes_that_both_know_of_are_not_taken_for_a_new_one() -> None:
    day = Day()
    day.until_prompt()
    day.answer(Answer.SNOOZE)
    prompt = day.until_prompt()
    day.restart(logged=(Outcome.SNOOZED,))
    assert day.on_screen() == prompt
    assert day.outcomes == [Outcome.SNOOZED]


def test_a_pause_survives_a_restart() -> None:
    day = Day()
    day.happen(PauseRequested(timedelta(hours=2), Via.CLI))
    until = day.at + timedelta(hours=2)
    day.restart(after=timedelta(hours=1))
    assert day.situation() == Paused(until)
    day.pass_time(timedelta(hours=1))
    assert isinstance(day.situation(), Working)


def test_a_pause_that_ended_meanwhile_is_over() -> None:
    day = Day()
    day.happen(PauseRequested(Until.TOMORROW, Via.CLI))
    day.restart(after=timedelta(days=2))
    assert isinstance(day.situation(), Working)


def test_a_restart_changes_nothing_in_what_comes() -> None:
    steady, restarting = Day(seed=7), Day(seed=7)
    for _ in range(60):
        steady.until_prompt()
        steady.answer(Answer.DONE)
        restarting.until_prompt()
        restarting.restart()
        restarting.answer(Answer.DONE)
        restarting.restart()
    assert restarting.log == steady.log


def test_an_absence_during_which_the_program_ended_is_over() -> None:
    day = Day()
    day.pass_time(10 * MINUTE)
    day.happen(WentAway(day.at - PLAN.rhythm.away))
    day.restart(after=timedelta(hours=1))
    assert day.outcomes == [Outcome.RESTED]
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_a_prompt_of_somebody_away_is_shown_again_after_a_restart() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.happen(WentAway(day.at))
    day.restart(after=timedelta(hours=1))
    assert day.on_screen() == prompt
    assert isinstance(day.situation(), Prompting)
    day.pass_time(PLAN.rhythm.patience)
    assert day.outcomes == [Outcome.RESTED]


def test_a_state_from_a_clock_that_was_ahead_does_not_silence_it() -> None:
    day = Day()
    day.at = MORNING - timedelta(days=300)
    day.restart()
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_a_prompt_from_a_clock_that_was_ahead_waits_no_longer_than_any() -> None:
    day = Day()
    day.until_prompt()
    day.at = MORNING - timedelta(days=300)
    day.restart()
    day.pass_time(PLAN.rhythm.patience)
    assert day.outcomes == [Outcome.MISSED]


def test_a_snoozed_prompt_from_a_clock_that_was_ahead_comes_back_at_once() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.answer(Answer.SNOOZE)
    day.at = MORNING - timedelta(days=300)
    day.restart()
    assert day.on_screen() == prompt._replace(snoozed=1)


def test_a_posture_from_a_clock_that_was_ahead_lasts_as_long_as_it_would_have() -> None:
    day = Day()
    day.happen(PauseRequested(timedelta(hours=3), Via.CLI))
    day.state = day.state._replace(stance=Stance(Posture.STANDING, day.at, day.at + 20 * MINUTE, "perch"))
    day.at -= timedelta(days=300)
    day.restart()
    assert day.state.stance == Stance(Posture.STANDING, day.at, day.at + 20 * MINUTE, "perch")


def test_nothing_lies_ahead_once_a_clock_that_was_behind_for_a_start_is_set_right() -> None:
    day = Day()
    day.happen(WentAway(day.at))
    day.pass_time(3 * MINUTE)
    day.happen(CameBack(day.at))
    day.until_prompt()
    returned = day.state.returned
    assert returned is not None
    lost = timedelta(days=20000)
    day.at -= lost
    day.restart()
    assert returned > day.at
    day.at += lost
    day.happen(ClockSet(lost))
    day.answer(Answer.DONE)
    assert day.state.last is not None
    known = (day.state.last.stance_before.since, day.state.stance.since, day.state.returned)
    assert [at for at in known if at is not None and at > day.at] == []


def test_a_restart_after_the_hours_misses_what_was_open() -> None:
    day = Day(PLAN._replace(hours=OFFICE_HOURS), at=datetime(2026, 11, 23, 17, 20, tzinfo=UTC))
    day.happen(BreakRequested())
    day.restart(after=11 * MINUTE)
    assert day.outcomes == [Outcome.MISSED]
    assert day.on_screen() is None


def test_a_bubble_that_a_killed_process_left_on_the_screen_is_withdrawn() -> None:
    day = Day()
    day.restart()
    assert WithdrawPrompt() in day.effects


def test_an_answer_that_the_log_knows_to_be_taken_back_is_taken_back_once() -> None:
    day = Day()
    day.happen(BreakRequested())
    day.answer(Answer.DONE)
    before = len(day.lines)
    day.restart(taken_back=True)
    assert (len(day.lines), day.state.last) == (before, None)
    assert day.state.today.outcomes[Outcome.DONE] == 0
    assert day.happen(UndoRequested()) is Refusal.NOTHING_TO_UNDO


def test_a_schedule_that_was_changed_meanwhile_is_in_force_at_once() -> None:
    day = Day()
    day.pass_time(10 * MINUTE)
    day.plan = PLAN._replace(rhythm=PLAN.rhythm._replace(every=20 * MINUTE))
    day.restart(after=MINUTE)
    assert day.situation() == Working(MORNING, MORNING + 20 * MINUTE)


def test_a_snoozed_prompt_of_long_ago_is_missed() -> None:
    day = Day()
    day.until_prompt()
    day.answer(Answer.SNOOZE)
    day.restart(logged=(Outcome.SNOOZED,), after=timedelta(hours=5))
    assert day.outcomes == [Outcome.SNOOZED, Outcome.MISSED]


def test_a_fixed_time_of_the_minutes_before_a_start_still_comes_and_an_older_one_does_not() -> None:
    plan = PLAN._replace(fixed=(FixedTime(time(9, 30), "walk-lap"),))
    just_now, long_ago = Day(plan), Day(plan)
    just_now.pass_time(29 * MINUTE)
    just_now.restart(after=3 * MINUTE)
    assert len(just_now.shown) == 1
    long_ago.pass_time(29 * MINUTE)
    long_ago.restart(after=10 * MINUTE)
    assert long_ago.shown == []


def test_somebody_who_left_with_a_prompt_snoozed_is_back_when_it_starts_again() -> None:
    day = Day()
    day.until_prompt()
    day.answer(Answer.SNOOZE)
    day.happen(WentAway(day.at))
    day.restart(after=timedelta(hours=3))
    assert day.outcomes == [Outcome.SNOOZED, Outcome.MISSED]
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_a_prompt_with_an_absence_in_it_ends_as_rested_however_long_the_program_was_gone() -> None:
    day = Day()
    day.until_prompt()
    day.be_away(20 * MINUTE)
    day.restart(after=timedelta(hours=3))
    assert day.outcomes == [Outcome.RESTED]
