"""Clocks that are set, days that change, and zones that one flies into."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.events import Answer, CameBack, ClockSet, PauseRequested, Ticked, WentAway
from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import FixedTime
from kneebreak.engine.posture import Stance, stance_at
from kneebreak.engine.state import OffHours, Paused, Prompting, Working
from tests.engine.catalogue import OFFICE_HOURS, PLAN
from tests.engine.day import Day

MINUTE = timedelta(minutes=1)


def set_clock(day: Day, moved: timedelta) -> None:
    day.at += moved
    day.happen(ClockSet(moved))


@pytest.mark.parametrize("moved", [timedelta(hours=-1), timedelta(days=1), timedelta(seconds=3), timedelta(days=-400)])
def test_the_countdown_goes_on_when_the_clock_is_set(moved: timedelta) -> None:
    day = Day()
    day.pass_time(30 * MINUTE)
    set_clock(day, moved)
    day.pass_time(15 * MINUTE - timedelta(seconds=1))
    assert day.shown == []
    day.pass_time(timedelta(seconds=1))
    assert len(day.shown) == 1


def test_the_patience_of_a_prompt_goes_on_when_the_clock_is_set() -> None:
    day = Day()
    day.until_prompt()
    day.pass_time(4 * MINUTE)
    set_clock(day, timedelta(hours=5))
    day.pass_time(6 * MINUTE - timedelta(seconds=1))
    assert isinstance(day.situation(), Prompting)
    day.pass_time(timedelta(seconds=1))
    assert day.outcomes == [Outcome.MISSED]


def test_a_snooze_goes_on_when_the_clock_is_set() -> None:
    day = Day()
    day.until_prompt()
    day.answer(Answer.SNOOZE)
    set_clock(day, timedelta(hours=-2))
    day.pass_time(PLAN.rhythm.snooze)
    assert day.on_screen() is not None


def test_a_pause_until_a_time_of_day_keeps_it() -> None:
    day = Day()
    until = day.at + timedelta(hours=2)
    day.happen(PauseRequested(until, Via.CLI))
    set_clock(day, timedelta(hours=1))
    assert day.situation() == Paused(until)


def test_fixed_times_that_the_clock_jumped_over_do_not_all_come_at_once() -> None:
    fixed = tuple(FixedTime(time(hour), "walk-lap") for hour in range(10, 20))
    day = Day(PLAN._replace(fixed=fixed))
    set_clock(day, timedelta(hours=9))
    assert day.shown == []


def test_another_time_zone_after_a_flight_moves_the_hours() -> None:
    plan = PLAN._replace(hours=OFFICE_HOURS, zone=ZoneInfo("Europe/Berlin"))
    day = Day(plan, at=datetime(2026, 11, 23, 14, 0, tzinfo=UTC))
    assert isinstance(day.situation(), Working)
    day.plan = plan._replace(zone=ZoneInfo("Asia/Tokyo"))
    day.happen(Ticked())
    assert day.situation() == OffHours(datetime(2026, 11, 24, 0, 0, tzinfo=UTC))


def test_midnight_during_a_prompt_counts_it_for_the_day_of_the_answer() -> None:
    day = Day(at=datetime(2026, 11, 23, 23, 10, tzinfo=UTC))
    day.until_prompt()
    day.pass_time(8 * MINUTE)
    assert day.at.day == 24
    day.answer(Answer.DONE)
    assert (day.state.today.day.day, day.state.today.outcomes) == (24, {Outcome.DONE: 1})


def test_each_day_counts_from_zero() -> None:
    day = Day()
    day.until_prompt()
    day.answer(Answer.DONE)
    day.pass_time(timedelta(days=1))
    day.effects.clear()
    day.until_prompt()
    day.answer(Answer.SKIP)
    assert day.state.today.outcomes[Outcome.SKIPPED] == 1
    assert Outcome.DONE not in day.state.today.outcomes


def test_an_interval_that_an_absence_ended_moves_along_when_the_clock_is_set_meanwhile() -> None:
    day = Day()
    day.pass_time(20 * MINUTE)
    due = day.at + PLAN.rhythm.every - 20 * MINUTE
    day.happen(WentAway(day.at))
    day.pass_time(10 * MINUTE)
    set_clock(day, timedelta(hours=3))
    day.happen(CameBack(day.at))
    assert [(entry.outcome, entry.due) for entry in day.log] == [(Outcome.RESTED, due + timedelta(hours=3))]


def test_a_posture_lasts_as_long_as_ever_when_the_clock_is_set() -> None:
    day = Day()
    day.state = day.state._replace(stance=Stance(Posture.STANDING, day.at, day.at + 20 * MINUTE))
    set_clock(day, timedelta(hours=1))
    assert stance_at(day.state.stance, day.at + 19 * MINUTE).posture is Posture.STANDING
    assert stance_at(day.state.stance, day.at + 20 * MINUTE).posture is Posture.SITTING
