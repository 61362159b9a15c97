"""What is foreseen, and what the whole running program then does."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kneebreak.adapters.config.schema import WEIGHTS
from kneebreak.adapters.memory.reading import restore
from kneebreak.adapters.memory.writing import document
from kneebreak.engine.entry import Entry, Via
from kneebreak.engine.events import Answer, Answered
from kneebreak.engine.forecast import forecast, length
from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import EVERY_DAY, Body, FixedTime, Hours, Plan, Rhythm
from kneebreak.engine.state import Prompting, State
from kneebreak.engine.step import begin
from kneebreak.wording import movements
from tests.adapters.config.files import BUILT_IN
from tests.office import Office

MINUTE = timedelta(minutes=1)
BERLIN = ZoneInfo("Europe/Berlin")
MORNINGS = [datetime(2026, 10, 24, 6, 50, tzinfo=UTC), datetime(2026, 11, 23, 7, 50, tzinfo=UTC)]
"""The first is the day before the night in which the clocks go back."""
DAYTIME = Hours(EVERY_DAY, time(9), time(17, 30), "office")
NIGHT = Hours(frozenset({4, 5, 6}), time(22), time(6))

WEIGHED = {kind: weight for kind, weight in WEIGHTS.items() if weight}
FIXED = (FixedTime(time(12, 30), "walk-lap"), FixedTime(time(2, 30), "stand-task"))


class Lived(NamedTuple):
    """A prompt as somebody in an office saw it, and what it left behind."""

    at: datetime
    title: str
    due: datetime
    done: datetime
    movement: str
    posture: Posture


lives = given(
    every=st.sampled_from([30, 45, 60]),
    hours=st.sampled_from([(DAYTIME,), (NIGHT,), (DAYTIME, NIGHT), ()]),
    fixed=st.sampled_from([(), FIXED]),
    body=st.sampled_from([Body(), Body(knee_sore=True), Body(seated=True)]),
    at=st.sampled_from(MORNINGS),
    seed=st.integers(0, 2**64 - 1),
    before=st.lists(st.sampled_from([Answer.DONE, Answer.SKIP, Answer.OTHER, Answer.SNOOZE]), max_size=4),
    later=st.integers(0, 90),
    days=st.integers(1, 2),
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@lives
def test_what_is_foreseen_of_the_memory_file_is_what_the_running_program_does(**life: Any) -> None:
    _compare(**life)


@pytest.mark.long
@pytest.mark.timeout(1800)
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@lives
def test_what_is_foreseen_of_five_hundred_memory_files_is_what_the_running_program_does(**life: Any) -> None:
    _compare(**life)


def _compare(  # noqa: PLR0917 - all that may be otherwise
    every: int,
    hours: tuple[Hours, ...],
    fixed: tuple[FixedTime, ...],
    body: Body,
    at: datetime,
    seed: int,
    before: list[Answer],
    later: int,
    days: int,
) -> None:
    plan = Plan(BUILT_IN, WEIGHED, Rhythm(every=every * MINUTE), hours, fixed, body=body, zone=BERLIN)
    office = Office(plan, at, begin(plan, seed, at))
    for answer in before:
        _see_prompt(office, at + timedelta(days=3))
        office.send(Answered(None, answer, Via.NOTIFICATION))
    _pass_undisturbed(office, later * MINUTE)
    foreseen = forecast(plan, _kept(office, plan), office.clock.at, days)
    coming = [
        Lived(
            each.at,
            movements.title(each.prompt),
            each.prompt.due,
            each.done,
            each.prompt.movement.id,
            each.left.posture,
        )
        for day in foreseen.days
        for each in day.prompts
    ]
    assert coming == _live(office, foreseen.until)
    evening = office.memory.saved[-1].today
    if evening.day == foreseen.days[-1].day:
        assert foreseen.days[-1].today == evening


def _kept(office: Office, plan: Plan) -> State:
    """What the memory file holds."""
    return restore(tomllib.loads(tomli_w.dumps(document(office.memory.saved[-1]))), plan, office.clock.at)


def _pass_undisturbed(office: Office, span: timedelta) -> None:
    """Let time pass, but not the patience of a prompt: by then it is open for no more than a moment."""
    end = office.clock.at + span
    while office.prompt() is None and office.wake(end):
        pass
    if office.prompt() is None:
        office.clock.at = end


def _see_prompt(office: Office, before: datetime) -> bool:
    while office.prompt() is None:
        if not office.wake(before):
            return False
    return True


def _live(office: Office, until: datetime) -> list[Lived]:
    """Do what each prompt asks for, until then."""
    lived = []
    while _see_prompt(office, until) and office.clock.at < until:
        bubble, shown = office.prompt(), office.clock.at
        assert bubble is not None
        done = shown + _takes(office)
        while office.wake(done):
            pass
        office.clock.at = done
        office.send(Answered(bubble.prompt, Answer.DONE, Via.NOTIFICATION))
        entry = office.log.lines[-1]
        assert isinstance(entry, Entry)
        assert entry.movement is not None
        lived.append(Lived(shown, bubble.title, entry.due, entry.at, entry.movement.id, entry.posture))
    return lived


def _takes(office: Office) -> timedelta:
    """How long doing what the prompt on the screen asks for takes."""
    situation = office.memory.saved[-1].situation
    assert isinstance(situation, Prompting)
    return length(situation.prompt.choice)


def test_a_day_of_the_running_program_has_prompts_of_many_kinds() -> None:
    """What is compared above is not nothing."""
    plan = Plan(BUILT_IN, WEIGHED, hours=(DAYTIME,), zone=BERLIN)
    office = Office(plan, MORNINGS[1], begin(plan, 1, MORNINGS[1]))
    lived = _live(office, MORNINGS[1] + timedelta(hours=12))
    kinds = {BUILT_IN[each.movement].kind for each in lived}
    assert len(lived) == 10
    assert len(kinds) >= plan.kinds
