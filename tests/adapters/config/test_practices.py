"""The file of practices, and what is said of its mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kneebreak.adapters.config import ScheduleMistakes
from kneebreak.adapters.config.practices import load_practices
from kneebreak.adapters.resources import resource
from tests.practice.practices import MOVEMENTS

SHIPPED = Path(resource("config", "practices.toml")).read_text()


def mistakes(folder: Path, old: str, new: str, times: int = 1) -> list[str]:
    """What is said when this stands in the place of the first such texts of the shipped file; -1 is all of them."""
    assert old in SHIPPED
    file = folder / "practices.toml"
    file.write_text(SHIPPED.replace(old, new, times))
    with pytest.raises(ScheduleMistakes) as caught:
        load_practices(str(file), MOVEMENTS)
    return str(caught.value).splitlines()


def line_of(text: str) -> int:
    return SHIPPED[: SHIPPED.index(text)].count("\n") + 1


def test_seconds_that_do_not_make_up_ten_minutes_are_counted(tmp_path: Path) -> None:
    line = line_of("[[practice]]\nid")
    [found] = mistakes(tmp_path, "seconds = 20", "seconds = 25")
    assert found == (
        f"practices.toml:{line}:1: practice[1]: its steps take 605 seconds together; "
        "5 fewer make up the 600 it should have"
    )


def test_a_movement_that_is_not_there_is_named_with_the_nearest_one(tmp_path: Path) -> None:
    line = line_of('movement = "toe-lift"')
    assert mistakes(tmp_path, 'movement = "toe-lift"', 'movement = "toe-lfit"')[0] == (
        f"practices.toml:{line}:12: practice[1].step[4].movement: "
        'there is no movement "toe-lfit"; did you mean "toe-lift"?'
    )


def test_an_exercise_needs_a_movement_and_a_movement_its_exercise(tmp_path: Path) -> None:
    found = mistakes(tmp_path, 'movement = "toe-lift"\n', "")
    assert "practice[1].step[4].exercise: an exercise needs its movement as well; a rest has neither" in found[0]
    found = mistakes(tmp_path, "exercise = 1\n", "")
    assert "practice[1].step[2].movement: an exercise needs its exercise number as well" in found[0]


def test_a_rest_works_on_no_side(tmp_path: Path) -> None:
    found = mistakes(tmp_path, 'title   = "Shake it out"', 'title   = "Shake it out"\nside = "left"')
    assert ": practice[1].step[5].side: a rest works on no side" in found[0]


def test_each_practice_needs_all_five_exercises(tmp_path: Path) -> None:
    found = mistakes(tmp_path, "exercise = 5", "exercise = 4", times=-1)
    assert [line.partition(": ")[2] for line in found] == [
        f"practice[{number}]: no step belongs to exercise 5; it should have 5" for number in (1, 2, 3)
    ]


def test_a_practice_begins_and_ends_with_a_rest(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        'seconds = 10\ntitle   = "Easy steps"',
        'seconds = 10\nexercise = 5\nmovement = "walk-lap"\ntitle = "x"',
    )
    assert "practice[1]: it should begin and end with a step that is no exercise" in found[0]


def test_a_slip_in_a_key_is_shown_with_the_key_that_was_meant(tmp_path: Path) -> None:
    found = mistakes(tmp_path, 'text    = "Stand tall', 'txet    = "Stand tall')
    assert any('practice[1].step[1].txet: there is no such key; did you mean "text"?' in line for line in found)
    assert any("practice[1].step[1].text: is missing" in line for line in found)


def test_a_step_outside_of_a_practice_is_no_step(tmp_path: Path) -> None:
    found = mistakes(tmp_path, 'about   = "Feet', 'seconds = 20\nabout   = "Feet')
    assert any(
        "practice[1].seconds: there is no such key; it belongs below [[practice.step]]" in line for line in found
    )


def test_two_practices_have_two_names(tmp_path: Path) -> None:
    found = mistakes(tmp_path, 'id      = "floor"', 'id      = "standing"')
    assert found[0].endswith('practice[2].id: there is a practice "standing" above already; rename one')


@pytest.mark.parametrize(
    "text",
    ["practice = 1", "[practice]", "practice = [1]", "[[practice]]\nstep = 1", "[[practice]]\nstep = [1]", "[[step]]"],
)
def test_what_has_another_shape_is_a_mistake_and_no_crash(tmp_path: Path, text: str) -> None:
    (tmp_path / "practices.toml").write_text(text)
    with pytest.raises(ScheduleMistakes):
        load_practices(str(tmp_path / "practices.toml"), MOVEMENTS)
