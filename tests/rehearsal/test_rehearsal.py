"""A day that is played: everything a day can have is in it, and clicks count as they do on any other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.entry import Outcome
from kneebreak.engine.plan import Rhythm
from kneebreak.ports import Slot
from kneebreak.rehearsal import wording
from tests.engine.catalogue import OFFICE_HOURS, PLAN
from tests.rehearsal.stage import Stage

OFFICE = PLAN._replace(hours=OFFICE_HOURS)


def test_a_day_without_a_click_still_has_all_that_a_day_can_have() -> None:
    stage = Stage(OFFICE)
    told = stage.play()
    assert told[0] == wording.SITS_DOWN
    for expected in (
        "Done (played for you).",
        wording.LEAVES,
        "Rested: being away is a break of your own.",
        "Snoozed (played for you): it comes back in 5 min.",
        "You give a talk, in full screen: what falls due now waits for the end.",
        "The talk is over; what waited comes now.",
        "Missed: it waited for 10 min, and nobody answered.",
    ):
        assert expected in told
    assert any(line.startswith("It is back: ") for line in told)
    assert any(line.startswith("Something else instead: ") for line in told)
    outcomes = stage.memory.state.today.outcomes
    assert outcomes[Outcome.DONE] >= 4
    assert (outcomes[Outcome.MISSED], outcomes[Outcome.RESTED]) == (1, 1)


def test_a_reminder_that_falls_due_in_the_talk_comes_when_it_is_over() -> None:
    told = Stage(OFFICE).play()
    begins = told.index("You give a talk, in full screen: what falls due now waits for the end.")
    assert told[begins + 1] == "The talk is over; what waited comes now."
    assert told[begins + 2].startswith("A reminder: ")


def test_a_click_is_the_users_own_and_the_stand_in_keeps_still() -> None:
    stage = Stage(OFFICE)
    stage.begin()
    while Slot.PROMPT not in stage.notifier.up:
        stage.shell.turn()
    stage.notifier.click(Slot.PROMPT)
    stage.shell.turn()
    assert stage.told()[-1] == "Done (that was you)."


def test_it_ends_with_the_hours_and_leaves_nothing_on_the_screen() -> None:
    stage = Stage(OFFICE)
    stage.play()
    assert stage.director.is_over
    assert stage.clock.at == stage.day.ends
    assert stage.notifier.up == {}
    assert stage.tray.closed


def test_time_goes_slowly_while_a_reminder_wants_to_be_read_and_most_slowly_for_the_first() -> None:
    stage = Stage(OFFICE)
    stage.begin()
    while Slot.PROMPT not in stage.notifier.up:
        stage.shell.turn()
    assert stage.clock.pace == stage.tempo.calm / 2
    stage.notifier.click(Slot.PROMPT)
    stage.shell.turn()
    assert stage.clock.pace == stage.tempo.quick


def test_it_ends_when_nobody_listens() -> None:
    stage = Stage(OFFICE)
    stage.listens = False
    assert stage.play() == [wording.SITS_DOWN]


@pytest.mark.parametrize(
    ("busy", "expected"),
    [
        (
            {Busy.FULL_SCREEN: Policy.SHOW, Busy.DO_NOT_DISTURB: Policy.SHOW, Busy.CALL: Policy.HOLD},
            "You join a call: ",
        ),
        (
            {Busy.FULL_SCREEN: Policy.SKIP, Busy.DO_NOT_DISTURB: Policy.HOLD, Busy.CALL: Policy.SKIP},
            "You switch do-not-",
        ),
        (
            {Busy.FULL_SCREEN: Policy.SKIP, Busy.DO_NOT_DISTURB: Policy.SKIP, Busy.CALL: Policy.SKIP},
            "You join a call: ",
        ),
    ],
)
def test_what_disturbs_is_what_the_schedule_holds_back_for(busy: dict[Busy, Policy], expected: str) -> None:
    told = Stage(OFFICE._replace(busy=busy)).play()
    assert any(line.startswith(expected) for line in told)


def test_where_nothing_is_ever_held_back_nothing_disturbs() -> None:
    told = Stage(OFFICE._replace(busy=dict.fromkeys(Busy, Policy.SHOW))).play()
    assert not any("what falls due now" in line for line in told)


@pytest.mark.parametrize("every", [timedelta(seconds=1), timedelta(minutes=5), timedelta(hours=3)])
@pytest.mark.parametrize("minutes", [0.1, 2, 60])
def test_any_rhythm_can_be_played(every: timedelta, minutes: float) -> None:
    plan = OFFICE._replace(rhythm=Rhythm(every=every, patience=every * 2))
    stage = Stage(plan, length=timedelta(minutes=minutes))
    stage.play()
    assert stage.director.is_over
    assert stage.tempo.calm >= 1
    assert stage.tempo.quick > 0


def test_the_users_own_commands_do_not_hear_of_it() -> None:
    assert Stage(OFFICE._replace(hooks={"done": ("desk-controller",)})).day.plan.hooks == {}
