"""A locked screen, and the two minutes of peace after each return."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kneebreak.engine.entry import Outcome
from kneebreak.engine.events import (
    Answer,
    BreakRequested,
    CameBack,
    Happening,
    Locked,
    Slept,
    Ticked,
    Unlocked,
    WentAway,
    Woke,
)
from kneebreak.engine.plan import FixedTime, Rhythm
from kneebreak.engine.state import Away, Prompting, PromptingAway, Working
from tests.engine.catalogue import MORNING, OFFICE_HOURS, PLAN
from tests.engine.day import Day

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
EVERY = PLAN.rhythm.every
AWAY = PLAN.rhythm.away
PEACE = 2 * MINUTE


def test_nothing_is_shown_while_the_screen_is_locked() -> None:
    day = Day(PLAN._replace(fixed=(FixedTime((MORNING + HOUR).time(), "walk-lap"),)))
    day.happen(Locked())
    day.pass_time(3 * HOUR)
    assert day.shown == []


def test_a_lock_as_long_as_away_is_a_break_of_its_own() -> None:
    day = Day()
    day.pass_time(20 * MINUTE)
    day.be_locked(AWAY)
    assert [(entry.outcome, entry.due, entry.shown) for entry in day.log] == [(Outcome.RESTED, MORNING + EVERY, None)]
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_a_shorter_lock_earns_nothing_and_the_interval_runs_on() -> None:
    day = Day()
    before = day.situation()
    day.pass_time(20 * MINUTE)
    day.be_locked(AWAY - SECOND)
    assert day.log == []
    assert day.situation() == before


def test_what_fell_due_in_a_short_lock_comes_two_minutes_after_it() -> None:
    day = Day()
    day.pass_time(EVERY - MINUTE)
    day.be_locked(3 * MINUTE)
    day.pass_time(PEACE - SECOND)
    assert day.shown == []
    day.pass_time(SECOND)
    (prompt,) = day.shown
    assert prompt.due == MORNING + EVERY


def test_a_fixed_time_that_fell_into_a_short_lock_comes_two_minutes_after_it() -> None:
    day = Day(PLAN._replace(hours=OFFICE_HOURS, fixed=(FixedTime((MORNING + 10 * MINUTE).time(), "walk-lap"),)))
    day.pass_time(9 * MINUTE)
    day.be_locked(3 * MINUTE)
    day.pass_time(PEACE - SECOND)
    assert day.shown == []
    day.pass_time(SECOND)
    assert [prompt.movement.id for prompt in day.shown] == ["walk-lap"]


def test_a_fixed_time_outside_the_hours_waits_for_a_short_lock_as_well() -> None:
    evening = MORNING + timedelta(hours=10)
    day = Day(PLAN._replace(hours=OFFICE_HOURS, fixed=(FixedTime((evening + MINUTE).time(), "walk-lap"),)), at=evening)
    day.be_locked(3 * MINUTE)
    day.pass_time(PEACE)
    assert [prompt.movement.id for prompt in day.shown] == ["walk-lap"]


@pytest.mark.parametrize(
    "returns",
    [
        Unlocked(),
        Woke(),
        Slept(30 * SECOND),
        CameBack(MORNING),
    ],
)
def test_every_return_brings_two_minutes_of_peace(returns: Happening) -> None:
    day = Day()
    day.pass_time(EVERY - 10 * SECOND)
    day.happen(returns)
    day.pass_time(PEACE - SECOND)
    assert day.shown == []
    day.pass_time(SECOND)
    assert len(day.shown) == (0 if day.log else 1), "a long absence begins the interval anew"


def test_a_snoozed_prompt_does_not_come_back_into_the_peace() -> None:
    day = Day()
    day.until_prompt()
    day.answer(Answer.SNOOZE)
    day.pass_time(PLAN.rhythm.snooze - 10 * SECOND)
    day.happen(Unlocked())
    day.pass_time(PEACE - SECOND)
    assert len(day.shown) == 1
    day.pass_time(SECOND)
    assert len(day.shown) == 2


def test_the_pause_in_the_typing_is_waited_for_after_the_peace() -> None:
    day = Day()
    day.pass_time(EVERY - SECOND)
    day.happen(Woke())
    day.idle_for = timedelta(0)
    day.pass_time(PEACE + PLAN.rhythm.lull - SECOND)
    assert day.shown == []
    day.pass_time(SECOND)
    assert len(day.shown) == 1


def test_what_the_user_asks_for_comes_into_the_peace() -> None:
    day = Day()
    day.happen(Unlocked())
    day.happen(BreakRequested())
    assert len(day.shown) == 1


def test_an_interval_shorter_than_the_peace_does_not_break_it() -> None:
    day = Day(PLAN._replace(rhythm=Rhythm(every=10 * SECOND)))
    day.happen(WentAway(day.at))
    day.pass_time(HOUR)
    day.happen(CameBack(MORNING))
    day.pass_time(PEACE - SECOND)
    assert day.shown == []
    day.pass_time(SECOND)
    assert len(day.shown) == 1


def test_patience_stands_still_while_the_screen_is_locked() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.pass_time(MINUTE)
    day.happen(Locked())
    assert day.situation() == PromptingAway(prompt, PLAN.rhythm.patience - MINUTE)
    day.pass_time(HOUR)
    assert day.on_screen() == prompt
    day.happen(Unlocked())
    day.pass_time(PLAN.rhythm.patience - MINUTE)
    assert day.outcomes == [Outcome.RESTED]


def test_a_prompt_with_only_a_short_lock_in_it_is_missed() -> None:
    day = Day()
    day.until_prompt()
    day.be_locked(AWAY - SECOND)
    day.pass_time(PLAN.rhythm.patience)
    assert day.outcomes == [Outcome.MISSED]


def test_a_prompt_with_a_long_and_then_a_short_lock_in_it_is_rested() -> None:
    day = Day()
    day.until_prompt()
    day.be_locked(AWAY)
    day.be_locked(SECOND)
    day.pass_time(PLAN.rhythm.patience)
    assert day.outcomes == [Outcome.RESTED]


def test_a_return_that_is_told_twice_is_one_rest() -> None:
    day = Day()
    day.pass_time(10 * MINUTE)
    since = day.at
    day.happen(Locked())
    day.pass_time(AWAY)
    day.happen(WentAway(since))
    day.pass_time(HOUR)
    day.happen(Unlocked())
    day.happen(CameBack(since))
    day.happen(Unlocked())
    assert day.outcomes == [Outcome.RESTED]
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_a_suspend_that_everybody_tells_of_is_one_rest_and_no_prompt_in_the_first_two_minutes() -> None:
    day = Day()
    day.pass_time(EVERY - MINUTE)
    day.happen(Locked())
    day.at += 2 * HOUR
    day.idle_for = 20 * SECOND  # it stands still while the machine sleeps
    day.happen(Slept(2 * HOUR))
    day.happen(Woke())
    assert isinstance(day.situation(), Away), "it woke up, and nobody has unlocked it"
    day.pass_time(30 * SECOND)
    day.idle_for = timedelta(0)
    day.happen(CameBack(day.at - 2 * HOUR))
    day.happen(Unlocked())
    assert day.outcomes == [Outcome.RESTED]
    day.pass_time(EVERY - SECOND)
    assert day.shown == []


def test_a_lock_in_the_middle_of_an_absence_lets_it_begin_where_it_began() -> None:
    day = Day()
    since = day.at
    day.pass_time(3 * MINUTE)
    day.happen(Locked())
    day.pass_time(2 * MINUTE)
    day.happen(WentAway(since))
    day.pass_time(MINUTE)
    day.happen(CameBack(since))
    assert day.outcomes == [Outcome.RESTED], "six minutes without input, though it was locked for three"


def test_input_on_a_screen_that_nobody_said_was_unlocked_counts_as_unlocked() -> None:
    day = Day()
    day.pass_time(10 * MINUTE)
    day.happen(Locked())
    day.pass_time(30 * SECOND)
    day.idle_for = SECOND
    day.happen(Ticked())
    assert isinstance(day.situation(), Away), "the hand that locked it may still be moving"
    day.pass_time(AWAY)
    assert isinstance(day.situation(), Working)
    day.idle_for = MINUTE
    day.pass_time(EVERY)
    assert day.on_screen() is not None


def test_a_lock_that_nobody_ends_is_looked_at_until_the_user_is_known_to_be_away() -> None:
    day = Day()
    day.idle_for = timedelta(0)
    day.happen(Locked())
    looks = day.state.wakes
    assert looks == day.at + AWAY
    day.idle_for = AWAY
    day.pass_time(AWAY)
    assert day.state.wakes is None, "the source of absences tells the return"
    day.pass_time(HOUR)
    day.happen(CameBack(day.at - HOUR))
    assert isinstance(day.situation(), Working)


def test_without_any_idle_time_what_the_user_asks_for_ends_a_lock() -> None:
    day = Day()
    day.happen(Locked())
    day.pass_time(HOUR)
    day.happen(BreakRequested())
    assert isinstance(day.situation(), Prompting)


def test_without_any_idle_time_a_lock_lasts_a_day_at_the_most() -> None:
    day = Day()
    day.happen(Locked())
    day.pass_time(timedelta(days=1) - SECOND)
    assert isinstance(day.situation(), Away)
    day.pass_time(SECOND)
    assert isinstance(day.situation(), Working)
    day.pass_time(EVERY)
    assert len(day.shown) == 1


def test_a_start_knows_nothing_of_a_lock_before_it_is_told() -> None:
    day = Day()
    day.happen(Locked())
    day.restart(after=MINUTE)
    assert isinstance(day.situation(), Working)
    day.happen(Locked())
    day.pass_time(HOUR)
    assert day.shown == []


def test_a_restart_in_the_peace_keeps_it() -> None:
    day = Day()
    day.pass_time(EVERY)
    day.effects.clear()
    day = Day()
    day.pass_time(EVERY - SECOND)
    day.happen(Woke())
    day.restart(after=MINUTE)
    day.pass_time(MINUTE - SECOND)
    assert day.shown == []
    day.pass_time(SECOND)
    assert len(day.shown) == 1


def test_a_lock_while_the_hours_begin_leaves_the_interval_to_the_return() -> None:
    early = MORNING - HOUR
    day = Day(PLAN._replace(hours=OFFICE_HOURS), at=early)
    day.happen(Locked())
    day.pass_time(90 * MINUTE)
    assert isinstance(day.situation(), Away)
    day.happen(Unlocked())
    assert day.log == []
    assert day.situation() == Working(day.at, day.at + EVERY)


def test_a_second_lock_without_an_end_of_the_first_is_a_lock_of_its_own() -> None:
    day = Day()
    day.happen(Locked())
    gone = day.state.gone_since
    day.pass_time(timedelta(hours=20))
    day.happen(Locked())
    assert day.state.gone_since == gone
    day.idle_for = AWAY
    day.pass_time(AWAY)
    assert isinstance(day.situation(), Away), "the last input came before it"
    day.idle_for = None
    day.pass_time(timedelta(hours=23))
    assert isinstance(day.situation(), Away)
