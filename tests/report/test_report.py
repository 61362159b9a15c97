"""What a report holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.movement import Kind, Posture
from kneebreak.report import wording
from kneebreak.report.charts import step
from kneebreak.report.period import Period, Span, period
from kneebreak.report.report import calendar_begins
from kneebreak.report.ribbon import Stretch
from tests.report.made import DONE, FRIDAY, report

TODAY = date(2025, 11, 21)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


@pytest.mark.parametrize(
    ("span", "first", "title"),
    [
        (Span.WEEK, date(2025, 11, 15), "The last seven days"),
        (Span.MONTH, date(2025, 10, 23), "The last 30 days"),
        (Span.YEAR, date(2024, 11, 22), "The last 365 days"),
        (date(2025, 11, 20), date(2025, 11, 20), "The last two days"),
        (TODAY, TODAY, "Today"),
        (date(2026, 1, 1), TODAY, "Today"),
    ],
)
def test_periods_end_today(span: Span | date, first: date, title: str) -> None:
    assert period(span, TODAY) == Period(first, TODAY)
    assert period(span, TODAY).title == title


def test_the_week_holds_seven_days_the_calendar_a_year_and_some() -> None:
    made = report(DONE, *(DONE._replace(id=f"{days}", at=DONE.at - days * DAY) for days in (6, 7, 360)))
    assert made.figures.done == 2
    assert len(made.calendar) == 4
    assert [ribbon.day for ribbon in made.ribbons] == [TODAY - number * DAY for number in range(7)]
    assert [ribbon.day for ribbon in report(DONE).ribbons] == [TODAY]
    assert [ribbon.day for ribbon in report().ribbons] == [TODAY]
    assert calendar_begins(TODAY).weekday() == 0
    assert calendar_begins(TODAY) < TODAY - 365 * DAY


def test_practice_and_what_was_written_down_are_done_but_answer_no_prompt() -> None:
    made = report(
        DONE,
        DONE._replace(id="p2", at=DONE.at + HOUR, via=Via.PRACTICE),
        DONE._replace(id="p3", at=DONE.at + 2 * HOUR, via=Via.CLI, shown=None),
        DONE._replace(id="p4", at=DONE.at + 3 * HOUR, via=Via.CLI),
    )
    assert (made.figures.done, made.figures.practised, made.figures.added) == (4, 1, 1)
    assert made.figures.answers == {Outcome.DONE: 2}
    assert made.figures.hours == {10: {Outcome.DONE: 1}, 13: {Outcome.DONE: 1}}
    assert (
        wording.origins(made.figures) == "1 step of guided practices and 1 written down without a prompt come on top."
    )


def test_aims_are_counted_in_days_with_anything_done() -> None:
    hips = [DONE._replace(id=f"h{number}", at=DONE.at + number * MINUTE, kind=Kind.HIPS) for number in range(3)]
    kinds = [
        DONE._replace(id=kind.value, at=DONE.at - DAY + number * MINUTE, kind=kind)
        for number, kind in enumerate((Kind.HIPS, Kind.CORE, Kind.WALK, Kind.EYES, Kind.FEET))
    ]
    missed = DONE._replace(id="m", at=DONE.at - 2 * DAY, outcome=Outcome.MISSED, via=None)
    assert wording.aims(report(*hips, *kinds, missed)) == (
        ("3 exercises for hips and core", 1, 2),
        ("5 different kinds of movements", 1, 2),
    )


def test_half_of_the_answers_came_within_the_median() -> None:
    waits = [20, 400, 35]
    entries = [
        DONE._replace(id=str(wait), at=DONE.at + wait * MINUTE, shown=DONE.at + wait * MINUTE - wait * timedelta(0, 1))
        for wait in waits
    ]
    assert report(*entries).figures.waited == timedelta(seconds=35)
    assert wording.waited(report(*entries).figures) == "Half of those done were done within 40 s of being shown."
    before_it_was_shown = DONE._replace(shown=DONE.at + HOUR)
    assert report(before_it_was_shown).figures.waited is None


def test_what_lies_in_the_future_is_left_out_and_told() -> None:
    made = report(DONE, DONE._replace(id="p2", at=DONE.at + DAY), DONE._replace(id="p3", at=DONE.at.replace(year=9998)))
    assert made.figures.done == 1
    assert wording.notes(made) == [
        "2 entries lie in the future, from a clock that was ahead, and are left out.",
    ]


def test_later_today_is_no_future() -> None:
    assert report(DONE._replace(at=FRIDAY + HOUR)).figures.done == 1


def test_a_posture_lasts_as_long_as_its_movement_is_kept_and_sitting_follows() -> None:
    done, missed = (
        DONE,
        DONE._replace(id="p2", at=DONE.at + HOUR, outcome=Outcome.MISSED, posture=Posture.SITTING, via=None),
    )
    ribbon = report(done, missed).ribbons[0]
    assert ribbon.stretches == (Stretch(Posture.STANDING, 600, 620), Stretch(Posture.SITTING, 620, 660))


def test_until_now_somebody_is_as_they_were_today_but_not_on_other_days() -> None:
    at = FRIDAY - 30 * MINUTE
    assert report(DONE._replace(at=at)).ribbons[0].stretches == (
        Stretch(Posture.STANDING, 910, 930),
        Stretch(Posture.SITTING, 930, 940),
    )
    assert report(DONE._replace(at=at - DAY)).ribbons[1].stretches == (Stretch(Posture.STANDING, 910, 930),)


def test_after_two_hours_without_an_entry_nothing_is_assumed() -> None:
    late = DONE._replace(id="p2", at=DONE.at + 2 * HOUR + MINUTE, movement="walk-lap", posture=Posture.MOVING)
    assert report(DONE, late).ribbons[0].stretches == (
        Stretch(Posture.STANDING, 600, 620),
        Stretch(Posture.MOVING, 721, 724),
    )


def test_what_a_movement_unknown_here_led_to_holds_until_the_next_entry() -> None:
    own = DONE._replace(movement="my-own")
    following = DONE._replace(id="p2", at=DONE.at + HOUR, outcome=Outcome.SKIPPED, posture=Posture.SITTING)
    assert report(own, following).ribbons[0].stretches == (Stretch(Posture.STANDING, 600, 660),)


@pytest.mark.parametrize(("done", "colour"), [(0, 0), (1, 1), (2, 1), (3, 2), (5, 2), (6, 3), (10, 4), (99, 4)])
def test_the_calendar_is_the_darker_the_more_was_done(done: int, colour: int) -> None:
    assert step(done) == colour


def test_machines_are_named_where_there_are_several() -> None:
    assert wording.notes(report(DONE)) == []
    both = report(DONE, DONE._replace(id="p2", machine="lap\x1btop"), passed_over=1)
    assert wording.notes(both) == [
        "From 2 machines: desk, lap?top.",
        "1 line of the log could not be read and is left out; “kneebreak log” names it.",
    ]


def test_the_lead_says_what_there_was() -> None:
    rested = DONE._replace(id="a1", outcome=Outcome.RESTED, movement=None, kind=None, shown=None, via=None)
    assert wording.lead(report(DONE, rested)) == "1 movement on 1 day, of 1 kind, and 1 break of your own."
    assert wording.lead(report(rested)) == "1 break of your own."
    assert wording.lead(report()) == wording.QUIET
    assert wording.lead(report(DONE, span=TODAY)) == "1 movement, of 1 kind."
