"""The ramp in words: the menu, the status, the bubble and the command."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kneebreak.engine.entry import Via
from kneebreak.engine.events import StepDeclined, StepTaken
from kneebreak.engine.ramp import DAYS, STAGES, Pace, Step, Way
from kneebreak.ports import Ability, MenuItem
from kneebreak.wording import bubbles, ramp
from kneebreak.wording.menu import menu
from kneebreak.wording.status import status_text, status_values
from tests.engine.catalogue import PLAN, at_pace
from tests.engine.day import Day
from tests.engine.used_days import DONE, GENTLE, MISS, SKIP, spend

UP = Step(Way.UP, 3)
SECOND = at_pace(GENTLE, STAGES[1])


@pytest.fixture
def on_offer() -> Day:
    """Somebody at the second stage, who has done all that was asked for on five days."""
    day = Day(SECOND)
    for _ in range(DAYS):
        spend(day, DONE, DONE)
    return day


def items(day: Day) -> dict[str, MenuItem]:
    return {item.label: item for item in menu(day.plan, day.state, (), autostart=False)}


@pytest.mark.parametrize(
    ("now", "step", "expected"),
    [
        (STAGES[0], Step(Way.UP, 2), ("2 strength exercises a day instead of 1",)),
        (
            STAGES[1],
            Step(Way.UP, 3),
            (
                "a prompt every 45 min instead of 1 h",
                "3 strength exercises a day instead of 2",
                "the usual movements instead of gentle movements",
            ),
        ),
        (STAGES[2], Step(Way.UP, 4), ("a prompt every 30 min instead of 45 min",)),
        (STAGES[1], Step(Way.DOWN, 1), ("1 strength exercise a day instead of 2",)),
        (
            Pace(timedelta(minutes=20), 5, 3),
            Step(Way.DOWN, 1),
            (
                "a prompt every 1 h instead of 20 min",
                "1 strength exercise a day instead of 5",
                "gentle movements instead of all movements",
            ),
        ),
    ],
)
def test_a_step_says_what_it_changes_and_what_was_before(now: Pace, step: Step, expected: tuple[str, ...]) -> None:
    assert ramp.changes(at_pace(PLAN, now), step) == expected


def test_the_bubble_says_what_would_change_and_that_nothing_does_by_itself() -> None:
    bubble = bubbles.offer(SECOND, UP, Via.NOTIFICATION, frozenset(Ability))
    assert bubble.title == "A step up?"
    for part in (*ramp.changes(SECOND, UP), "nothing changes by itself"):
        assert part in bubble.text
    assert [(button.label, button.means) for button in bubble.buttons] == [
        ("Step up", StepTaken(Way.UP, 3)),
        ("Not now", StepDeclined()),
    ]


def test_a_click_on_the_body_of_an_offer_takes_nothing() -> None:
    assert bubbles.offer(SECOND, UP, Via.NOTIFICATION, frozenset(Ability)).clicked is None


@pytest.mark.parametrize(("via", "menu_named"), [(Via.NOTIFICATION, True), (Via.TERMINAL, False)])
def test_where_no_button_is_drawn_it_says_how_to_take_the_step(via: Via, *, menu_named: bool) -> None:
    text = bubbles.offer(SECOND, UP, via, frozenset({Ability.CLICK})).text
    assert text.startswith("“kneebreak ramp up”")
    assert ("tray menu" in text) is menu_named


def test_a_gentler_pace_is_offered_without_a_word_of_blame() -> None:
    bubble = bubbles.offer(SECOND, Step(Way.DOWN, 1), Via.NOTIFICATION, frozenset(Ability))
    assert bubble.title == "A gentler pace?"
    words = {word.strip(".,?!").lower() for word in f"{bubble.title} {bubble.text}".split()}
    assert not words & {"missed", "failed", "only", "should", "must", "lazy", "skipped", "not", "less", "percent"}


def test_the_menu_and_the_status_hold_what_is_on_offer(on_offer: Day) -> None:
    *changes, take, decline = items(on_offer)["A step up?"].items
    assert [change.means for change in changes] == [None] * 3
    assert changes[0].label == "A prompt every 45 min instead of 1 h"
    assert (take.label, take.means) == ("Step up", StepTaken(Way.UP, 3))
    assert (decline.label, decline.means) == ("Not now", StepDeclined())
    assert status_text(on_offer.plan, on_offer.state).splitlines()[-1] == (
        "A step up is on offer: a prompt every 45 min instead of 1 h, 3 strength exercises a day instead of 2"
        " and the usual movements instead of gentle movements;"
        " “kneebreak ramp up” takes it, “kneebreak ramp later” declines"
    )
    assert status_values(on_offer.plan, on_offer.state, ())["ramp"] == {"step": 2, "of": 4, "offer": "up"}


def test_without_an_offer_menu_and_status_say_nothing_of_it() -> None:
    day = Day(SECOND)
    assert not {*ramp.TITLES.values()} & items(day).keys()
    assert "ramp" not in status_text(day.plan, day.state)
    assert status_values(day.plan, day.state, ())["ramp"] == {"step": 2, "of": 4, "offer": None}


def test_the_command_says_where_one_is_and_how_far_the_days_have_come() -> None:
    day = Day(SECOND)
    here = "Step 2 of 4: a prompt every 1 h, 2 strength exercises a day and gentle movements"
    assert ramp.ramp(day.plan, day.state) == f"{here}\n0 of 5 days of use are over; then a step may be offered"
    spend(day, DONE, MISS, SKIP)
    assert ramp.ramp(day.plan, day.state) == (
        f"{here}\n1 of 5 days of use are over, and you did 1 of their 3 prompts; then a step may be offered"
    )


def test_the_command_says_so_when_five_days_were_neither_good_nor_bad() -> None:
    day = Day(SECOND)
    for _ in range(DAYS):
        spend(day, DONE, SKIP)
    said = ramp.ramp(day.plan, day.state).splitlines()[-1]
    assert said == "No step is on offer: in your last 5 days of use you did 5 of 10 prompts"


def test_before_the_first_stage_it_says_so() -> None:
    day = Day(at_pace(GENTLE, Pace(timedelta(minutes=90), 1, 1)))
    assert ramp.ramp(day.plan, day.state).startswith("Before the first of 4 steps: a prompt every 1 h 30 min, ")


def test_while_it_is_off_it_says_how_to_switch_it_on() -> None:
    day = Day()
    assert "kneebreak set ramp.on true" in ramp.ramp(day.plan, day.state)
    assert status_values(day.plan, day.state, ())["ramp"] is None
