"""Baby steps, from the first offer to the changed schedule: the whole core among recording fakes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kneebreak.engine.entry import Outcome
from kneebreak.engine.ramp import DAYS, STAGES, pace
from kneebreak.messages import Wish
from kneebreak.ports import Bubble, Mistakes, Slot
from tests.engine.catalogue import at_pace
from tests.engine.used_days import GENTLE
from tests.office import Office

MINUTE = timedelta(minutes=1)
WRONG = Mistakes(("schedule.toml: Permission denied; see to it that you may write there",))


def spend(office: Office, *commands: str) -> None:
    """A day on which so many prompts are answered, or let go."""
    for command in commands:
        office.until_prompt()
        if command:
            office.ask(command)
        else:
            office.pass_time(11 * MINUTE)
    office.ask("pause", "until", "tomorrow")
    while "Paused" in office.ask("status").text:
        office.pass_time(timedelta(hours=1))


def after_a_week(*commands: str, stage: int = 1) -> Office:
    """The morning after five such days."""
    office = Office(at_pace(GENTLE, STAGES[stage]))
    for _ in range(DAYS):
        spend(office, *commands)
    return office


def offered(office: Office) -> Bubble | None:
    """The offer on the screen."""
    note = office.note()
    return note if note is not None and note.title in ("A step up?", "A gentler pace?") else None


@pytest.fixture
def good_week() -> Office:
    """At the second stage, with a step up on offer and put before the user."""
    office = after_a_week("done", "done", "")
    assert offered(office) is None
    office.until_prompt()
    assert offered(office) is None
    office.notifier.click(Slot.PROMPT)
    office.shell.turn()
    assert offered(office) is not None
    return office


def press(office: Office, label: str) -> None:
    office.notifier.press(Slot.NOTE, label)
    office.shell.turn()


def test_an_accepted_step_changes_the_schedule_takes_effect_at_once_and_is_confirmed(good_week: Office) -> None:
    press(good_week, "Step up")
    saved = good_week.schedule.saved
    assert not isinstance(saved, Mistakes)
    assert saved == at_pace(GENTLE, STAGES[2])
    note = good_week.note()
    assert note is not None
    assert note.text == "Step 3 of 4: a prompt every 45 min, 3 strength exercises a day and the usual movements."
    answered = good_week.clock.at
    good_week.until_prompt()
    assert 44 * MINUTE <= good_week.clock.at - answered <= 46 * MINUTE
    assert good_week.note() is None  # it made room


def test_a_declined_step_changes_nothing_and_comes_again_a_week_of_use_later(good_week: Office) -> None:
    press(good_week, "Not now")
    assert good_week.schedule.saved == at_pace(GENTLE, STAGES[1])
    assert "on offer" not in good_week.ask("status").text
    for _ in range(DAYS):
        spend(good_week, "done")
        assert good_week.note() is None
    good_week.until_prompt()
    good_week.ask("done")
    assert offered(good_week) is not None


def test_an_offer_that_nobody_answers_makes_room_for_the_next_prompt_and_stays_in_the_menu(good_week: Office) -> None:
    good_week.until_prompt()
    assert good_week.note() is None
    good_week.ask("done")
    assert offered(good_week) is None
    good_week.tray.open_menu()
    good_week.tray.choose("A step up?", "Step up")
    good_week.shell.turn()
    assert good_week.schedule.saved == at_pace(GENTLE, STAGES[2])


def test_an_offer_that_is_declined_by_command_leaves_the_screen(good_week: Office) -> None:
    assert good_week.ask("ramp", "later").code == 0
    assert good_week.note() is None
    assert good_week.ask("ramp", "later").code == 1


def test_a_bad_week_offers_a_gentler_pace_and_skips_are_heard() -> None:
    office = after_a_week("skip", "", "", stage=2)
    office.until_prompt()
    office.ask("skip")
    assert offered(office) is not None
    reply = office.ask("ramp", "down")
    assert reply.code == 0
    assert reply.text.startswith("Step 2 of 4: a prompt every 1 h, ")
    assert office.schedule.saved == at_pace(GENTLE, STAGES[1])


def test_a_schedule_that_cannot_be_changed_is_told_of_and_the_offer_stays(good_week: Office) -> None:
    good_week.schedule.hindrance = WRONG
    reply = good_week.ask("ramp", "up")
    assert (reply.code, reply.text) == (1, f"The schedule could not be changed.\n{WRONG.lines[0]}")
    note = good_week.note()
    assert note is not None
    assert WRONG.lines[0] in note.text
    assert "“kneebreak ramp up”" in good_week.ask("status").text
    good_week.schedule.hindrance = None
    assert good_week.ask("ramp", "up").code == 0


def test_a_step_that_the_user_writes_themselves_begins_the_count_anew(good_week: Office) -> None:
    good_week.schedule.saved = at_pace(GENTLE, STAGES[3])
    good_week.send(Wish.RELOAD)
    assert good_week.ask("ramp").text.startswith("Step 4 of 4")
    assert "0 of 5 days" in good_week.ask("ramp").text


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("ramp",), 0, "Step 2 of 4"),
        (("ramp", "status"), 0, "0 of 5 days of use are over"),
        (("ramp", "later"), 1, "no step is on offer"),
        (("ramp", "sideways"), 2, "up, down or later"),
        (("ramp", "up", "twice"), 2, "up, down or later"),
    ],
)
def test_the_command_answers(words: tuple[str, ...], code: int, said: str) -> None:
    reply = Office(at_pace(GENTLE, STAGES[1])).ask(*words)
    assert reply.code == code
    assert said in reply.text


def test_without_the_ramp_there_are_no_steps() -> None:
    office = Office(GENTLE._replace(ramp=False))
    for way in ("up", "down"):
        reply = office.ask("ramp", way)
        assert reply.code == 1
        assert "kneebreak set ramp.on true" in reply.text
    assert pace(GENTLE) == STAGES[0]


def test_at_the_ends_of_the_ramp_a_command_says_that_there_is_no_further_step() -> None:
    assert Office(GENTLE).ask("ramp", "down").code == 1
    assert Office(at_pace(GENTLE, STAGES[3])).ask("ramp", "up").code == 1


def test_a_step_taken_while_a_prompt_is_open_leaves_it_open() -> None:
    office = Office(GENTLE)
    prompt = office.until_prompt()
    office.ask("ramp", "up")
    assert office.prompt() == prompt
    office.ask("done")
    assert office.outcomes == [Outcome.DONE]


def test_the_greeting_names_the_setup() -> None:
    office = Office()
    office.shell.greet("schedule.toml", "picture.png")
    note = office.note()
    assert note is not None
    assert "“kneebreak setup”" in note.text
