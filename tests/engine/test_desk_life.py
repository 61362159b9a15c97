"""The rules of good variety, held against many days of nine profiles at four rhythms."""

from __future__ import annotations

import tomllib

import pytest
import tomli_w

from kneebreak.adapters.memory import writing
from kneebreak.adapters.memory.reading import restore
from kneebreak.engine.events import Answer, HurtReported, Rated
from kneebreak.engine.feedback import Taste
from kneebreak.engine.state import lasting
from tests.engine.day import Day
from tests.engine.desk_life import KINDS_AIM, MONDAY, PROFILES, SPACINGS, STRENGTH_AIM, Life, plan_for

every_life = pytest.mark.parametrize("minutes", SPACINGS)
every_profile = pytest.mark.parametrize("name", PROFILES)


def _live_fully_answered(name: str, minutes: int, seed: int, days: int) -> None:
    life = Life(PROFILES[name], minutes, seed, diligent=True)
    for kinds in life.live(days):
        assert life.strength >= STRENGTH_AIM, f"{life.strength} strength exercises after {life.prompts} prompts"
        aim = KINDS_AIM if life.prompts > 5 else 4
        assert len(kinds) >= aim, f"{len(kinds)} kinds after {life.prompts} prompts"


def _live_as_it_comes(name: str, minutes: int, seed: int, days: int) -> None:
    for _ in Life(PROFILES[name], minutes, seed, diligent=False).live(days):
        pass


@every_life
@every_profile
def test_fully_answered_days_keep_every_rule_and_reach_their_aims(name: str, minutes: int) -> None:
    """504 days: for each of 36 plans ten first days, and four days more after one of them."""
    for seed in range(10):
        _live_fully_answered(name, minutes, seed, days=1 if seed else 5)


@every_life
@every_profile
def test_days_with_answers_at_random_break_no_rule(name: str, minutes: int) -> None:
    for seed in range(7):
        _live_as_it_comes(name, minutes, seed, days=2)


@pytest.mark.long
@pytest.mark.timeout(1500)
@every_life
@every_profile
def test_thirty_six_thousand_fully_answered_days_keep_every_rule_and_reach_their_aims(name: str, minutes: int) -> None:
    for seed in range(760):
        _live_fully_answered(name, minutes, 1000 + seed, days=1 if seed % 19 else 7)


@pytest.mark.long
@pytest.mark.timeout(1500)
@every_life
@every_profile
def test_thirty_six_thousand_days_with_answers_at_random_break_no_rule(name: str, minutes: int) -> None:
    for seed in range(200):
        _live_as_it_comes(name, minutes, 1000 + seed, days=5)


@pytest.mark.parametrize("name", ["home", "office", "seated"])
def test_over_a_year_the_sides_of_every_movement_differ_by_one_at_the_most(name: str) -> None:
    life = Life(PROFILES[name], 45, seed=3, diligent=False)
    for _ in life.live(365):
        pass  # each choice is checked when it is made
    assert max(sum(count.values()) for count in life.sides.values()) > 50


@pytest.mark.parametrize("name", PROFILES)
def test_a_restart_at_any_point_changes_nothing_in_what_follows(name: str) -> None:
    """Each time by way of what the memory file would hold."""
    plan = plan_for(PROFILES[name], 45)
    steady, restarting = Day(plan, at=MONDAY, seed=7), Day(plan, at=MONDAY, seed=7)
    answers = [Answer.DONE, Answer.OTHER, Answer.DONE, Answer.SKIP, Answer.OTHER, Answer.OTHER, Answer.DONE]
    for number, answer in enumerate(answers * 12):
        for day in (steady, restarting):
            prompt = day.until_prompt()
            if number % 11 == 0:
                day.happen(Rated(None, (Taste.MORE, Taste.LESS)[number % 2]))
            if number % 13 == 0:
                day.happen(HurtReported())
            if day is restarting:
                _restart(day)
            day.answer(answer, prompt.id)
            if day is restarting:
                _restart(day)
        assert restarting.state.rotation == steady.state.rotation
        assert restarting.on_screen() == steady.on_screen()
    assert restarting.log == steady.log
    assert len({entry.movement for entry in steady.log}) > 10


def _restart(day: Day) -> None:
    document = tomllib.loads(tomli_w.dumps(writing.document(lasting(day.state))))
    day.state = restore(document, day.plan, day.at)
    day.restart()
