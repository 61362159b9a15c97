"""What falls due while a reason to leave the user alone holds: held, left out, made discreet or shown."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.effects import ShowPrompt
from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.events import (
    Answer,
    BreakRequested,
    BusyChanged,
    CameBack,
    ClockSet,
    HurtReported,
    PauseRequested,
    PostureDeclared,
    PracticeEnded,
    PracticeSeen,
    Practised,
    Slept,
    Until,
    WentAway,
)
from kneebreak.engine.movement import Kind, Posture
from kneebreak.engine.plan import FixedTime, Plan
from kneebreak.engine.prompt import Because, Manner, Origin, Pending
from kneebreak.engine.state import Held, OffHours, Paused, Prompting, Situation, Snoozed, Working
from tests.engine.catalogue import MORNING, OFFICE_HOURS, PLAN
from tests.engine.day import Day

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
EVERY = PLAN.rhythm.every
DND, FULL, CALL = Busy.DO_NOT_DISTURB, Busy.FULL_SCREEN, Busy.CALL
EVENING = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


def policies(**named: Policy) -> Plan:
    """The plan with these policies."""
    return PLAN._replace(busy={**PLAN.busy, **{Busy[name]: policy for name, policy in named.items()}})


def held_day(plan: Plan = PLAN, reason: Busy = DND, at: datetime = MORNING, *, announced: bool = True) -> Day:
    """A day with a prompt of the rhythm that has been held for a minute."""
    day = Day(plan, at=at)
    day.pass_time(EVERY - MINUTE)
    day.begin_to_be(reason, announced=announced)
    day.pass_time(2 * MINUTE)
    assert isinstance(day.situation(), Held)
    return day


def held(situation: Situation) -> Held:
    assert isinstance(situation, Held)
    return situation


def snoozed_and_held(plan: Plan = PLAN) -> Day:
    """A day with a snoozed prompt that was to come back a minute ago."""
    day = Day(plan)
    day.until_prompt()
    day.answer(Answer.SNOOZE)
    day.begin_to_be(DND)
    day.pass_time(plan.rhythm.snooze + MINUTE)
    assert isinstance(day.situation(), Held)
    return day


@pytest.mark.parametrize("announced", [True, False])
@pytest.mark.parametrize("reason", Busy)
def test_a_prompt_that_falls_due_meanwhile_is_held_and_comes_once_when_that_ends(
    reason: Busy, *, announced: bool
) -> None:
    day = held_day(PLAN._replace(busy=dict.fromkeys(Busy, Policy.HOLD)), reason, announced=announced)
    situation = held(day.situation())
    assert (situation.reason, situation.since) == (reason, MORNING + EVERY)
    day.pass_time(20 * MINUTE)
    assert day.shown == []
    day.end_to_be(reason)
    day.pass_time(MINUTE)
    (prompt,) = day.shown
    assert prompt.id == situation.what.id
    assert (prompt.due, prompt.origin) == (MORNING + EVERY, Origin.RHYTHM)
    day.pass_time(MINUTE)
    day.answer(Answer.DONE)
    assert day.situation() == Working(day.at, day.at + EVERY)
    assert day.outcomes == [Outcome.DONE]


def test_while_its_end_will_be_told_nobody_looks() -> None:
    day = held_day()
    assert day.state.wakes == MORNING + 2 * EVERY + PLAN.rhythm.lull + 2 * MINUTE, "but for the alarm"


def test_where_its_end_is_not_told_somebody_looks_once_a_minute() -> None:
    day = held_day(announced=False)
    assert day.state.wakes is not None
    assert day.state.wakes - day.state.at == MINUTE
    day.begin_to_be(FULL)
    assert day.state.wakes is not None
    assert day.state.wakes - day.state.at > MINUTE, "as long as another holds whose end will be told, nothing can end"


def test_what_was_held_waits_for_a_pause_in_the_typing() -> None:
    day = held_day()
    day.idle_for = SECOND
    day.end_to_be(DND)
    day.pass_time(PLAN.rhythm.lull - SECOND)
    assert day.shown == []
    day.idle_for = 5 * SECOND
    day.pass_time(10 * SECOND)
    assert len(day.shown) == 1


def test_typing_holds_it_up_for_no_longer_than_the_lull() -> None:
    day = held_day()
    day.idle_for = SECOND
    day.end_to_be(DND)
    day.pass_time(PLAN.rhythm.lull)
    assert len(day.shown) == 1


def test_a_reason_that_begins_again_before_the_pause_in_the_typing_holds_on() -> None:
    day = held_day()
    day.idle_for = SECOND
    day.end_to_be(DND)
    day.pass_time(MINUTE)
    day.begin_to_be(FULL)
    day.pass_time(10 * MINUTE)
    assert day.shown == []
    assert held(day.situation()).reason is FULL
    assert held(day.situation()).since == MORNING + EVERY


def test_nothing_that_was_held_comes_within_two_minutes_of_a_return() -> None:
    day = held_day()
    day.be_locked(3 * MINUTE)
    day.end_to_be(DND)
    day.pass_time(2 * MINUTE - SECOND)
    assert day.shown == []
    day.pass_time(SECOND)
    assert len(day.shown) == 1


def test_the_movement_of_what_was_held_is_chosen_when_it_comes() -> None:
    day = held_day()
    day.happen(PostureDeclared(Posture.STANDING))
    day.end_to_be(DND)
    (prompt,) = day.shown
    assert prompt.movement.result is not Posture.STANDING
    assert prompt.movement.start is not Posture.SITTING


def test_an_absence_while_it_is_held_takes_its_place_in_the_log() -> None:
    day = held_day()
    what = held(day.situation()).what
    day.be_away(20 * MINUTE)
    (entry,) = day.log
    assert (entry.id, entry.outcome, entry.shown, entry.movement, entry.reason) == (
        what.id,
        Outcome.RESTED,
        None,
        None,
        None,
    )
    assert day.situation() == Working(day.at, day.at + EVERY)
    day.end_to_be(DND)
    day.pass_time(EVERY - SECOND)
    assert day.shown == []


def test_a_short_absence_leaves_it_held() -> None:
    day = held_day()
    before = day.situation()
    day.be_locked(2 * MINUTE)
    assert day.situation() == before
    assert day.log == []


def test_what_ends_while_nobody_is_there_brings_nothing_before_they_are_back() -> None:
    day = held_day()
    day.happen(WentAway(day.at - PLAN.rhythm.away))
    day.end_to_be(DND)
    day.pass_time(timedelta(hours=1))
    assert day.shown == []


def test_hours_that_end_meanwhile_leave_it_in_the_log_with_its_reason() -> None:
    day = Day(PLAN._replace(hours=OFFICE_HOURS), at=EVENING)
    day.begin_to_be(FULL)
    day.pass_time(timedelta(hours=2))
    (entry,) = day.log
    assert (entry.outcome, entry.reason, entry.shown, entry.due) == (
        Outcome.HELD,
        "full_screen",
        None,
        EVENING + EVERY,
    )
    assert isinstance(day.situation(), OffHours)
    assert day.shown == []


def test_hours_that_end_during_a_long_absence_make_it_rested() -> None:
    day = Day(PLAN._replace(hours=OFFICE_HOURS), at=EVENING)
    day.begin_to_be(DND)
    day.pass_time(EVERY)
    day.happen(WentAway(day.at - PLAN.rhythm.away))
    day.pass_time(timedelta(hours=2))
    assert day.outcomes == [Outcome.RESTED]


def test_nothing_that_was_held_comes_in_the_last_minutes_of_the_hours() -> None:
    day = Day(PLAN._replace(hours=OFFICE_HOURS), at=EVENING)
    day.begin_to_be(DND)
    day.pass_time(timedelta(hours=1, minutes=21))
    day.end_to_be(DND)
    day.pass_time(timedelta(hours=1))
    assert day.shown == []
    assert [(entry.outcome, entry.reason) for entry in day.log] == [(Outcome.HELD, "do_not_disturb")]


def test_a_pause_leaves_what_is_held_in_the_log() -> None:
    day = held_day()
    day.happen(PauseRequested(Until.RESUMED, Via.TRAY))
    assert day.situation() == Paused(None)
    assert [(entry.outcome, entry.reason, entry.via) for entry in day.log] == [(Outcome.HELD, "do_not_disturb", None)]
    day.end_to_be(DND)
    assert day.shown == []


def test_hours_of_holding_are_one_prompt_in_the_end_and_one_line_in_the_log() -> None:
    day = held_day()
    day.pass_time(timedelta(hours=6))
    day.end_to_be(DND)
    assert len(day.shown) == 1
    day.answer(Answer.DONE)
    assert day.outcomes == [Outcome.DONE]


def test_the_users_own_next_is_never_held() -> None:
    day = Day()
    day.begin_to_be(DND)
    day.happen(BreakRequested())
    (prompt,) = day.shown
    assert prompt.origin is Origin.ASKED


def test_next_brings_what_is_held_and_no_second_one_follows() -> None:
    day = held_day()
    what = held(day.situation()).what
    day.happen(BreakRequested())
    (prompt,) = day.shown
    assert (prompt.id, prompt.due, prompt.origin) == (what.id, MORNING + EVERY, Origin.ASKED)
    day.answer(Answer.DONE)
    day.end_to_be(DND)
    assert len(day.shown) == 1


def test_a_prompt_that_is_open_when_a_reason_begins_stays() -> None:
    day = Day()
    prompt = day.until_prompt()
    for reason in Busy:
        day.begin_to_be(reason)
    assert day.on_screen() == prompt
    day.pass_time(PLAN.rhythm.patience)
    assert day.outcomes == [Outcome.MISSED]


def test_a_snoozed_prompt_that_comes_back_meanwhile_is_held_and_comes_once() -> None:
    day = snoozed_and_held()
    prompt = day.prompt
    assert len(day.shown) == 1
    day.end_to_be(DND)
    assert day.shown == [prompt._replace(snoozed=0), prompt]
    day.answer(Answer.DONE)
    assert day.outcomes == [Outcome.SNOOZED, Outcome.DONE]


def test_a_snoozed_prompt_that_is_held_can_be_answered() -> None:
    day = snoozed_and_held()
    day.answer(Answer.DONE)
    assert day.outcomes == [Outcome.SNOOZED, Outcome.DONE]
    assert isinstance(day.situation(), Working)


def test_a_snoozed_prompt_that_never_comes_back_ends_as_held() -> None:
    day = snoozed_and_held()
    day.happen(PauseRequested(Until.RESUMED, Via.TRAY))
    last = day.log[-1]
    assert (last.outcome, last.reason, last.movement) == (Outcome.HELD, "do_not_disturb", day.shown[0].movement)


def test_a_snoozed_prompt_that_is_held_through_an_absence_ends_as_rested() -> None:
    day = snoozed_and_held()
    day.be_away(20 * MINUTE)
    assert day.outcomes == [Outcome.SNOOZED, Outcome.RESTED]


def test_a_snoozed_prompt_that_hurts_is_exchanged_though_it_is_held() -> None:
    day = snoozed_and_held()
    day.happen(HurtReported())
    assert isinstance(day.situation(), Prompting)


WALK = FixedTime(time(10), "walk-lap")


def test_a_fixed_time_is_held_too_and_keeps_its_movement() -> None:
    day = Day(PLAN._replace(fixed=(FixedTime(time(9, 30), "walk-lap"),)))
    day.begin_to_be(DND)
    day.pass_time(40 * MINUTE)
    assert held(day.situation()).what == Pending(held(day.situation()).what.id, MORNING + 30 * MINUTE, "walk-lap")
    day.end_to_be(DND)
    (prompt,) = day.shown
    assert (prompt.movement.id, prompt.origin, prompt.choice.because) == ("walk-lap", Origin.FIXED, Because.NAMED)


def test_a_fixed_time_takes_the_place_of_what_is_held_so_that_one_prompt_follows() -> None:
    day = held_day(PLAN._replace(fixed=(WALK,)))
    day.pass_time(EVERY)
    assert [(entry.outcome, entry.due) for entry in day.log] == [(Outcome.HELD, MORNING + EVERY)]
    day.end_to_be(DND)
    assert [prompt.movement.id for prompt in day.shown] == ["walk-lap"]
    day.answer(Answer.DONE)
    day.pass_time(EVERY - SECOND)
    assert len(day.shown) == 1


def test_a_fixed_time_outside_the_hours_is_held_outside_the_hours() -> None:
    day = Day(PLAN._replace(hours=OFFICE_HOURS, fixed=(FixedTime(time(18), "walk-lap"),)), at=EVENING)
    day.pass_time(timedelta(hours=1, minutes=45))
    day.effects.clear()
    day.begin_to_be(DND)
    day.pass_time(timedelta(hours=1))
    assert isinstance(day.situation(), Held)
    day.end_to_be(DND)
    assert [prompt.movement.id for prompt in day.shown] == ["walk-lap"]
    day.answer(Answer.DONE)
    assert isinstance(day.situation(), OffHours)


def test_a_fixed_time_of_a_movement_that_the_plan_has_lost_brings_another_one() -> None:
    day = held_day(PLAN._replace(fixed=(FixedTime(time(9, 45), "walk-lap"),)))
    poorer = {name: movement for name, movement in PLAN.movements.items() if name != "walk-lap"}
    day.change_plan(PLAN._replace(movements=poorer))
    day.end_to_be(DND)
    assert len(day.shown) == 1


def test_two_movements_at_the_same_fixed_time_follow_each_other() -> None:
    day = Day(PLAN._replace(fixed=(WALK, FixedTime(time(10), "toe-lift"), FixedTime(time(10), "walk-errand"))))
    day.pass_time(EVERY)
    for name in ("seat-turn", "walk-lap", "toe-lift", "walk-errand"):
        prompt = day.until_prompt()
        day.at = max(day.at, datetime(2026, 11, 23, 10, 1, tzinfo=UTC))
        day.answer(Answer.DONE)
        assert prompt.movement.id == name or prompt.origin is Origin.RHYTHM
    assert day.outcomes == [Outcome.DONE] * 4
    assert isinstance(day.situation(), Working)


@pytest.mark.parametrize("reason", Busy)
def test_skip_leaves_it_out_says_why_and_begins_the_next_interval(reason: Busy) -> None:
    day = Day(policies(**{reason.name: Policy.SKIP}))
    day.begin_to_be(reason)
    day.pass_time(EVERY)
    (entry,) = day.log
    assert (entry.outcome, entry.reason, entry.due, entry.shown, entry.movement) == (
        Outcome.HELD,
        reason.value,
        MORNING + EVERY,
        None,
        None,
    )
    assert day.situation() == Working(day.at, day.at + EVERY)
    day.end_to_be(reason)
    day.pass_time(EVERY)
    assert len(day.shown) == 1


def test_a_fixed_time_that_is_left_out_lets_the_interval_go_on() -> None:
    day = Day(policies(CALL=Policy.SKIP)._replace(fixed=(FixedTime(time(9, 30), "walk-lap"),)))
    day.begin_to_be(CALL)
    day.pass_time(40 * MINUTE)
    (entry,) = day.log
    assert (entry.outcome, entry.reason, entry.movement) == (Outcome.HELD, "call", PLAN.movements["walk-lap"])
    assert day.situation() == Working(MORNING, MORNING + EVERY)


def test_a_snoozed_prompt_that_would_come_back_into_a_call_is_left_out() -> None:
    day = Day(policies(CALL=Policy.SKIP))
    day.until_prompt()
    day.answer(Answer.SNOOZE)
    day.begin_to_be(CALL)
    day.pass_time(PLAN.rhythm.snooze)
    assert [(entry.outcome, entry.reason) for entry in day.log][1:] == [(Outcome.HELD, "call")]


@pytest.mark.parametrize("reason", Busy)
def test_discreet_is_the_seated_short_form_that_nobody_notices(reason: Busy) -> None:
    day = Day(policies(**{reason.name: Policy.DISCREET}))
    day.begin_to_be(reason)
    day.pass_time(EVERY)
    (prompt,) = day.shown
    assert (prompt.choice.manner, prompt.choice.because) == (Manner.SHORT, Because.BUSY)
    assert prompt.movement.result is None
    assert prompt.movement.discreet == 3
    assert _effect(day).neutral


def test_a_snoozed_prompt_comes_back_into_a_call_discreetly_and_as_the_same_one() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.answer(Answer.SNOOZE)
    day.begin_to_be(CALL)
    day.pass_time(PLAN.rhythm.snooze)
    again = day.shown[-1]
    assert (again.id, again.choice.because, again.snoozed) == (prompt.id, Because.BUSY, 1)
    assert again.movement.kind is not prompt.movement.kind


def test_a_fixed_time_in_a_call_is_discreet_too() -> None:
    day = Day(PLAN._replace(fixed=(FixedTime(time(9, 30), "walk-lap"),)))
    day.begin_to_be(CALL)
    day.pass_time(30 * MINUTE)
    assert [(prompt.origin, prompt.choice.because) for prompt in day.shown] == [(Origin.FIXED, Because.BUSY)]


def test_where_nothing_is_discreet_enough_it_is_held() -> None:
    loud = {name: movement._replace(discreet=1) for name, movement in PLAN.movements.items()}
    day = Day(PLAN._replace(movements=loud))
    day.begin_to_be(CALL, announced=False)
    day.pass_time(EVERY + MINUTE)
    assert held(day.situation()).reason is CALL
    day.end_to_be(CALL)
    day.pass_time(MINUTE)
    assert [prompt.choice.because for prompt in day.shown] != [Because.BUSY]
    assert len(day.shown) == 1


def test_a_short_form_for_a_call_leaves_the_turn_of_getting_up_where_it_is() -> None:
    day = Day()
    for _ in range(2):
        day.until_prompt()
        day.answer(Answer.OTHER)
        day.answer(Answer.DONE)
    day.begin_to_be(CALL)
    assert day.until_prompt().choice.because is Because.BUSY
    day.answer(Answer.SKIP)
    day.end_to_be(CALL)
    assert day.until_prompt().movement.kind in (Kind.WALK, Kind.STAND)


@pytest.mark.parametrize("reason", Busy)
def test_show_shows_as_ever(reason: Busy) -> None:
    day, free = Day(policies(**{reason.name: Policy.SHOW})), Day()
    day.begin_to_be(reason)
    for each in (day, free):
        each.pass_time(EVERY)
    assert day.shown == free.shown


@pytest.mark.parametrize("policy", [Policy.SHOW, Policy.DISCREET])
@pytest.mark.parametrize("reason", [CALL, FULL])
def test_in_a_call_and_in_full_screen_the_title_is_neutral_whatever_shows_it(reason: Busy, policy: Policy) -> None:
    day = Day(policies(**{reason.name: policy}))
    day.begin_to_be(reason)
    day.pass_time(EVERY)
    assert _effect(day).neutral
    day.end_to_be(reason)
    day.answer(Answer.OTHER)
    assert not _effect(day).neutral


@pytest.mark.parametrize(
    ("other", "then"),
    [(Policy.SKIP, Outcome.HELD), (Policy.DISCREET, Because.BUSY), (Policy.SHOW, None)],
)
def test_holding_wins_over_all_others_and_what_is_left_decides_when_it_ends(
    other: Policy, then: Outcome | Because | None
) -> None:
    day = Day(policies(CALL=other))
    day.begin_to_be(CALL)
    day.begin_to_be(DND)
    day.pass_time(EVERY + MINUTE)
    assert isinstance(day.situation(), Held)
    day.end_to_be(DND)
    if then is Outcome.HELD:
        assert [(entry.outcome, entry.reason) for entry in day.log] == [(Outcome.HELD, "call")]
        assert day.situation() == Working(day.at, day.at + EVERY)
    else:
        (prompt,) = day.shown
        assert (prompt.choice.because is Because.BUSY) is (then is Because.BUSY)


def test_leaving_out_wins_over_discretion_and_discretion_over_showing() -> None:
    day = Day(policies(CALL=Policy.DISCREET, FULL_SCREEN=Policy.SKIP, DO_NOT_DISTURB=Policy.SHOW))
    for reason in Busy:
        day.begin_to_be(reason)
    day.pass_time(EVERY)
    assert [(entry.outcome, entry.reason) for entry in day.log] == [(Outcome.HELD, "full_screen")]
    day.end_to_be(FULL)
    day.pass_time(EVERY)
    assert [prompt.choice.because for prompt in day.shown] == [Because.BUSY]


def test_the_reason_that_still_holds_is_the_one_that_is_told() -> None:
    day = held_day(reason=DND)
    day.begin_to_be(FULL)
    assert held(day.situation()).reason is DND
    day.end_to_be(DND)
    assert held(day.situation()).reason is FULL
    assert day.shown == []


def test_insisting_breaks_through_do_not_disturb_and_nothing_else() -> None:
    insisting = PLAN._replace(insist=True)
    day = Day(insisting)
    day.begin_to_be(DND)
    day.pass_time(EVERY)
    assert len(day.shown) == 1
    held_day(insisting, FULL)


def test_a_schedule_that_says_otherwise_takes_effect_on_what_is_held() -> None:
    day = held_day()
    day.change_plan(policies(DO_NOT_DISTURB=Policy.SHOW))
    assert len(day.shown) == 1


def test_nothing_is_heard_but_what_comes_by_itself_while_nothing_holds() -> None:
    day = Day(policies(CALL=Policy.SHOW)._replace(sound=True))
    day.until_prompt()
    assert _effect(day).sound
    day.answer(Answer.OTHER)
    assert not _effect(day).sound
    day.answer(Answer.DONE)
    day.begin_to_be(CALL)
    day.until_prompt()
    assert not _effect(day).sound
    silent = Day()
    silent.until_prompt()
    assert not _effect(silent).sound


@pytest.mark.parametrize("after", [SECOND, timedelta(hours=3)])
def test_a_restart_holds_on(after: timedelta) -> None:
    day = held_day()
    before = day.situation()
    day.restart(after=after)
    assert day.situation() == before
    day.end_to_be(DND)
    assert [prompt.id for prompt in day.shown] == [held(before).what.id]


def test_what_was_held_is_shown_after_a_restart_that_its_reason_did_not_outlast_but_not_at_once() -> None:
    day = held_day()
    day.busy = {}
    day.restart(after=timedelta(hours=1))
    day.pass_time(2 * MINUTE - SECOND)
    assert day.shown == []
    day.pass_time(SECOND)
    assert len(day.shown) == 1


def test_what_was_held_yesterday_is_in_the_log_and_today_begins_anew() -> None:
    day = held_day()
    day.restart(after=timedelta(hours=20))
    assert [(entry.outcome, entry.reason) for entry in day.log] == [(Outcome.HELD, "do_not_disturb")]
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_a_restart_after_an_absence_while_it_was_held_is_a_return() -> None:
    day = held_day()
    day.happen(WentAway(day.at - PLAN.rhythm.away))
    day.restart(after=timedelta(hours=1))
    assert day.outcomes == [Outcome.RESTED]
    assert day.situation() == Working(day.at, day.at + EVERY)


@pytest.mark.parametrize("outcome", [Outcome.HELD, Outcome.RESTED, Outcome.DONE])
def test_what_the_log_knows_better_of_what_was_held_is_believed(outcome: Outcome) -> None:
    day = held_day()
    day.restart(logged=(outcome,))
    assert day.log == []
    assert day.state.today.outcomes == {outcome: 1}
    assert isinstance(day.situation(), Working)


def test_a_clock_that_is_set_moves_what_is_held_along() -> None:
    day = held_day()
    before = held(day.situation())
    moved = timedelta(hours=-5)
    day.at += moved
    day.happen(ClockSet(moved))
    after = held(day.situation())
    assert (after.since, after.what.due) == (before.since + moved, before.what.due + moved)
    day.end_to_be(DND)
    assert len(day.shown) == 1


def test_a_sleep_while_it_is_held_is_a_rest() -> None:
    day = held_day()
    day.at += timedelta(hours=2)
    day.busy = {}
    day.happen(Slept(timedelta(hours=2)))
    assert day.outcomes == [Outcome.RESTED]
    day.pass_time(EVERY - SECOND)
    assert day.shown == []


def test_a_held_prompt_outlives_changes_that_change_nothing() -> None:
    day = held_day()
    before = day.situation()
    for _ in range(3):
        day.happen(BusyChanged())
        day.happen(CameBack(day.at))
    assert day.situation() == before


def test_a_prompt_that_is_snoozed_again_while_it_is_held_comes_back_later() -> None:
    day = snoozed_and_held()
    day.answer(Answer.SNOOZE)
    assert isinstance(day.situation(), Snoozed)
    assert day.outcomes == [Outcome.SNOOZED, Outcome.SNOOZED]


def test_an_exercise_in_a_practice_takes_the_place_of_what_is_held() -> None:
    day = held_day()
    what = held(day.situation()).what
    day.happen(PracticeSeen())
    day.happen(Practised("glute-squeeze", None, Posture.STANDING, day.at))
    day.happen(PracticeEnded())
    assert [(entry.id, entry.outcome, entry.via) for entry in day.log] == [(what.id, Outcome.RESTED, Via.PRACTICE)]
    day.end_to_be(DND)
    assert day.shown == []


def test_an_exercise_that_is_heard_of_late_stands_for_what_fell_due_meanwhile() -> None:
    day = held_day()
    day.happen(Practised("glute-squeeze", None, Posture.STANDING, MORNING + EVERY - SECOND))
    assert day.outcomes == [Outcome.RESTED]
    assert isinstance(day.situation(), Working)


def test_a_practice_without_an_exercise_leaves_it_held() -> None:
    day = held_day()
    before = day.situation()
    day.happen(PracticeSeen())
    day.end_to_be(DND)
    assert day.shown == []
    day.happen(PracticeEnded())
    assert [prompt.id for prompt in day.shown] == [held(before).what.id]


def test_a_prompt_that_waited_for_the_end_of_a_practice_does_not_come_back_into_what_holds_prompts() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.happen(PracticeSeen())
    day.begin_to_be(DND)
    day.happen(PracticeEnded())
    assert held(day.situation()).what == prompt
    assert day.on_screen() is None
    day.end_to_be(DND)
    assert day.on_screen() == prompt


def _effect(day: Day) -> ShowPrompt:
    return next(effect for effect in reversed(day.effects) if isinstance(effect, ShowPrompt))


def test_next_brings_back_a_snoozed_prompt_that_is_held() -> None:
    day = snoozed_and_held()
    prompt = day.prompt
    day.happen(BreakRequested())
    assert day.on_screen() == prompt
    assert isinstance(day.situation(), Prompting)


def test_a_snoozed_prompt_is_heard_when_it_comes_back() -> None:
    day = Day(PLAN._replace(sound=True))
    day.until_prompt()
    day.answer(Answer.SNOOZE)
    day.until_prompt()
    assert _effect(day).sound
