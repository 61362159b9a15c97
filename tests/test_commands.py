"""The commands of a running kneebreak: what they do, what they say, and their exit codes."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from kneebreak.engine.entry import Correction, Outcome
from tests.engine.catalogue import OFFICE_HOURS, PLAN
from tests.office import Office

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("command", "outcome"),
    [("done", Outcome.DONE), ("skip", Outcome.SKIPPED), ("snooze", Outcome.SNOOZED)],
)
def test_an_open_prompt_is_answered(command: str, outcome: Outcome) -> None:
    office = Office()
    office.until_prompt()
    assert office.ask(command).code == 0
    assert office.outcomes == [outcome]


@pytest.mark.parametrize("command", ["done", "skip", "snooze", "other", "resume", "undo"])
def test_what_cannot_be_done_now_is_said_with_code_one(command: str) -> None:
    reply = Office().ask(command)
    assert reply.code == 1
    assert reply.text


@pytest.mark.parametrize(
    "words",
    [
        ("",),
        ("dance",),
        ("done", "twice"),
        ("snooze", "0 min"),
        ("snooze", "soon"),
        ("pause", "0 s"),
        ("pause", "until"),
        ("pause", "until", "25:00"),
        ("pause", "until", "noon"),
        ("pause", "a", "while"),
        ("posture",),
        ("posture", "moving"),
        ("posture", "upside down"),
        ("status", "--xml"),
        ("why", "not"),
        ("practice",),
        ("practice", "swum"),
        ("practice", "seen", "twice"),
        ("practice", "done", "toe-lift", "-", "standing", "2026-11-23T09:00:00"),
        ("practice", "done", "toe-lift", "-", "standing", "now"),
        ("practice", "done", "toe-lift", "-", "hanging", "2026-11-23T09:00:00+00:00"),
        ("practice", "done", "toe-lift", "middle", "standing", "2026-11-23T09:00:00+00:00"),
    ],
)
def test_words_that_are_wrong_are_explained_with_code_two_and_change_nothing(words: tuple[str, ...]) -> None:
    office = Office()
    before = office.ask("status", "--json")
    reply = office.ask(*words)
    assert reply.code == 2
    assert len(reply.text) > 10
    assert office.ask("status", "--json") == before


def test_next_shows_a_prompt_and_says_what_to_do() -> None:
    office = Office()
    reply = office.ask("next")
    bubble = office.prompt()
    assert bubble is not None
    assert bubble.title in reply.text


def test_snooze_takes_a_length() -> None:
    office = Office()
    office.until_prompt()
    assert "10:02" in office.ask("snooze", "17", "min").text


def test_a_fourth_snooze_is_refused() -> None:
    office = Office()
    for _ in range(3):
        office.until_prompt()
        office.ask("snooze")
    office.until_prompt()
    assert office.ask("snooze").code == 1


@pytest.mark.parametrize(
    ("words", "until"),
    [
        (("pause", "30", "min"), "09:30"),
        (("pause", "1 h 30 min"), "10:30"),
        (("pause", "until", "14:30"), "14:30"),
        (("pause", "until", "9:05"), "09:05"),
        (("pause", "until", "08:00"), "tomorrow 08:00"),
        (("pause", "tomorrow"), "tomorrow 09:00"),
        (("pause", "until", "tomorrow"), "tomorrow 09:00"),
    ],
)
def test_a_pause_ends_when_it_was_told_to(words: tuple[str, ...], until: str) -> None:
    office = Office(PLAN._replace(hours=OFFICE_HOURS))
    assert office.ask(*words).text.startswith(f"Paused until {until}")


def test_a_pause_without_an_end_lasts_until_resume() -> None:
    office = Office()
    office.ask("pause")
    office.pass_time(timedelta(days=2))
    assert json.loads(office.ask("status", "--json").text)["state"] == "paused"
    assert office.ask("resume").code == 0


def test_undo_appends_a_correction() -> None:
    office = Office()
    office.until_prompt()
    office.ask("done")
    assert office.ask("undo").code == 0
    entry, correction = office.log.lines
    assert isinstance(correction, Correction)
    assert correction.undoes == entry.id
    assert json.loads(office.ask("status", "--json").text)["today"]["done"] == 0


def test_other_shows_another_movement() -> None:
    office = Office()
    before = office.until_prompt()
    assert office.ask("other").code == 0
    after = office.prompt()
    assert after is not None
    assert after.title != before.title
    assert office.outcomes == []


def test_the_status_for_programs_has_what_is_promised() -> None:
    office = Office()
    status = json.loads(office.ask("status", "--json").text)
    assert status["state"] == "working"
    assert status["due"] == "2026-11-23T09:45:00+00:00"
    assert status["movement"] in PLAN.movements
    assert status["posture"] == "sitting"
    assert status["today"] == dict.fromkeys(("done", "snoozed", "skipped", "missed", "rested", "held"), 0)
    assert "09:45" in status["why"]


def test_the_status_names_each_state() -> None:
    office = Office(PLAN._replace(hours=OFFICE_HOURS))

    def state() -> str:
        name: str = json.loads(office.ask("status", "--json").text)["state"]
        return name

    office.until_prompt()
    seen = [state()]
    office.ask("snooze")
    seen.append(state())
    office.ask("pause")
    seen.append(state())
    office.ask("resume")
    office.pass_time(timedelta(hours=9))
    seen.append(state())
    office.ask("practice", "seen")
    seen.append(state())
    assert seen == ["prompting", "working", "paused", "off_hours", "held"]


def test_a_practice_tells_what_goes_on_in_it() -> None:
    office = Office()
    assert office.ask("practice", "seen").text == "A practice is under way"
    reply = office.ask("next")
    assert (reply.code, reply.text) == (1, "a practice is under way; end it first")
    for again in ((), ("again",)):
        office.pass_time(MINUTE / 2)
        when = office.clock.at.isoformat()
        assert office.ask("practice", "done", "other-way", "left", "floor", when, *again).code == 0
    assert "A practice is under way: nothing comes before it is over." in office.ask("why").text
    status = json.loads(office.ask("status", "--json").text)
    assert (status["state"], status["due"], status["posture"], status["today"]["done"]) == ("held", None, "floor", 2)
    assert office.ask("practice", "ended").text.startswith("Next at 09:46:")


def test_posture_is_remembered_and_shown() -> None:
    office = Office()
    assert office.ask("posture", "standing").code == 0
    assert json.loads(office.ask("status", "--json").text)["posture"] == "standing"


def test_why_says_what_comes_next_and_what_holds_it() -> None:
    office = Office(PLAN._replace(hours=OFFICE_HOURS))
    assert office.ask("why").text.startswith("Next at 09:45: ")
    office.until_prompt()
    assert office.ask("why").text.endswith("It waits for your answer until 09:55.")
    office.ask("snooze")
    assert office.ask("why").text == "You snoozed the prompt: it comes back at 09:50."
    office.ask("pause", "1 h")
    assert office.ask("why").text == "You paused it until 10:45: nothing comes before that."
    office.pass_time(timedelta(hours=9))
    assert office.ask("why").text == "These are not your hours: they begin again tomorrow 09:00."


def test_more_less_and_never_are_about_a_named_movement_or_the_open_one() -> None:
    office = Office()
    assert office.ask("less", "walk-lap").code == 0
    before = office.until_prompt()
    assert office.ask("never").code == 0
    after = office.prompt()
    assert after is not None
    assert after.title != before.title
    text = office.ask("status").text
    assert "Less often: walk-lap." in text
    assert "Never: " in text
    assert office.ask("more", "walk-lap").code == 0
    assert "Less often" not in office.ask("status").text


@pytest.mark.parametrize("command", ["more", "less", "never"])
def test_a_movement_that_does_not_exist_is_wrong_and_its_name_is_guessed(command: str) -> None:
    reply = Office().ask(command, "walk-lop")
    assert reply.code == 2
    assert "did you mean “walk-lap”?" in reply.text


@pytest.mark.parametrize("command", ["more", "less", "never", "hurts"])
def test_without_a_movement_there_is_nothing_to_say_of_it(command: str) -> None:
    assert Office().ask(command).code == 1


def test_hurts_shows_an_easier_movement_and_says_what_is_left_out() -> None:
    office = Office()
    before = office.until_prompt()
    assert office.ask("hurts").code == 0
    after = office.prompt()
    assert after is not None
    assert after.title != before.title
    assert "Left out, for it hurt: " in office.ask("why").text
    assert office.outcomes == []
