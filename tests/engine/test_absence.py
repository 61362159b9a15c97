"""Away and back, asleep and awake: an absence is a break of its own."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.events import (
    Answer,
    Answered,
    BreakRequested,
    CameBack,
    Locked,
    PostureDeclared,
    Slept,
    WentAway,
)
from kneebreak.engine.movement import Posture
from kneebreak.engine.outlook import outlook
from kneebreak.engine.plan import FixedTime
from kneebreak.engine.state import Away, Prompting, PromptingAway, Working, listens_for
from kneebreak.engine.waking import MAYBE_GONE
from tests.engine.catalogue import MORNING, OFFICE_HOURS, PLAN
from tests.engine.day import Day

MINUTE = timedelta(minutes=1)
EVERY = PLAN.rhythm.every
AWAY = PLAN.rhythm.away


def test_an_absence_ends_the_interval_and_is_logged_as_rested_at_the_return() -> None:
    day = Day()
    day.pass_time(10 * MINUTE)
    due = day.at - 10 * MINUTE + EVERY
    day.be_away(20 * MINUTE)
    assert [(entry.outcome, entry.at, entry.due, entry.shown, entry.movement) for entry in day.log] == [
        (Outcome.RESTED, day.at, due, None, None)
    ]
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_nothing_falls_due_while_the_user_is_away() -> None:
    day = Day()
    day.be_away(timedelta(hours=3))
    assert day.shown == []
    day.pass_time(EVERY - timedelta(seconds=1))
    assert day.shown == []


def test_a_short_pause_at_the_keyboard_is_no_absence() -> None:
    day = Day()
    day.be_away(AWAY - timedelta(seconds=1))
    day.happen(CameBack(day.at - AWAY + timedelta(seconds=1)))
    assert day.log == []
    day.pass_time(EVERY - AWAY + timedelta(seconds=1))
    assert len(day.shown) == 1


def test_patience_stops_while_the_user_is_away() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.pass_time(MINUTE)
    left_at = day.at
    day.pass_time(AWAY)
    day.happen(WentAway(left_at))
    assert day.situation() == PromptingAway(prompt, PLAN.rhythm.patience - MINUTE)
    day.pass_time(timedelta(hours=2))
    assert day.outcomes == []
    assert day.on_screen() == prompt


def test_a_prompt_of_somebody_who_got_up_ends_as_rested_and_not_as_missed() -> None:
    day = Day()
    day.until_prompt()
    day.pass_time(MINUTE)
    day.be_away(30 * MINUTE)
    day.pass_time(PLAN.rhythm.patience)
    assert day.outcomes == [Outcome.RESTED]


def test_a_click_after_the_return_is_done() -> None:
    day = Day()
    day.until_prompt()
    day.be_away(30 * MINUTE)
    day.pass_time(MINUTE)
    day.answer(Answer.DONE)
    day.pass_time(PLAN.rhythm.patience)
    assert day.outcomes == [Outcome.DONE]


def test_after_a_return_the_bubble_stands_for_at_least_two_minutes() -> None:
    day = Day()
    day.until_prompt()
    day.pass_time(PLAN.rhythm.patience - MINUTE)
    since = day.at - AWAY
    day.happen(WentAway(since))
    day.pass_time(timedelta(hours=1))
    day.happen(CameBack(since))
    day.pass_time(2 * MINUTE - timedelta(seconds=1))
    assert isinstance(day.situation(), Prompting)


def test_the_idle_time_is_looked_at_before_a_prompt_is_missed() -> None:
    day = Day()
    day.until_prompt()
    assert listens_for(day.state) == MAYBE_GONE, "or a source that tells only of pauses would not know"
    day.pass_time(PLAN.rhythm.patience - timedelta(seconds=1))
    day.idle_for = 3 * MINUTE
    day.pass_time(timedelta(seconds=1))
    assert day.outcomes == [], "somebody may have got up three minutes ago"
    day.idle_for = AWAY
    day.pass_time(AWAY)
    assert isinstance(day.situation(), PromptingAway)
    day.idle_for = timedelta(0)
    day.happen(CameBack(day.at - 10 * MINUTE))
    day.pass_time(PLAN.rhythm.patience)
    assert day.outcomes == [Outcome.RESTED]


def test_somebody_who_was_only_reading_misses_their_prompt() -> None:
    day = Day()
    day.until_prompt()
    day.idle_for = 3 * MINUTE
    day.pass_time(PLAN.rhythm.patience)
    day.idle_for = timedelta(seconds=30)
    day.pass_time(AWAY)
    assert day.outcomes == [Outcome.MISSED]


def test_a_snoozed_prompt_that_an_absence_outlasts_ends_as_rested() -> None:
    day = Day()
    day.until_prompt()
    day.happen(Answered(None, Answer.SNOOZE, Via.CLI, 10 * MINUTE))
    day.be_away(30 * MINUTE)
    assert len(day.shown) == 1
    assert day.outcomes == [Outcome.SNOOZED, Outcome.RESTED]
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_a_suspend_of_two_hours_is_a_rest_and_brings_no_prompt() -> None:
    day = Day()
    day.pass_time(20 * MINUTE)
    day.at += timedelta(hours=2)
    day.happen(Slept(timedelta(hours=2)))
    assert day.outcomes == [Outcome.RESTED]
    assert day.shown == []
    day.pass_time(EVERY)
    assert len(day.shown) == 1


def test_a_nap_of_the_machine_changes_nothing() -> None:
    day = Day()
    day.pass_time(20 * MINUTE)
    before = day.situation()
    day.at += MINUTE
    day.happen(Slept(MINUTE))
    assert day.situation() == before
    assert day.log == []


def test_a_suspend_with_a_prompt_open_ends_it_as_rested_unless_it_is_answered() -> None:
    day = Day()
    day.until_prompt()
    day.at += timedelta(hours=2)
    day.happen(Slept(timedelta(hours=2)))
    assert day.outcomes == []
    day.pass_time(PLAN.rhythm.patience)
    assert day.outcomes == [Outcome.RESTED]
    assert len(day.shown) == 1


def test_a_machine_that_wakes_up_by_itself_finds_nobody() -> None:
    day = Day()
    day.pass_time(20 * MINUTE)
    day.happen(WentAway(day.at - AWAY))
    since = day.at - AWAY
    day.at += timedelta(hours=6)
    day.idle_for = timedelta(minutes=9)
    day.happen(Slept(timedelta(hours=6)))
    assert isinstance(day.situation(), Away)
    day.pass_time(timedelta(hours=1))
    day.idle_for = timedelta(0)
    day.happen(CameBack(since))
    assert day.outcomes == [Outcome.RESTED]


def test_a_return_that_nobody_reported_is_seen_in_the_idle_time() -> None:
    day = Day(PLAN._replace(hours=OFFICE_HOURS))
    day.happen(WentAway(day.at - AWAY))
    day.pass_time(30 * MINUTE)
    day.idle_for = timedelta(seconds=2)
    day.happen(PostureDeclared(Posture.STANDING))
    assert day.outcomes == [Outcome.RESTED]
    assert isinstance(day.situation(), Working)


def test_a_long_absence_makes_it_sitting_again() -> None:
    day = Day()
    day.happen(PostureDeclared(Posture.STANDING))
    day.be_away(10 * MINUTE)
    assert day.state.stance.posture is Posture.SITTING


def test_a_fixed_time_that_falls_into_an_absence_is_not_made_up_for() -> None:
    plan = PLAN._replace(fixed=(FixedTime(time(12, 30), "walk-lap"),))
    day = Day(plan, at=datetime(2026, 11, 23, 12, 20, tzinfo=UTC))
    day.be_away(30 * MINUTE)
    assert day.shown == []
    day.pass_time(EVERY)
    assert len(day.shown) == 1


def test_somebody_who_has_not_come_yet_when_the_hours_begin_has_not_rested() -> None:
    day = Day(PLAN._replace(hours=OFFICE_HOURS), at=datetime(2026, 11, 23, 8, 0, tzinfo=UTC))
    day.happen(WentAway(day.at - AWAY))
    day.pass_time(timedelta(hours=2))
    assert isinstance(day.situation(), Away)
    day.happen(CameBack(day.at - timedelta(hours=3)))
    assert day.log == []
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_a_prompt_is_shown_again_on_return_for_its_server_may_have_lost_it() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.be_away(30 * MINUTE)
    assert day.shown == [prompt, prompt]


def test_a_prompt_that_is_asked_for_while_nobody_is_there_waits_for_somebody() -> None:
    day = Day()
    day.happen(WentAway(day.at))
    day.happen(BreakRequested())
    assert isinstance(day.situation(), PromptingAway)
    day.pass_time(timedelta(hours=1))
    day.happen(CameBack(day.at - timedelta(hours=1)))
    day.pass_time(PLAN.rhythm.patience)
    assert day.outcomes == [Outcome.RESTED]


def test_a_fixed_time_that_passed_in_a_long_absence_is_not_what_comes_next() -> None:
    day = Day(PLAN._replace(hours=OFFICE_HOURS, fixed=(FixedTime(time(19), "walk-lap"),)))
    day.pass_time(timedelta(hours=9))
    day.happen(Locked())
    day.pass_time(timedelta(hours=1) + PLAN.rhythm.away)
    coming = outlook(day.plan, day.state._replace(at=day.at))
    assert coming is not None
    assert coming.at == MORNING + timedelta(days=1) + PLAN.rhythm.every
