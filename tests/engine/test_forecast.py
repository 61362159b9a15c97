"""A day lived through in advance, and the same day lived."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kneebreak.engine.entry import Entry, Outcome, Via
from kneebreak.engine.events import (
    Answer,
    BreakRequested,
    HurtReported,
    PauseRequested,
    PostureDeclared,
    Ticked,
    Until,
    WentAway,
)
from kneebreak.engine.forecast import Forecast, Foreseen, forecast, length
from kneebreak.engine.movement import Kind, Posture, Side, Sides
from kneebreak.engine.plan import EVERY_DAY, FixedTime, Hours, Plan
from kneebreak.engine.prompt import Origin
from kneebreak.engine.schedule import stretch_at
from kneebreak.engine.state import Prompting, Snoozed, wakes_at
from tests.engine.catalogue import MORNING, MOVEMENTS, OFFICE_HOURS, PLAN
from tests.engine.day import Day

MINUTE = timedelta(minutes=1)
ZONES = [ZoneInfo(name) for name in ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")]
CHANGING_NIGHTS = [datetime(2026, 10, 24, 20, tzinfo=ZONES[0]), datetime(2027, 3, 27, 20, tzinfo=ZONES[0])]
HOURS = [
    (),
    OFFICE_HOURS,
    (Hours(EVERY_DAY, time(9), time(12)), Hours(EVERY_DAY, time(13), time(17))),
    (Hours(EVERY_DAY, time(21), time(5)),),
    (Hours(EVERY_DAY, time(1), time(4)),),
    (Hours(frozenset({2}), time(9), time(9, 40)),),
]

plans = st.builds(
    lambda every, patience, hours, fixed, zone, seconds: PLAN._replace(
        movements={name: each._replace(length=seconds * timedelta(seconds=1)) for name, each in MOVEMENTS.items()},
        rhythm=PLAN.rhythm._replace(every=every * MINUTE, patience=patience * MINUTE),
        hours=hours,
        fixed=fixed,
        zone=zone,
    ),
    every=st.sampled_from([25, 45, 60, 240]),
    patience=st.sampled_from([1, 10, 300]),
    hours=st.sampled_from(HOURS),
    fixed=st.lists(
        st.builds(
            FixedTime,
            st.builds(time, st.integers(0, 23), st.sampled_from([0, 30, 59])),
            st.sampled_from(list(MOVEMENTS)),
            st.sampled_from([EVERY_DAY, frozenset({0, 2})]),
        ),
        max_size=3,
    ).map(tuple),
    zone=st.sampled_from(ZONES),
    seconds=st.sampled_from([1, 30, 90, 900, 3600]),
)
moments = st.one_of(
    st.sampled_from(CHANGING_NIGHTS), st.integers(0, 7 * 24 * 60).map(lambda minutes: MORNING + minutes * MINUTE)
)
doings = st.lists(
    st.sampled_from([*Answer, "away", "pause", "pause for good", "next", "stand", "hurts", "wait"]), max_size=12
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans, at=moments, seed=st.integers(0, 2**64 - 1), before=doings, days=st.integers(1, 2))
def test_what_is_foreseen_is_what_comes(plan: Plan, at: datetime, seed: int, before: list[object], days: int) -> None:
    day = Day(plan, at, seed)
    for what in before:
        _do(day, what)
    kept = day.state
    day.restart()
    day.effects.clear()
    foreseen = forecast(plan, kept, day.at, days)
    assert [_told(each) for each in _prompts(foreseen)] == _lived(day, foreseen.until)


def _prompts(foreseen: Forecast) -> list[Foreseen]:
    return [each for day in foreseen.days for each in day.prompts]


def _told(foreseen: Foreseen) -> tuple[datetime, Entry]:
    """When it is shown, and what the log will say of it."""
    prompt = foreseen.prompt
    side = Side.BOTH if prompt.movement.sides is Sides.BOTH else prompt.side
    return foreseen.at, Entry(
        prompt.id,
        foreseen.done,
        prompt.due,
        prompt.shown,
        Outcome.DONE,
        prompt.movement,
        side,
        foreseen.left.posture,
        Via.NOTIFICATION,
    )


def _lived(day: Day, until: datetime) -> list[tuple[datetime, Entry]]:
    """Do what each prompt asks for, until then; when each was shown, and what the log says of it."""
    lived = []
    if not isinstance(day.situation(), Prompting):
        _wait(day, until)
    while day.at < until and isinstance(situation := day.situation(), Prompting):
        shown, prompt = day.at, situation.prompt
        ends = [shown + length(prompt.choice), situation.gives_up]
        hours = stretch_at(day.plan, shown)
        if prompt.origin is Origin.RHYTHM or (prompt.origin is Origin.ASKED and stretch_at(day.plan, prompt.shown)):
            ends += [hours.end] if hours and hours.end else []
        while (wakes := wakes_at(day.state)) is not None and wakes < min(ends):
            day.at = wakes
            day.happen(Ticked())
        day.at = min(ends)
        day.answer(Answer.DONE, prompt.id)
        lived.append((shown, day.log[-1]))
        if not isinstance(day.situation(), Prompting):
            _wait(day, until)
    return lived


def _wait(day: Day, until: datetime) -> None:
    """Until a prompt is shown, or there is nothing to wait for before that time."""
    while (wakes := wakes_at(day.state)) is not None and wakes < until and not isinstance(day.situation(), Prompting):
        day.at = wakes
        day.happen(Ticked())


def _do(day: Day, what: object) -> None:
    match what:
        case Answer() as answer:
            _wait(day, day.at + timedelta(hours=9))
            if isinstance(day.situation(), Prompting | Snoozed):
                day.answer(answer)
        case "away":
            day.happen(WentAway(day.at - 7 * MINUTE))
        case "pause":
            day.happen(PauseRequested(20 * MINUTE, Via.TRAY))
        case "pause for good":
            day.happen(PauseRequested(Until.RESUMED, Via.TRAY))
        case "next":
            day.happen(BreakRequested())
        case "stand":
            day.happen(PostureDeclared(Posture.STANDING))
        case "hurts" if day.on_screen() is not None:
            day.happen(HurtReported())
        case _:
            day.pass_time(13 * MINUTE)


def test_looking_ahead_changes_nothing() -> None:
    day = Day()
    day.until_prompt()
    before = day.state
    assert forecast(PLAN, day.state, day.at, 2) == forecast(PLAN, day.state, day.at, 2)
    assert day.state == before


def test_a_day_ends_at_midnight_where_the_user_is_also_when_the_clocks_change() -> None:
    plan = PLAN._replace(zone=ZoneInfo("Europe/Berlin"), hours=(Hours(EVERY_DAY, time(0), time(0)),))
    start = datetime(2026, 10, 24, 0, 0, tzinfo=plan.zone)
    foreseen = forecast(plan, Day(plan, start).state, start, 3)
    assert [day.day.day for day in foreseen.days] == [24, 25, 26]
    bounds = [day.start for day in foreseen.days] + [foreseen.until]
    assert [(b - a) // timedelta(hours=1) for a, b in pairwise(bounds)] == [24, 25, 24]


def test_aims_count_what_was_done_before_and_begin_anew_each_day() -> None:
    plan = PLAN._replace(hours=OFFICE_HOURS)
    day = Day(plan)
    for _ in range(4):
        day.until_prompt()
        day.answer(Answer.DONE)
    foreseen = forecast(plan, day.state, day.at, 2)
    first, second = foreseen.days
    assert first.today.outcomes == {Outcome.DONE: 4 + len(first.prompts)}
    assert second.today.outcomes == {Outcome.DONE: len(second.prompts)}
    kinds = {each.prompt.movement.kind for each in second.prompts}
    assert second.today.kinds.keys() == kinds
    assert second.today.strength == sum(each.prompt.movement.kind is Kind.HIPS for each in second.prompts) > 0


def test_a_prompt_across_midnight_belongs_to_the_day_on_which_it_is_shown_and_counts_for_the_next() -> None:
    fixed = (FixedTime(time(23, 59), "walk-lap", frozenset({0})),)
    plan = PLAN._replace(
        hours=(Hours(frozenset({1}), time(9), time(9, 15)),),
        fixed=fixed,
        movements={**MOVEMENTS, "walk-lap": MOVEMENTS["walk-lap"]._replace(length=2 * MINUTE)},
    )
    monday, tuesday = forecast(plan, Day(plan).state, MORNING, 2).days
    assert [len(monday.prompts), len(tuesday.prompts)] == [1, 0]
    assert (monday.today.outcomes, tuesday.today.outcomes) == ({}, {Outcome.DONE: 1})


def test_a_prompt_that_is_open_is_the_first_one_foreseen() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.pass_time(3 * MINUTE)
    first = forecast(PLAN, day.state, day.at, 1).days[0].prompts[0]
    assert (first.prompt, first.at, first.done) == (prompt, day.at, day.at + length(prompt.choice))


def test_somebody_who_is_away_is_taken_to_come_back() -> None:
    day = Day()
    day.happen(WentAway(day.at - 7 * MINUTE))
    assert forecast(PLAN, day.state, day.at, 1).days[0].prompts[0].at == day.at + PLAN.rhythm.every


def test_a_prompt_that_waits_for_less_than_it_takes_is_answered_before_it_gives_up() -> None:
    plan = PLAN._replace(
        rhythm=PLAN.rhythm._replace(patience=timedelta(seconds=5)),
        movements={name: each._replace(length=MINUTE) for name, each in MOVEMENTS.items()},
    )
    for each in _prompts(forecast(plan, Day(plan).state, MORNING, 1)):
        assert each.done - each.at == timedelta(seconds=5)


@pytest.mark.parametrize(
    "hours",
    [(Hours(EVERY_DAY, time(9), time(9, 30)),), (Hours(frozenset({5}), time(9), time(17)),)],
    ids=["too short", "on another day"],
)
def test_hours_without_room_for_a_prompt_have_none(hours: tuple[Hours, ...]) -> None:
    plan = PLAN._replace(hours=hours)
    assert _prompts(forecast(plan, Day(plan).state, MORNING, 5)) == []


def test_the_short_form_takes_as_long_as_half_of_it() -> None:
    half = MOVEMENTS["toe-lift"]._replace(length=4 * MINUTE, half=timedelta(seconds=30))
    plan = PLAN._replace(movements={**MOVEMENTS, "toe-lift": half})
    day = Day(plan)
    for _ in range(40):
        day.until_prompt()
        day.answer(Answer.OTHER)
        if day.prompt.movement is half:
            break
        day.answer(Answer.DONE)
    first = forecast(plan, day.state, day.at, 1).days[0].prompts[0]
    assert first.prompt.movement is half
    assert first.done - first.at == timedelta(seconds=30)
