"""Which day is played."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from kneebreak.engine.plan import EVERY_DAY, Hours, Rhythm
from kneebreak.rehearsal.day import day_of
from tests.engine.catalogue import MORNING, OFFICE_HOURS, PLAN
from tests.rehearsal.stage import SUNDAY

FIVE = MORNING + timedelta(hours=8)


def test_it_is_todays_from_the_beginning_however_late_it_is() -> None:
    day = day_of(PLAN._replace(hours=OFFICE_HOURS), FIVE + timedelta(hours=3))
    assert (day.begins, day.ends) == (MORNING, MORNING + timedelta(hours=8, minutes=30))
    assert day.is_whole


def test_it_is_the_next_one_with_hours() -> None:
    assert day_of(PLAN._replace(hours=OFFICE_HOURS), SUNDAY).begins == MORNING


def test_two_stretches_of_one_day_are_one_day() -> None:
    hours = (Hours(EVERY_DAY, time(9), time(12)), Hours(EVERY_DAY, time(14), time(18)))
    day = day_of(PLAN._replace(hours=hours), MORNING)
    assert (day.begins, day.ends) == (MORNING, MORNING + timedelta(hours=9))


def test_a_night_shift_is_played_from_the_evening_it_begins() -> None:
    day = day_of(PLAN._replace(hours=(Hours(EVERY_DAY, time(22), time(6)),)), MORNING)
    assert (day.begins, day.ends) == (MORNING + timedelta(hours=13), MORNING + timedelta(hours=21))


def test_without_hours_it_is_a_usual_day() -> None:
    day = day_of(PLAN, SUNDAY)
    assert (day.begins, day.ends) == (datetime(2026, 11, 22, 9, tzinfo=UTC), datetime(2026, 11, 22, 17, 30, tzinfo=UTC))


def test_hours_that_never_end_are_no_hours() -> None:
    around_the_clock = (Hours(EVERY_DAY, time(0), time(0)),)
    assert day_of(PLAN._replace(hours=around_the_clock), MORNING).begins == MORNING


def test_a_rhythm_too_quick_for_two_minutes_is_played_for_a_while() -> None:
    day = day_of(PLAN._replace(rhythm=Rhythm(every=timedelta(minutes=1), patience=timedelta(minutes=1))), MORNING)
    assert not day.is_whole
    assert day.prompts == 24
