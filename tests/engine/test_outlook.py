"""What comes next, as tray and status tell it beforehand."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from kneebreak.engine.busy import Busy
from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, Happening, PauseRequested, PracticeSeen, Until, WentAway
from kneebreak.engine.outlook import outlook
from kneebreak.engine.plan import FixedTime
from tests.engine.catalogue import MORNING, OFFICE_HOURS, PLAN
from tests.engine.day import Day

MINUTE = timedelta(minutes=1)
EVERY = PLAN.rhythm.every


def test_an_open_prompt_is_what_comes_next() -> None:
    day = Day()
    prompt = day.until_prompt()
    assert outlook(day.plan, day.state) == (prompt.due, prompt.choice)


def test_a_snoozed_prompt_is_what_comes_next_also_while_it_is_held() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.answer(Answer.SNOOZE)
    assert outlook(day.plan, day.state) == (day.at + PLAN.rhythm.snooze, prompt.choice)
    day.begin_to_be(Busy.DO_NOT_DISTURB)
    day.pass_time(PLAN.rhythm.snooze)
    assert outlook(day.plan, day.state) == (prompt.due, prompt.choice)


@pytest.mark.parametrize("what", [PauseRequested(Until.RESUMED, Via.TRAY), PracticeSeen(), WentAway(MORNING)])
def test_nothing_is_foretold_in_a_practice_an_absence_or_a_pause_without_an_end(what: Happening) -> None:
    day = Day()
    day.at += PLAN.rhythm.away
    day.happen(what)
    assert outlook(day.plan, day.state) is None


def test_whichever_is_first_is_foretold_a_fixed_time_or_the_end_of_the_interval() -> None:
    fixed = (FixedTime(time(9, 30), "walk-lap"), FixedTime(time(16), "toe-lift"))
    day = Day(PLAN._replace(hours=OFFICE_HOURS, fixed=fixed))
    coming = outlook(day.plan, day.state)
    assert coming is not None
    assert (coming.at, coming.choice.movement.id) == (MORNING + 30 * MINUTE, "walk-lap")
    day.until_prompt()
    day.answer(Answer.DONE)
    following = outlook(day.plan, day.state)
    assert following is not None
    assert following.at == day.at + EVERY
