"""The guided practice in a real Chromium, by keyboard alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kneebreak.practice.practice import Practice
from tests.desktop.practising import Practising
from tests.desktop.program import QUIET, Program
from tests.desktop.session import Session
from tests.practice.practices import PRACTICES

SIZES = {"desk": (1280, 800), "laptop": (1366, 640), "phone": (390, 844), "small": (320, 568)}
LOOKS = [(size, scheme) for size in SIZES for scheme in ("light", "dark")]


@pytest.fixture
def practising(browsing: tuple[Session, Path]) -> Practising:
    return Practising(*browsing)


def titles(practice: Practice) -> list[str]:
    return [step.title for step in practice.steps]


def test_the_keyboard_alone_leads_through_all_steps_and_each_exercise_is_logged(practising: Practising) -> None:
    standing = PRACTICES["standing"]
    practising.start(hastened=25)
    practising.until_heading("On your feet")
    practising.answer(0)
    practising.until_heading("Lift your left leg sideways, 8 times")
    practising.press(" ")
    practising.browser.until("!document.getElementById('paused').hidden")
    left = practising.text("count")
    practising.press("m")
    assert practising.browser.value("document.getElementById('sound').getAttribute('aria-pressed')") == "true"
    practising.press("m", " ")
    assert practising.browser.value("document.getElementById('sound').getAttribute('aria-pressed')") == "false"
    practising.browser.until(f"document.getElementById('count').textContent != {left!r}")
    practising.until_heading("And how are you now?")
    steps = [words.split(". ")[1] for words in practising.announced() if words.endswith(" seconds.")]
    # The first was announced before anybody could take notes of it.
    assert steps in (titles(standing), titles(standing)[1:])
    practising.answer(2)
    practising.until_heading("Well done")
    assert practising.program.wait(timeout=10) == 0
    exercises = [step for step in standing.steps if step.exercise]
    assert [(line["movement"], line["outcome"], line["via"]) for line in practising.log()] == [
        (step.exercise.movement.id, "done", "practice") for step in exercises if step.exercise
    ]
    assert practising.text("ended-text") in practising.output()
    assert f"{len(exercises)} exercise steps are in your log." in practising.output()
    assert practising.browser.complaints() == []


def test_another_practice_is_two_presses_away_and_the_half_stays_chosen(practising: Practising) -> None:
    practising.start("--half")
    assert practising.text("about").endswith("Five exercises. About 7 minutes.")
    practising.browser.run("document.getElementById('half').click()")
    assert practising.text("about").endswith("Five exercises. 10 minutes.")
    practising.browser.run("document.getElementById('check-other').focus()")
    practising.press("Enter")
    practising.until_heading("Which one would you like?")
    practising.press("Tab", "Tab", "Enter")
    practising.until_heading("On the floor")
    assert practising.text("about").endswith("Five exercises. 10 minutes.")


def test_whoever_leaves_out_the_floor_is_told_why_it_is_the_chair_and_is_not_offered_the_floor(
    practising: Practising,
) -> None:
    practising.save_schedule("[body]\nno_floor = true\n")
    practising.start()
    practising.until_heading("In a chair")
    assert practising.text("because") == "In a chair, for your schedule leaves out the floor."
    practising.picture("because")
    practising.browser.run("document.getElementById('check-other').click()")
    practising.until_heading("Which one would you like?")
    offered = practising.browser.value("[...document.querySelectorAll('#offers strong')].map(each => each.textContent)")
    assert offered == ["On your feet", "In a chair"]


def test_a_changed_practice_shows_says_and_logs_what_stands_in(practising: Practising) -> None:
    practising.save_schedule("[body]\narms_only = true\n")
    practising.start(hastened=25)
    assert "Five exercises, two of them changed" in practising.text("about")
    assert practising.browser.value("document.getElementById('check-other').hidden")
    practising.answer(0)
    practising.until_heading("Punch slowly with your left arm")
    practising.browser.until("document.getElementById('picture').src.endsWith('picture-seat-arms.png')")
    practising.picture("arms")
    practising.until_heading("Punch slowly with your right arm")
    practising.until_heading("And how are you now?")
    practising.answer(0)
    practising.until_heading("Well done")
    done = dict.fromkeys((line["movement"], line["side"]) for line in practising.log())
    assert ("seat-arms", "left") in done
    assert ("seat-arms", "right") in done
    assert not {"knee-press-out", "knee-extend"} & {movement for movement, _ in done}


def test_who_should_ask_first_can_be_read_before_it_begins(practising: Practising) -> None:
    practising.start("standing")
    practising.press("Tab", "Enter")
    assert practising.browser.value("document.getElementById('ask-first').open")
    assert "gave birth within the last six months" in practising.text("ask-first")
    assert "no medical advice" in practising.text("not-medical")


@pytest.mark.parametrize("name", ["floor", "seated"])
def test_next_and_back_reach_every_step_and_log_none(practising: Practising, name: str) -> None:
    practising.start(name)
    practising.answer(0)
    for title in titles(PRACTICES[name]):
        practising.until_heading(title)
        practising.press("Right")
    practising.until_heading("And how are you now?")
    practising.answer(0)
    practising.until_heading("Well done")
    assert practising.program.wait(timeout=10) == 0
    assert practising.log() == []
    assert practising.browser.complaints() == []


def test_back_goes_to_the_step_before_and_escape_asks_first(practising: Practising) -> None:
    practising.start("seated", "--half")
    practising.answer(0)
    practising.until_heading("Settle in")
    practising.press("Right")
    practising.until_heading("Firm your middle, 6 times")
    practising.press("Left")
    practising.until_heading("Settle in")
    practising.press("Escape")
    practising.browser.until("document.getElementById('leaving').open")
    assert practising.browser.value("document.activeElement.textContent") == "Keep going"
    practising.press("Escape")
    practising.browser.until("!document.querySelector('dialog[open]')")
    practising.browser.until("document.getElementById('paused').hidden")  # a dialog tells of its end a little later
    practising.press("Escape", "Tab", "Enter")
    practising.until_heading("That was it for now")
    assert practising.program.wait(timeout=10) == 0


def test_the_running_kneebreak_is_silent_meanwhile_and_counts_what_was_done(practising: Practising) -> None:
    program = Program(practising.session, '[rhythm]\nevery = "12 s"\nlull = "0 s"\n')
    practising.start("floor", "--half", hastened=25)
    program.until_state("held")
    practising.answer(0)
    practising.until_heading("And how are you now?")
    exercises = [step for step in PRACTICES["floor"].half().steps if step.exercise]
    status = program.status()
    assert (status["state"], status["posture"], status["today"]["done"]) == ("held", "floor", len(exercises))
    practising.answer(0)
    practising.until_heading("Well done")
    last = datetime.fromisoformat(practising.log()[-1]["at"])
    due = datetime.fromisoformat(program.until_state("working")["due"])
    assert abs(due - last - timedelta(seconds=12)) <= timedelta(seconds=1)
    assert "strength exercises 4 of 3" in program.ask("status").stdout
    assert [line["via"] for line in practising.log()] == ["practice"] * len(exercises)


def test_an_open_prompt_leaves_the_screen_and_comes_back_if_nothing_was_done(practising: Practising) -> None:
    program = Program(practising.session, QUIET)
    program.ask("next")
    before = program.status()
    practising.start("seated")
    program.until_state("held")
    practising.answer(8)
    practising.until_heading("That was it for now")
    after = program.until_state("prompting")
    assert (after["movement"], after["today"]) == (before["movement"], before["today"])
    assert practising.log() == []


@pytest.mark.long
@pytest.mark.parametrize("ending", ["closed", "killed"])
def test_the_silence_ends_soon_after_the_page_is_closed_or_the_program_killed(
    practising: Practising, ending: str
) -> None:
    program = Program(practising.session, QUIET)
    practising.start("seated")
    program.until_state("held")
    if ending == "closed":
        practising.browser.go("about:blank")
    else:
        practising.program.kill()
    program.until_state("working", within=30 if ending == "closed" else 75)


def test_too_much_pain_ends_it_and_offers_the_seated_one(practising: Practising) -> None:
    practising.start("standing")
    practising.answer(7)
    practising.until_heading("Let us stop here")
    assert practising.text("advice-text").startswith("That is enough for this one.")
    practising.press("Tab", "Enter")
    practising.until_heading("Settle in")
    assert practising.text("step-text") == PRACTICES["seated"].steps[0].text
    for _ in range(5):  # sound, hurts: after the three that lead through the steps
        practising.press("Tab")
    assert practising.browser.value("document.activeElement.id") == "hurts"
    practising.press("Enter")
    practising.until_heading("What does it feel like?")
    practising.answer(1, sharp=True)
    practising.until_heading("That was it for now")
    assert practising.text("ended-advice").startswith("That is enough for this one.")
    assert practising.program.wait(timeout=10) == 0
    assert "7" not in "".join(map(str, practising.log()))


def test_some_pain_goes_on_gently(practising: Practising) -> None:
    practising.start("standing")
    practising.answer(4)
    practising.until_heading("Settle in")
    assert practising.text("hint").startswith("Make it smaller")
    practising.press("Right")
    practising.until_heading("Set your feet")
    assert practising.browser.value("document.getElementById('hint').hidden")


def test_when_to_stop_is_one_press_away_and_time_stands_still_meanwhile(practising: Practising) -> None:
    practising.start("standing")
    practising.answer(0)
    practising.until_heading("Settle in")
    practising.browser.run("document.getElementById('open-stops').focus()")
    practising.press("Enter")
    practising.browser.until("document.getElementById('stops').open")
    assert "pain or pressure in your chest" in practising.text("signs")
    assert not practising.browser.value("document.getElementById('paused').hidden")
    practising.press("Enter")
    practising.browser.until("!document.querySelector('dialog[open]')")
    practising.browser.until("document.getElementById('paused').hidden")  # a dialog tells of its end a little later


def test_nothing_comes_from_elsewhere_and_the_address_is_told_to_nobody(practising: Practising) -> None:
    practising.start("standing")
    loaded = practising.browser.value("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert len(loaded) > 5
    assert all(name.startswith(practising.url) for name in loaded)
    assert practising.browser.value("document.cookie + JSON.stringify(localStorage)") == "{}"


def test_a_page_that_is_loaded_again_goes_on_being_served(practising: Practising) -> None:
    practising.start("seated")
    practising.browser.go(practising.url)
    practising.until_heading("In a chair")
    practising.answer(0)
    practising.until_heading("Settle in")
    assert practising.program.poll() is None


@pytest.mark.long
def test_the_program_ends_soon_after_its_page_is_gone(practising: Practising) -> None:
    practising.start("seated")
    practising.browser.go("about:blank")
    assert practising.program.wait(timeout=30) == 0


def test_somebody_who_wants_less_motion_sees_none(practising: Practising) -> None:
    moving = "document.querySelector('figure').getAnimations().length"
    practising.start("standing")
    practising.answer(0)
    practising.until_heading("Settle in")
    practising.press("Right")
    practising.browser.until(moving)
    practising.browser.look(1280, 800, prefers_reduced_motion="reduce")
    practising.press("Right")
    practising.until_heading("Stay on your line")
    assert practising.browser.value(moving) == 0
    assert practising.browser.value("getComputedStyle(document.getElementById('hand')).transitionDuration") == "0s"


def test_on_every_width_all_of_a_step_fits_and_its_buttons_are_seen(practising: Practising) -> None:
    practising.start("standing")
    practising.answer(0)
    practising.until_heading("Settle in")
    longest = max(PRACTICES["standing"].steps, key=lambda step: len(step.title + step.text))
    while practising.heading() != longest.title:
        practising.press("Right")
    for name in ("desk", "laptop", "phone"):
        width, height = SIZES[name]
        practising.browser.look(width, height)
        for id in ("count", "step-text", "pause", "next", "hurts", "end"):  # noqa: A001 - what HTML calls it
            box = practising.browser.value(f"document.getElementById({id!r}).getBoundingClientRect().toJSON()")
            assert 0 <= box["left"] < box["right"] <= width, (name, id)
            assert 0 <= box["top"] < box["bottom"] <= height, (name, id)
        practising.picture(name)
    width, height = SIZES["small"]
    practising.browser.look(width, height)
    assert practising.browser.value("document.documentElement.scrollWidth") <= width
    practising.picture("small")


def test_axe_finds_nothing_in_any_view_size_and_scheme(practising: Practising) -> None:
    found: list[str] = []

    def look(view: str) -> None:
        for size, scheme in LOOKS:
            practising.browser.look(*SIZES[size], prefers_color_scheme=scheme, prefers_reduced_motion="reduce")
            found.extend(f"{view}, {size}, {scheme}: {fault}" for fault in practising.faults())
            practising.picture(f"{view}-{size}-{scheme}")

    practising.start()
    practising.browser.run("document.getElementById('check-other').click()")
    practising.until_heading("Which one would you like?")
    look("choose")
    practising.press("Tab", "Enter")
    practising.until_heading("On your feet")
    practising.browser.run("document.getElementById('ask-first').open = true")
    look("before")
    practising.answer(4)
    practising.until_heading("Settle in")
    look("rest")
    practising.press("Right", "m", " ")
    practising.until_heading("Set your feet")
    look("exercise")
    practising.press("Escape")
    look("leaving")
    practising.press("Enter")
    practising.browser.run("document.getElementById('open-stops').click()")
    look("stops")
    practising.press("Enter")
    practising.browser.run("document.getElementById('hurts').click()")
    practising.until_heading("What does it feel like?")
    look("hurts")
    practising.answer(9)
    practising.until_heading("Let us stop here")
    look("advice")
    practising.press("Tab", "Tab", "Enter")
    practising.until_heading("That was it for now")
    look("ended")
    assert found == []
