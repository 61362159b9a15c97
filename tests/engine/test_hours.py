"""Hours, weekdays, fixed times and pauses."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kneebreak.engine.effects import Refusal
from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.events import (
    Answer,
    Answered,
    BreakRequested,
    BubbleLost,
    PauseRequested,
    PostureDeclared,
    ResumeRequested,
    Ticked,
    Until,
)
from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import EVERY_DAY, FixedTime, Hours, Plan
from kneebreak.engine.prompt import Origin
from kneebreak.engine.schedule import next_fixed, next_opening, stretch_at, tomorrow
from kneebreak.engine.state import OffHours, Paused, Prompting, Working
from tests.engine.catalogue import OFFICE_HOURS, PLAN
from tests.engine.day import Day

MINUTE = timedelta(minutes=1)
OFFICE = PLAN._replace(hours=OFFICE_HOURS)
BERLIN = ZoneInfo("Europe/Berlin")


def on(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_outside_the_hours_there_is_silence_until_they_begin() -> None:
    day = Day(OFFICE, at=on(21, 12))
    assert day.situation() == OffHours(on(23, 9))
    day.pass_time(timedelta(days=2) - timedelta(hours=3) + 45 * MINUTE - timedelta(seconds=1))
    assert day.shown == []
    day.pass_time(timedelta(seconds=1))
    assert [prompt.due for prompt in day.shown] == [on(23, 9, 45)]


def test_a_prompt_that_is_open_when_the_hours_end_is_withdrawn_and_missed() -> None:
    day = Day(OFFICE._replace(rhythm=OFFICE.rhythm._replace(patience=timedelta(hours=2))), at=on(23, 16, 30))
    day.until_prompt()
    assert day.at == on(23, 17, 15)
    day.pass_time(14 * MINUTE)
    assert day.on_screen() is not None
    day.pass_time(MINUTE)
    assert day.on_screen() is None
    assert day.outcomes == [Outcome.MISSED]
    assert day.situation() == OffHours(on(24, 9))


def test_a_snoozed_prompt_does_not_come_back_after_the_hours() -> None:
    day = Day(OFFICE, at=on(23, 16, 30))
    day.until_prompt()
    day.happen(Answered(None, Answer.SNOOZE, Via.CLI, 20 * MINUTE))
    day.pass_time(timedelta(hours=3))
    assert day.outcomes == [Outcome.SNOOZED, Outcome.MISSED]
    assert len(day.shown) == 1


@pytest.mark.parametrize(("minute", "prompts"), [(34, 1), (35, 0), (40, 0)])
def test_nothing_falls_due_in_the_last_ten_minutes_of_the_hours(minute: int, prompts: int) -> None:
    day = Day(OFFICE, at=on(23, 16, minute))
    day.pass_time(timedelta(hours=2))
    assert len(day.shown) == prompts


def test_the_engine_is_not_asked_again_and_again_in_the_last_ten_minutes() -> None:
    day = Day(OFFICE, at=on(23, 16, 40))
    day.idle_for = timedelta(seconds=1)
    day.pass_time(46 * MINUTE)
    assert day.state.wakes == on(23, 17, 30)


def test_ranges_that_touch_or_overlap_are_one_stretch() -> None:
    hours = (
        Hours(EVERY_DAY, time(9), time(12)),
        Hours(EVERY_DAY, time(12), time(15), "office"),
        Hours(EVERY_DAY, time(14), time(17)),
        Hours(EVERY_DAY, time(20), time(21)),
    )
    plan = PLAN._replace(hours=hours)
    stretch = stretch_at(plan, on(23, 13))
    assert stretch is not None
    assert (stretch.start, stretch.end, stretch.place) == (on(23, 9), on(23, 17), "office")
    assert stretch_at(plan, on(23, 17)) is None
    assert next_opening(plan, on(23, 17)) == on(23, 20)


def test_overnight_hours_belong_to_the_day_on_which_they_begin() -> None:
    plan = PLAN._replace(hours=(Hours(frozenset({4}), time(22), time(2)),))
    friday, saturday = on(27, 23), on(28, 1)
    assert stretch_at(plan, friday) == stretch_at(plan, saturday)
    assert stretch_at(plan, saturday + timedelta(hours=1)) is None
    assert stretch_at(plan, on(27, 1)) is None


def test_hours_round_the_clock_never_end() -> None:
    day = Day(PLAN._replace(hours=(Hours(EVERY_DAY, time(0), time(0)),)), at=on(23, 23))
    for _ in range(40):
        day.until_prompt()
        day.answer(Answer.DONE)
    assert day.at - on(23, 23) == 40 * PLAN.rhythm.every


def test_a_fixed_time_speaks_with_its_movement_even_outside_the_hours() -> None:
    plan = OFFICE._replace(fixed=(FixedTime(time(20), "walk-lap"),))
    day = Day(plan, at=on(23, 18))
    prompt = day.until_prompt()
    assert (day.at, prompt.movement.id, prompt.origin) == (on(23, 20), "walk-lap", Origin.FIXED)
    day.pass_time(PLAN.rhythm.patience)
    assert day.outcomes == [Outcome.MISSED]
    assert day.situation() == OffHours(on(24, 9))


def test_a_fixed_time_waits_for_the_prompt_that_is_open() -> None:
    plan = PLAN._replace(fixed=(FixedTime(time(9, 50), "walk-lap"),))
    day = Day(plan, at=on(23, 9))
    day.until_prompt()
    day.pass_time(7 * MINUTE)
    assert len(day.shown) == 1
    day.answer(Answer.DONE)
    assert [prompt.origin for prompt in day.shown] == [Origin.RHYTHM, Origin.FIXED]
    day.answer(Answer.DONE)
    day.pass_time(PLAN.rhythm.every - timedelta(seconds=1))
    assert len(day.shown) == 2


def test_a_fixed_time_comes_once_a_day_on_its_days() -> None:
    plan = OFFICE._replace(fixed=(FixedTime(time(12, 30), "walk-lap", frozenset({0, 2})),))
    coming = next_fixed(plan, on(23, 12, 30))
    assert coming is not None
    assert coming[0] == on(25, 12, 30)


def test_a_break_asked_for_outside_the_hours_keeps_its_patience() -> None:
    day = Day(OFFICE, at=on(21, 12))
    day.happen(BreakRequested())
    day.pass_time(PLAN.rhythm.patience - timedelta(seconds=1))
    assert isinstance(day.situation(), Prompting)
    day.pass_time(timedelta(seconds=1))
    assert isinstance(day.situation(), OffHours)


def test_a_pause_is_silent_and_a_new_interval_follows_it() -> None:
    day = Day()
    day.happen(PauseRequested(timedelta(hours=2), Via.TRAY))
    day.pass_time(timedelta(hours=2))
    assert day.shown == []
    assert day.situation() == Working(day.at, day.at + PLAN.rhythm.every)


def test_a_pause_skips_the_open_prompt() -> None:
    day = Day()
    day.until_prompt()
    day.happen(PauseRequested(Until.RESUMED, Via.CLI))
    assert [(entry.outcome, entry.via) for entry in day.log] == [(Outcome.SKIPPED, Via.CLI)]
    assert day.on_screen() is None
    assert day.situation() == Paused(None)
    assert day.state.wakes is None


def test_a_pause_covers_fixed_times_too() -> None:
    plan = PLAN._replace(fixed=(FixedTime(time(10), "walk-lap"),))
    day = Day(plan, at=on(23, 9))
    day.happen(PauseRequested(on(23, 10, 30), Via.CLI))
    day.pass_time(100 * MINUTE)
    assert day.shown == []


def test_resume_ends_a_pause_and_is_refused_without_one() -> None:
    day = Day()
    assert day.happen(ResumeRequested()) is Refusal.NOT_PAUSED
    day.happen(PauseRequested(Until.RESUMED, Via.TRAY))
    day.pass_time(timedelta(days=3))
    day.happen(ResumeRequested())
    assert day.situation() == Working(day.at, day.at + PLAN.rhythm.every)


def test_a_pause_until_tomorrow_ends_with_the_first_hour_of_tomorrows() -> None:
    day = Day(OFFICE, at=on(27, 15))
    day.happen(PauseRequested(Until.TOMORROW, Via.TRAY))
    assert day.situation() == Paused(on(30, 9)), "the weekend has no hours"


@pytest.mark.parametrize(("now", "then"), [(on(23, 15), on(24, 5)), (on(23, 1), on(23, 5)), (on(23, 5), on(24, 5))])
def test_tomorrow_without_hours_is_the_next_morning(now: datetime, then: datetime) -> None:
    assert tomorrow(PLAN, now) == then


def test_hours_are_meant_in_local_time_on_both_sides_of_a_change_of_the_clocks() -> None:
    plan = PLAN._replace(hours=(Hours(EVERY_DAY, time(9), time(17)),), zone=BERLIN)
    saturday = datetime(2026, 10, 24, 12, tzinfo=UTC)
    assert next_opening(plan, saturday) == datetime(2026, 10, 25, 8, tzinfo=UTC)
    assert next_opening(plan, saturday - timedelta(days=1)) == datetime(2026, 10, 24, 7, tzinfo=UTC)


def test_the_night_of_a_change_of_the_clocks_is_an_hour_longer_or_shorter() -> None:
    night = PLAN._replace(hours=(Hours(EVERY_DAY, time(22), time(6)),), zone=BERLIN)
    assert _length(night, datetime(2026, 10, 24, 23, tzinfo=BERLIN)) == timedelta(hours=9)
    assert _length(night, datetime(2026, 3, 28, 23, tzinfo=BERLIN)) == timedelta(hours=7)


@pytest.mark.parametrize(
    ("day", "clock", "instant"),
    [
        (datetime(2026, 3, 29, tzinfo=BERLIN), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (datetime(2026, 10, 25, tzinfo=BERLIN), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_time_that_is_skipped_comes_later_and_one_that_repeats_comes_once(
    day: datetime, clock: time, instant: datetime
) -> None:
    plan = PLAN._replace(fixed=(FixedTime(clock, "walk-lap"),), zone=BERLIN)
    first = next_fixed(plan, day)
    assert first is not None
    assert first[0] == instant
    second = next_fixed(plan, instant)
    assert second is not None
    assert second[0] - instant > timedelta(hours=20)


def _length(plan: Plan, at: datetime) -> timedelta:
    stretch = stretch_at(plan, at)
    assert stretch is not None
    assert stretch.start is not None
    assert stretch.end is not None
    return stretch.end - stretch.start


def test_a_fixed_time_that_is_written_into_the_schedule_when_it_has_passed_waits_for_tomorrow() -> None:
    day = Day(at=on(23, 11))
    day.pass_time(40 * MINUTE)
    day.change_plan(PLAN._replace(fixed=(FixedTime(time(11, 33), "walk-lap"),)))
    assert day.shown == []


def test_fixed_times_of_days_that_were_answered_are_done_with() -> None:
    day = Day(PLAN._replace(hours=OFFICE_HOURS), at=on(23, 9))
    day.pass_time(timedelta(days=3, hours=3))
    day.effects.clear()
    day.plan = day.plan._replace(fixed=(FixedTime(time(8), "walk-lap"),))
    day.happen(Ticked())
    assert [prompt for prompt in day.shown if prompt.origin is Origin.FIXED] == []


def test_a_bubble_that_is_lost_as_the_hours_end_is_not_shown_again() -> None:
    day = Day(OFFICE, at=on(23, 16, 34))
    day.until_prompt()
    day.at = on(23, 17, 30)
    day.happen(BubbleLost())
    assert len(day.shown) == 1
    assert day.outcomes == [Outcome.MISSED]


def test_hours_that_are_open_at_five_begin_tomorrow_at_five() -> None:
    early = PLAN._replace(hours=(Hours(EVERY_DAY, time(4), time(12)),))
    assert tomorrow(early, on(23, 13)) == on(24, 5)


def test_hours_on_one_day_of_the_week_leave_the_others_free() -> None:
    mondays = PLAN._replace(hours=(Hours(frozenset({0}), time(9), time(17)),))
    assert stretch_at(mondays, on(26, 12)) is None
    assert next_opening(mondays, on(26, 12)) == on(30, 9)


def test_a_posture_outlasts_a_lunch_between_two_stretches_of_hours() -> None:
    halves = PLAN._replace(hours=(Hours(EVERY_DAY, time(9), time(12)), Hours(EVERY_DAY, time(13), time(17))))
    day = Day(halves, at=on(23, 11))
    day.happen(PostureDeclared(Posture.STANDING))
    day.pass_time(timedelta(hours=2, minutes=10))
    assert day.state.stance.posture is Posture.STANDING
