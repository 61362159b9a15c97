"""The questions of the setup, and what their answers change."""

from __future__ import annotations

from itertools import product

import pytest

from kneebreak.adapters.config.edit import edited, in_words
from kneebreak.adapters.config.schedule import plan_of
from kneebreak.adapters.config.toml import Source, parse
from kneebreak.adapters.zone import SystemZone
from kneebreak.cli.questions import QUESTIONS, Choice, Interview, Question
from kneebreak.engine.plan import Plan
from tests.adapters.config.files import BUILT_IN


def usable(source: Source) -> Plan:
    return plan_of(source, BUILT_IN, SystemZone())


PRESENT = in_words(parse("schedule.toml", b""), usable)


def interview(*lines: str, **present: str) -> Interview:
    going = Interview({**PRESENT, **{address.replace("__", "."): words for address, words in present.items()}})
    for line in lines:
        going = going.answer(line)
    return going


def test_enter_keeps_everything() -> None:
    ended = interview(*[""] * len(QUESTIONS))
    assert ended.question is None
    assert ended.changes() == {}


def test_answers_change_what_they_are_about_and_nothing_else() -> None:
    ended = interview("office", "1", "n", "2", "3")
    assert ended.question is None
    assert ended.changes() == {
        "rhythm.place": "office",
        "body.no_floor": "true",
        "body.knee_sore": "true",
        "rhythm.every": "30 min",
    }


def test_who_sits_all_day_is_not_asked_about_the_floor() -> None:
    ended = interview("", "no", "", "60")
    assert ended.question is None
    assert ended.changes() == {
        "body.seated": "true",
        "rhythm.every": "1 h",
        "targets.strength": "1",
        "body.level": "1",
        "ramp.on": "true",
    }


def test_who_sits_by_the_schedule_and_keeps_that_is_not_asked_about_the_floor_either() -> None:
    about_standing = interview("", body__seated="true")
    assert about_standing.kept == 2
    about_knees = about_standing.answer("")
    assert about_knees.question == QUESTIONS[3]


def test_the_present_values_are_what_enter_keeps() -> None:
    going = interview(rhythm__place="office", rhythm__every="50 min")
    kept = []
    while going.question:
        kept.append(going.kept)
        going = going.answer("")
    assert kept == [2, 1, 1, 1, None]
    assert going.changes() == {}


GENTLY = {"rhythm__every": "1 h", "targets__strength": "1", "body__level": "1", "ramp__on": "true"}


def test_a_gentle_start_is_kept_where_it_is_what_holds() -> None:
    assert interview("", "", "", "", **GENTLY).kept == 1
    assert interview("", "", "", "", "1", **GENTLY).changes() == {}


def test_who_leaves_a_gentle_start_for_a_fuller_one_gets_back_what_it_made_smaller() -> None:
    assert interview("", "", "", "", "45", **GENTLY).changes() == {
        "rhythm.every": "45 min",
        "targets.strength": "3",
        "body.level": "2",
        "ramp.on": "false",
    }


@pytest.mark.parametrize("strength", ["0", "3", "7"])
def test_a_fuller_start_leaves_alone_who_does_more_or_does_without(strength: str) -> None:
    ended = interview("", "", "", "", "30", targets__strength=strength, body__level="3")
    assert ended.changes() == {"rhythm.every": "30 min"}


def test_an_answer_that_is_what_holds_already_changes_nothing() -> None:
    assert interview("home", "yes", "yes", "no", "45").changes() == {}


@pytest.mark.parametrize("line", ["3", "0", "maybe", "e", "-1", "1 2"])
def test_what_is_no_answer_is_refused_with_what_to_type(line: str) -> None:
    with pytest.raises(ValueError, match=r"^Type 1 or 2, Enter to keep it as it is, or q to leave\.$"):
        interview(line)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.text)
def test_each_choice_is_said_as_the_schedule_is_told(question: Question) -> None:
    assert len({choice.label[0] for choice in question.choices}) == len(question.choices)  # one letter is enough
    for choice in question.choices:
        assert choice.says.keys() <= PRESENT.keys()
        text, _ = edited(parse("schedule.toml", b""), choice.says, usable)
        assert in_words(parse("schedule.toml", text), usable) == {**PRESENT, **choice.says}


@pytest.mark.parametrize("choices", [*product(*(question.choices for question in QUESTIONS))])
def test_whatever_is_answered_gives_a_schedule_that_can_be_used(choices: tuple[Choice, ...]) -> None:
    says = {address: words for choice in choices for address, words in choice.says.items()}
    edited(parse("schedule.toml", b""), says, usable)
