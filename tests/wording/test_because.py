"""Why this movement now, in words."""

from __future__ import annotations

from datetime import date

import pytest

from kneebreak.engine.events import Answer, BreakRequested, HurtReported, PostureDeclared
from kneebreak.engine.movement import Kind, Posture
from kneebreak.engine.plan import Body
from kneebreak.engine.prompt import Because, Choice
from kneebreak.engine.state import Today
from kneebreak.wording.because import because
from kneebreak.wording.posture import hint, posture
from kneebreak.wording.status import status_text, why
from tests.adapters.config.files import BUILT_IN
from tests.engine.catalogue import MORNING, PLAN
from tests.engine.day import Day
from tests.engine.desk_life import MINUTE, PROFILES, plan_for
from tests.engine.test_opinions import asked_for

HOME = plan_for(PROFILES["home"], 45)
TODAY = Today(date(2026, 11, 23), strength=1)


@pytest.mark.parametrize("reason", Because)
def test_there_are_words_for_every_reason(reason: Because) -> None:
    words = because(HOME, TODAY, Choice(BUILT_IN["walk-lap"], None, because=reason))
    assert len(words) > 15
    assert not words.endswith(".")


def test_reasons_differ() -> None:
    words = {because(HOME, TODAY, Choice(BUILT_IN["walk-lap"], None, because=reason)) for reason in Because}
    assert len(words) == len(Because)


def test_the_reason_names_the_figures_that_count() -> None:
    short = HOME._replace(body=Body(knee_sore=True))
    walk = Choice(BUILT_IN["walk-lap"], None, because=Because.SITTING)
    assert "more than 1 h otherwise" in because(HOME, TODAY, walk)
    assert "more than 45 min otherwise" in because(short, TODAY, walk)
    assert "1 of 3 strength" in because(HOME, TODAY, walk._replace(because=Because.STRENGTH))


def test_why_says_why_before_and_while_a_prompt_is_open() -> None:
    day = Day(HOME)
    reason = "for you would sit for more than 1 h otherwise"
    assert reason in why(day.plan, day.state)
    day.until_prompt()
    assert reason in why(day.plan, day.state)
    day.answer(Answer.OTHER)
    assert "for you asked for another one, and the short form comes first" in why(day.plan, day.state)


def test_why_says_it_of_a_prompt_that_was_asked_for() -> None:
    day = Day(HOME)
    day.happen(BreakRequested())
    assert "for you asked for a break and it is the turn of" in why(day.plan, day.state)


def test_what_hurt_is_listed_with_its_end_until_then() -> None:
    day = asked_for(HOME, "mini-squat")
    day.happen(HurtReported())
    line = "Left out, for it hurt: knee-load until 2026-11-30 09:00."
    assert line in why(day.plan, day.state)
    assert line in status_text(day.plan, day.state)
    day.answer(Answer.DONE)
    day.be_away(MINUTE * 60 * 24 * 7)
    assert line not in why(day.plan, day.state)


def test_the_posture_is_told_with_its_beginning() -> None:
    day = Day(HOME)
    day.happen(PostureDeclared(Posture.STANDING))
    day.pass_time(5 * MINUTE)
    day.happen(PostureDeclared(Posture.STANDING))
    assert posture(day.plan, day.state) == "standing since 09:00"


@pytest.mark.parametrize(
    ("body", "declared", "minutes", "words"),
    [
        (Body(), Posture.SITTING, 29, ""),
        (Body(), Posture.SITTING, 30, "Sitting since 09:00: rise when you like"),
        (Body(knee_sore=True), Posture.SITTING, 20, "Sitting since 09:00: unbend your knees for a moment"),
        (Body(seated=True), Posture.SITTING, 44, ""),
        (Body(), Posture.STANDING, 20, "Standing since 09:00: walk or sit when you like"),
        (Body(pregnancy=True), Posture.STANDING, 10, "Standing since 09:00: walk or sit when you like"),
        (Body(), Posture.FLOOR, 4, ""),
        (Body(), Posture.FLOOR, 5, "On the floor since 09:00: sit another way, or get up"),
    ],
)
def test_a_posture_that_lasts_long_gets_a_silent_word(body: Body, declared: Posture, minutes: int, words: str) -> None:
    day = Day(HOME._replace(body=body), at=MORNING)
    day.happen(PostureDeclared(declared))
    day.pass_time(minutes * MINUTE)
    day.happen(PostureDeclared(declared))
    assert hint(day.plan, day.state) == words


def test_somebody_who_is_away_gets_no_word() -> None:
    day = Day(PLAN._replace(weights={Kind.STAND: 1, Kind.WALK: 1}))
    day.pass_time(40 * MINUTE)
    assert hint(day.plan, day.state._replace(at=day.at))
    day.be_away(PLAN.rhythm.away)
    assert not hint(day.plan, day.state)
