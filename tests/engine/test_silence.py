"""The alarm: nobody who is at work goes without prompts and without a word."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kneebreak.engine.answers import SHOWN_AGAIN
from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.effects import Obstacle, Warn
from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.events import Answer, Answered, BubbleLost, BubbleRefused, PauseRequested, Until, WentAway, Woke
from kneebreak.engine.state import Working
from tests.engine.catalogue import MORNING, OFFICE_HOURS, PLAN
from tests.engine.day import Day

MINUTE = timedelta(minutes=1)
EVERY = PLAN.rhythm.every
TWO_INTERVALS = 2 * EVERY + PLAN.rhythm.lull + 2 * MINUTE
HELD = Warn(Obstacle.HELD, by_bubble=False)


def told(day: Day) -> bool:
    """Whether the alarm has been raised in this spell."""
    assert day.state.silence is not None
    return day.state.silence.told


def lose_every_bubble(day: Day) -> None:
    """Show prompts to a server that drops each one, until the first has been given up for lost."""
    day.until_prompt()
    for _ in range(SHOWN_AGAIN + 1):
        day.happen(BubbleLost())


@pytest.mark.parametrize("announced", [True, False])
def test_a_reason_that_never_ends_is_told_once_and_not_by_a_bubble_that_it_would_hold(*, announced: bool) -> None:
    day = Day()
    day.begin_to_be(Busy.DO_NOT_DISTURB, announced=announced)
    day.pass_time(TWO_INTERVALS - MINUTE)
    assert day.warnings == []
    day.pass_time(MINUTE)
    assert day.warnings == [HELD]
    day.pass_time(timedelta(hours=12))
    assert day.warnings == [HELD]


def test_what_is_left_out_again_and_again_is_told_as_well() -> None:
    day = Day(PLAN._replace(busy={**PLAN.busy, Busy.FULL_SCREEN: Policy.SKIP}))
    day.begin_to_be(Busy.FULL_SCREEN)
    day.pass_time(TWO_INTERVALS)
    assert day.outcomes == [Outcome.HELD, Outcome.HELD]
    assert day.warnings == [HELD]
    assert day.state.silence is not None
    assert day.state.silence.reason is Busy.FULL_SCREEN


def test_a_second_spell_is_told_again() -> None:
    day = Day()
    for _ in range(2):
        day.begin_to_be(Busy.DO_NOT_DISTURB)
        day.pass_time(TWO_INTERVALS)
        day.end_to_be(Busy.DO_NOT_DISTURB)
        day.answer(Answer.DONE)
        assert not told(day)
    assert day.warnings == [HELD, HELD]


def test_bubbles_that_are_lost_again_and_again_are_told_by_a_bubble_among_others() -> None:
    day = Day()
    lose_every_bubble(day)
    day.pass_time(PLAN.rhythm.patience)
    assert day.outcomes == [Outcome.MISSED]
    assert day.warnings == []
    day.pass_time(EVERY - MINUTE)
    assert day.warnings == [Warn(Obstacle.LOST, by_bubble=True)]
    lose_every_bubble(day)
    day.pass_time(EVERY)
    assert len(day.warnings) == 1
    day.until_prompt()
    day.answer(Answer.DONE)
    assert not told(day)


def test_a_single_prompt_that_is_lost_for_hours_is_told_while_it_is_open() -> None:
    day = Day(PLAN._replace(rhythm=PLAN.rhythm._replace(patience=timedelta(hours=9))))
    lose_every_bubble(day)
    day.pass_time(timedelta(hours=2))
    assert day.warnings == [Warn(Obstacle.LOST, by_bubble=True)]


def test_bubbles_that_nobody_takes_are_told_too_however_each_prompt_ends() -> None:
    day = Day()
    for _ in range(2):
        day.until_prompt()
        day.happen(BubbleRefused())
        day.pass_time(PLAN.rhythm.patience)
    day.pass_time(EVERY)
    assert day.outcomes[:2] == [Outcome.MISSED, Outcome.MISSED]
    assert day.warnings == [Warn(Obstacle.LOST, by_bubble=True)]


def test_who_answers_a_prompt_without_a_bubble_has_seen_it_elsewhere() -> None:
    day = Day()
    for _ in range(3):
        day.until_prompt()
        day.happen(BubbleRefused())
        day.answer(Answer.DONE)
    assert day.warnings == []


def test_a_bubble_that_nobody_takes_is_not_sent_again_at_once() -> None:
    day = Day()
    day.until_prompt()
    shown = len(day.shown)
    day.happen(BubbleRefused())
    day.happen(BubbleLost())
    assert len(day.shown) == shown


def test_returns_without_end_are_told() -> None:
    day = Day()
    for _ in range(120):
        day.pass_time(MINUTE)
        day.happen(Woke())
    assert day.shown == []
    assert day.warnings == [Warn(Obstacle.WAITING, by_bubble=True)]


def test_a_day_as_it_should_be_raises_no_alarm() -> None:
    day = Day()
    for answer in (Answer.DONE, None, Answer.SKIP, Answer.SNOOZE, Answer.DONE, None):
        day.until_prompt()
        if answer is None:
            day.pass_time(PLAN.rhythm.patience)
        else:
            day.answer(answer)
    assert day.warnings == []


def test_a_prompt_on_the_screen_is_no_silence_however_long_it_waits() -> None:
    day = Day(PLAN._replace(rhythm=PLAN.rhythm._replace(patience=timedelta(hours=9))))
    day.until_prompt()
    day.pass_time(timedelta(hours=9))
    day.pass_time(EVERY - MINUTE)
    assert day.warnings == []
    assert isinstance(day.situation(), Working)


def test_what_the_user_put_off_or_silenced_is_no_silence() -> None:
    day = Day()
    day.until_prompt()
    day.happen(Answered(None, Answer.SNOOZE, Via.CLI, timedelta(hours=8)))
    day.pass_time(timedelta(hours=8))
    day.answer(Answer.DONE)
    day.happen(PauseRequested(timedelta(hours=8), Via.CLI))
    day.pass_time(timedelta(hours=8) + EVERY - MINUTE)
    assert day.warnings == []
    day.happen(PauseRequested(Until.RESUMED, Via.CLI))
    day.pass_time(timedelta(days=3))
    assert day.warnings == []


def test_nobody_looks_for_silence_where_silence_is_wanted() -> None:
    day = Day()
    day.happen(PauseRequested(Until.RESUMED, Via.CLI))
    assert day.state.wakes is None
    evening = Day(PLAN._replace(hours=OFFICE_HOURS), at=MORNING + timedelta(hours=9))
    assert evening.state.wakes == MORNING + timedelta(days=1)


def test_nobody_is_alarmed_outside_their_hours_or_while_they_are_away() -> None:
    day = Day(PLAN._replace(hours=OFFICE_HOURS), at=MORNING + timedelta(hours=7))
    day.begin_to_be(Busy.DO_NOT_DISTURB)
    day.pass_time(timedelta(hours=3))
    assert day.warnings == []
    away = Day()
    away.begin_to_be(Busy.DO_NOT_DISTURB)
    away.pass_time(EVERY + MINUTE)
    away.happen(WentAway(away.at - PLAN.rhythm.away))
    away.pass_time(timedelta(hours=5))
    assert away.warnings == []


def test_short_locks_do_not_put_the_alarm_off() -> None:
    day = Day()
    day.begin_to_be(Busy.DO_NOT_DISTURB)
    for _ in range(10):
        day.pass_time(9 * MINUTE)
        day.be_locked(MINUTE)
    assert day.warnings == [HELD]


def test_a_long_absence_begins_a_new_spell() -> None:
    day = Day()
    day.begin_to_be(Busy.DO_NOT_DISTURB)
    day.pass_time(TWO_INTERVALS)
    day.be_away(timedelta(hours=1))
    assert not told(day)
    day.pass_time(TWO_INTERVALS)
    assert day.warnings == [HELD, HELD]


def test_a_restart_begins_to_count_anew() -> None:
    day = Day()
    day.begin_to_be(Busy.DO_NOT_DISTURB)
    day.pass_time(TWO_INTERVALS - MINUTE)
    day.restart(after=MINUTE)
    day.pass_time(TWO_INTERVALS - MINUTE)
    assert day.warnings == []
    day.pass_time(MINUTE)
    assert day.warnings == [HELD]
