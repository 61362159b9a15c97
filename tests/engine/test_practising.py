"""A guided practice: silence while it lasts, and what was done in it counts."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from kneebreak.engine.effects import Refusal
from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.events import (
    Answer,
    BreakRequested,
    CameBack,
    ClockSet,
    PauseRequested,
    PostureDeclared,
    PracticeEnded,
    PracticeSeen,
    Practised,
    ResumeRequested,
    Slept,
    UndoRequested,
    Until,
    WentAway,
)
from kneebreak.engine.feedback import Feedback
from kneebreak.engine.movement import Kind, Posture, Side
from kneebreak.engine.plan import EVERY_DAY, FixedTime, Hours
from kneebreak.engine.posture import Stance, stance_at
from kneebreak.engine.practising import LEASE, STEP
from kneebreak.engine.state import OffHours, Paused, Practising, Prompting, Snoozed, Working
from tests.engine.catalogue import MORNING, PLAN
from tests.engine.day import Day

MINUTE = timedelta(minutes=1)
EVERY = PLAN.rhythm.every
AWAY = PLAN.rhythm.away


def done(
    at: datetime, movement: str = "glute-squeeze", *, posture: Posture = Posture.STANDING, again: bool = False
) -> Practised:
    return Practised(movement, None, posture, at, again)


def see(day: Day, minutes: int) -> None:
    """Be at a practice for so long, as it tells itself."""
    for _ in range(minutes * 4):
        day.happen(PracticeSeen())
        day.pass_time(MINUTE / 4)


def posture(day: Day) -> Posture:
    return stance_at(day.state.stance, day.at).posture


def test_while_a_practice_is_under_way_nothing_comes() -> None:
    day = Day()
    day.pass_time(EVERY - MINUTE)
    see(day, 10)
    assert day.shown == []


def test_a_prompt_that_fell_due_in_a_practice_without_an_exercise_comes_after_it() -> None:
    day = Day()
    day.pass_time(EVERY - MINUTE)
    see(day, 10)
    day.happen(PracticeEnded())
    assert isinstance(day.situation(), Prompting)


def test_after_a_practice_the_interval_begins_anew_with_its_last_exercise() -> None:
    day = Day()
    day.pass_time(EVERY - MINUTE)
    see(day, 8)
    day.happen(done(day.at))
    last = day.at
    see(day, 2)
    day.happen(PracticeEnded())
    assert day.situation() == Working(last, last + EVERY)


def test_a_practice_that_falls_silent_is_over_within_a_minute() -> None:
    day = Day()
    day.pass_time(EVERY - MINUTE)
    day.happen(PracticeSeen())
    assert day.situation() == Practising(Working(MORNING, MORNING + EVERY), day.at + LEASE)
    day.pass_time(LEASE)
    assert len(day.shown) == 1


def test_an_open_prompt_leaves_the_screen_and_is_a_break_of_ones_own_once_something_was_done() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.happen(PracticeSeen())
    assert day.on_screen() is None
    assert day.log == []
    day.happen(done(day.at))
    [entry] = day.log
    assert (entry.id, entry.outcome, entry.via) == (prompt.id, Outcome.RESTED, Via.PRACTICE)
    day.happen(PracticeEnded())
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_an_open_prompt_comes_back_with_all_its_patience_where_nothing_was_done() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.pass_time(5 * MINUTE)
    see(day, 8)
    day.happen(PracticeEnded())
    assert day.on_screen() == prompt
    assert day.situation() == Prompting(prompt, day.at + PLAN.rhythm.patience)
    assert day.log == []


def test_a_snoozed_prompt_waits_for_the_end() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.answer(Answer.SNOOZE)
    see(day, 8)
    assert len(day.shown) == 1
    day.happen(PracticeEnded())
    assert day.on_screen() == prompt._replace(snoozed=1)


def test_a_set_aside_prompt_can_still_be_answered() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.happen(PracticeSeen())
    assert day.answer(Answer.DONE, prompt.id) is None
    assert isinstance(day.situation(), Practising)
    assert day.outcomes == [Outcome.DONE]
    assert day.answer(Answer.DONE, prompt.id) is Refusal.STALE_PROMPT


def test_another_movement_for_a_set_aside_prompt_is_not_shown_before_the_end() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.happen(PracticeSeen())
    day.answer(Answer.OTHER)
    assert day.on_screen() is None
    day.happen(PracticeEnded())
    other = day.on_screen()
    assert other is not None
    assert other.id == prompt.id
    assert other.movement != prompt.movement


def test_a_break_that_is_asked_for_in_a_practice_is_refused() -> None:
    day = Day()
    day.happen(PracticeSeen())
    assert day.happen(BreakRequested()) is Refusal.PRACTISING


def test_a_pause_can_be_begun_and_ended_in_a_practice() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.happen(PracticeSeen())
    day.happen(PauseRequested(Until.RESUMED, Via.TRAY))
    assert [(entry.id, entry.outcome) for entry in day.log] == [(prompt.id, Outcome.SKIPPED)]
    assert isinstance(day.situation(), Practising)
    day.happen(ResumeRequested())
    assert day.happen(ResumeRequested()) is Refusal.NOT_PAUSED
    assert isinstance(day.situation(), Practising)


def test_who_had_paused_is_still_paused_after_it() -> None:
    day = Day()
    day.happen(PauseRequested(Until.RESUMED, Via.TRAY))
    day.happen(PracticeSeen())
    day.happen(done(day.at))
    day.happen(PracticeEnded())
    assert day.situation() == Paused(None)


def test_outside_the_hours_it_stays_outside_the_hours() -> None:
    day = Day(PLAN._replace(hours=(Hours(EVERY_DAY, time(10), time(17)),)))
    day.happen(PracticeSeen())
    day.happen(done(day.at))
    day.happen(PracticeEnded())
    assert isinstance(day.situation(), OffHours)


def test_a_fixed_time_within_a_practice_is_not_made_up_for() -> None:
    day = Day(PLAN._replace(fixed=(FixedTime(time(9, 5), "walk-lap"),)))
    see(day, 10)
    day.happen(PracticeEnded())
    day.pass_time(10 * MINUTE)
    assert day.shown == []


def test_nor_is_one_that_falls_right_before_its_end() -> None:
    day = Day(PLAN._replace(fixed=(FixedTime(time(9, 5), "walk-lap"),)))
    day.pass_time(5 * MINUTE - LEASE / 4)
    day.happen(PracticeSeen())
    day.pass_time(LEASE / 2)
    day.happen(PracticeEnded())
    assert day.shown == []


def test_what_was_done_counts_for_today_each_exercise_once() -> None:
    day = Day()
    day.happen(done(day.at, "glute-squeeze"))
    day.pass_time(MINUTE)
    day.happen(done(day.at, "glute-squeeze", again=True))
    day.pass_time(MINUTE)
    day.happen(done(day.at, "toe-lift"))
    today = day.state.today
    assert today.outcomes == {Outcome.DONE: 3}
    assert today.strength == 1
    assert today.kinds == {Kind.HIPS: 1, Kind.FEET: 1}
    assert today.practised == day.at


def test_a_step_that_is_told_twice_counts_once() -> None:
    day = Day()
    for _ in range(2):
        day.happen(done(MORNING))
    assert day.state.today.outcomes == {Outcome.DONE: 1}


def test_a_movement_that_the_plan_has_no_more_counts_as_a_step_alone() -> None:
    day = Day()
    day.happen(done(day.at, "swimming"))
    assert day.state.today.outcomes == {Outcome.DONE: 1}
    assert day.state.today.kinds == {}


def test_what_was_practised_is_not_what_comes_next_and_its_other_side_begins_next_time() -> None:
    day = Day()
    day.happen(Practised("other-way", Side.LEFT, Posture.SITTING, day.at))
    assert day.state.rotation.last_kind is Kind.TURN
    assert day.state.rotation.recent == ("other-way",)
    assert day.state.rotation.sides == {"other-way": Side.LEFT}
    assert day.until_prompt().movement.kind is not Kind.TURN


def test_it_is_no_short_form_and_a_movement_that_was_practised_is_not_skipped_any_more() -> None:
    day = Day()
    feedback = Feedback(skipped={"toe-lift": 2})
    day.state = day.state._replace(rotation=day.state.rotation._replace(shorts=1), feedback=feedback)
    day.happen(done(day.at, "toe-lift"))
    assert day.state.rotation.shorts == 0
    assert day.state.feedback.skipped == {}


@pytest.mark.parametrize("practised", [Posture.STANDING, Posture.FLOOR])
def test_its_posture_lasts_a_little_beyond_the_last_exercise(practised: Posture) -> None:
    day = Day()
    day.pass_time(30 * MINUTE)
    day.happen(done(day.at, posture=practised))
    day.happen(PracticeEnded())
    assert posture(day) is practised
    day.pass_time(STEP)
    assert posture(day) is Posture.SITTING
    assert stance_at(day.state.stance, day.at).since == day.at


def test_in_a_chair_the_sitting_goes_on() -> None:
    day = Day()
    day.pass_time(30 * MINUTE)
    day.happen(done(day.at, posture=Posture.SITTING))
    assert (posture(day), day.state.stance.since) == (Posture.SITTING, MORNING)


def test_who_said_that_they_stand_stands_on_and_who_said_it_practises_in_a_chair_sits() -> None:
    day = Day()
    day.happen(PostureDeclared(Posture.STANDING))
    day.happen(done(day.at))
    day.pass_time(10 * MINUTE)
    assert posture(day) is Posture.STANDING
    day.happen(done(day.at, posture=Posture.SITTING))
    assert posture(day) is Posture.SITTING


def test_taking_an_answer_back_takes_nothing_of_the_practice_back() -> None:
    day = Day()
    day.until_prompt()
    day.answer(Answer.DONE)
    day.happen(done(day.at, posture=Posture.FLOOR))
    day.happen(UndoRequested())
    assert posture(day) is Posture.FLOOR
    assert day.state.today.outcomes == {Outcome.DONE: 1}


def test_lying_still_for_long_in_a_practice_is_no_break_of_ones_own() -> None:
    day = Day()
    see(day, 1)
    since = day.at
    day.pass_time(LEASE / 2)
    for _ in range(8):
        see(day, 1)
        if day.at - since >= AWAY:
            day.happen(WentAway(since))
        day.happen(done(day.at, posture=Posture.FLOOR))
    day.happen(PracticeEnded())
    day.happen(CameBack(since))
    assert day.log == []
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_who_lay_still_with_a_prompt_set_aside_goes_on_working_after_it() -> None:
    day = Day()
    day.until_prompt()
    day.happen(PracticeSeen())
    since = day.at
    see(day, 6)
    day.happen(WentAway(since))
    day.happen(done(day.at, posture=Posture.FLOOR))
    see(day, 1)
    day.happen(CameBack(since))
    day.happen(PracticeEnded())
    assert day.outcomes == [Outcome.RESTED]
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_who_stays_away_after_it_is_away_and_that_was_no_break_either() -> None:
    day = Day()
    day.happen(PracticeSeen())
    since = day.at
    see(day, 6)
    day.happen(WentAway(since))
    day.happen(done(day.at))
    day.pass_time(LEASE)
    day.pass_time(20 * MINUTE)
    day.happen(CameBack(since))
    assert day.log == []
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_who_left_an_unused_page_open_had_a_break_of_their_own() -> None:
    day = Day()
    day.pass_time(10 * MINUTE)
    since = day.at
    see(day, 6)
    day.happen(WentAway(since))
    day.happen(PracticeEnded())
    day.pass_time(10 * MINUTE)
    day.happen(CameBack(since))
    assert day.outcomes == [Outcome.RESTED]


def test_who_was_away_is_back_with_the_beginning_of_a_practice() -> None:
    day = Day()
    day.happen(WentAway(day.at))
    day.pass_time(30 * MINUTE)
    day.happen(PracticeSeen())
    assert day.outcomes == [Outcome.RESTED]
    assert day.situation() == Practising(Working(day.at, day.at + EVERY), day.at + LEASE)


def test_a_machine_that_slept_ends_the_practice_and_that_was_a_break() -> None:
    day = Day()
    day.happen(PracticeSeen())
    day.at += 60 * MINUTE
    day.happen(Slept(60 * MINUTE))
    assert day.outcomes == [Outcome.RESTED]
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_a_clock_that_is_set_moves_the_practice_along() -> None:
    day = Day()
    day.happen(PracticeSeen())
    day.at += 60 * MINUTE
    day.happen(ClockSet(60 * MINUTE))
    assert day.situation() == Practising(Working(day.at, day.at + EVERY), day.at + LEASE)


def test_another_interval_holds_after_the_practice() -> None:
    day = Day()
    day.happen(PracticeSeen())
    day.change_plan(PLAN._replace(rhythm=PLAN.rhythm._replace(every=20 * MINUTE)))
    day.happen(PracticeEnded())
    assert day.situation() == Working(MORNING, MORNING + 20 * MINUTE)


def test_a_restart_forgets_the_silence_and_keeps_the_countdown() -> None:
    day = Day()
    day.pass_time(10 * MINUTE)
    day.happen(PracticeSeen())
    day.restart(after=MINUTE / 4)
    assert day.situation() == Working(MORNING, MORNING + EVERY)


def test_a_restart_counts_what_the_log_knows_of_a_practice_and_nothing_of_it_twice() -> None:
    day = Day()
    day.happen(done(day.at))
    day.pass_time(20 * MINUTE)
    later = day.at + 5 * MINUTE
    day.restart(practised=(done(MORNING), done(later, "toe-lift")), after=10 * MINUTE)
    assert day.state.today.kinds == {Kind.HIPS: 1, Kind.FEET: 1}
    assert day.situation() == Working(later, later + EVERY)


def test_yesterdays_practice_counts_for_no_other_day() -> None:
    day = Day()
    day.restart(practised=(done(MORNING + MINUTE),), after=timedelta(days=1))
    assert day.state.today.kinds == {}
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_a_practice_from_before_the_interval_and_the_posture_changes_neither() -> None:
    day = Day()
    day.pass_time(10 * MINUTE)
    day.until_prompt()
    day.answer(Answer.DONE)
    day.happen(PostureDeclared(Posture.STANDING))
    before = (day.situation(), day.state.stance)
    day.restart(practised=(done(MORNING + MINUTE, posture=Posture.FLOOR),), after=MINUTE)
    assert (day.situation(), day.state.stance) == before
    assert day.state.today.kinds[Kind.HIPS] >= 1


def test_a_practice_from_before_a_prompt_does_not_end_it() -> None:
    day = Day()
    before = day.at + MINUTE
    prompt = day.until_prompt()
    day.restart(practised=(done(before),))
    assert day.on_screen() == prompt
    day.answer(Answer.SNOOZE)
    day.restart(practised=(done(before), done(day.at + MINUTE)), after=2 * MINUTE)
    assert not isinstance(day.situation(), Snoozed)
    assert day.outcomes == [Outcome.SNOOZED, Outcome.RESTED]


def test_a_step_on_ones_feet_cuts_no_standing_short() -> None:
    day = Day()
    stood = Stance(Posture.STANDING, day.at, day.at + 20 * MINUTE, "stand-work")
    day.state = day.state._replace(stance=stood)
    day.pass_time(MINUTE)
    day.happen(Practised("side-leg-lift", None, Posture.STANDING, day.at))
    assert day.state.stance == stood
    day.pass_time(18 * MINUTE + STEP / 4)
    day.happen(Practised("side-leg-lift", None, Posture.STANDING, day.at))
    assert day.state.stance == stood._replace(until=day.at + STEP)
