"""The words of the built-in movements are read when somebody looks at them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kneebreak.adapters.config import ScheduleMistakes, load_movements
from kneebreak.adapters.config.words import Book, load_words
from kneebreak.adapters.resources import resource
from kneebreak.engine.movement import Wording
from tests.adapters.config.files import BUILT_IN, plan_of


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """A copy of the catalogue without any words."""
    return Path(shutil.copy(resource("config", "movements.toml"), tmp_path / "movements.toml"))


def test_the_catalogue_is_read_without_its_words_and_they_when_they_are_shown(catalogue: Path) -> None:
    movements = load_movements(str(catalogue))
    assert len(movements) == 60
    words = catalogue.parent / "words"
    words.mkdir()
    (words / "walk.toml").write_text(
        '[[wording]]\nof = "walk-lap"\ntone = "plain"\ntitle = "Go"\ntext = "Walk."\n', encoding="utf-8"
    )
    assert list(movements["walk-lap"].wordings) == [Wording("Go", "Walk.")]


def test_no_more_than_two_kinds_of_words_are_kept() -> None:
    book = Book(resource("config", "words"))
    for name in ("walk-lap", "toe-lift", "clam", "perch"):
        assert len(book.wordings(BUILT_IN[name].kind.value, name)) == 3
    assert len(vars(book)["_open"]) == 2


def test_a_movement_whose_words_cannot_be_read_any_more_goes_by_its_name_until_they_can(catalogue: Path) -> None:
    (wording,) = load_movements(str(catalogue))["walk-lap"].wordings
    assert wording.title == "Walk lap"
    assert wording.text.startswith("walk.toml: cannot be read (No such file or directory)")
    shutil.copytree(resource("config", "words"), catalogue.parent / "words")
    movements = load_movements(str(catalogue))
    assert len(movements["walk-lap"].wordings) == 3
    (catalogue.parent / "words" / "turn.toml").write_text("", encoding="utf-8")
    turn = next(movement for movement in movements.values() if movement.kind.value == "turn")
    assert len(turn.wordings) == 1


def test_mistakes_in_words_are_shown_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "walk.toml"
    path.write_text('[[wording]]\nof = "walk-lap"\ntone = "rude"\ntitle = "Go"\n', encoding="utf-8")
    with pytest.raises(ScheduleMistakes) as caught:
        load_words(str(path))
    assert [str(mistake) for mistake in caught.value.mistakes] == [
        'walk.toml:1:1: wording[1].text: is missing; write it like text = "Take the long way round."',
        'walk.toml:3:8: wording[1].tone: "rude" is not one of "warm", "plain", "short"',
    ]


def test_a_title_of_ones_own_goes_with_the_plain_text(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, '[[movement]]\nid = "walk-lap"\ntitle = "Off you go"\n')
    plain = BUILT_IN["walk-lap"].wordings[1]
    assert list(plan.movements["walk-lap"].wordings) == [Wording("Off you go", plain.text)]


def test_what_loads_the_knees_by_its_tags_is_not_for_sore_knees(tmp_path: Path) -> None:
    own = '[[movement]]\nid = "hop"\nkind = "hips"\ntitle = "Hop"\ntext = "Once."\nseconds = 5\ntags = ["knee-load"]\n'
    assert plan_of(tmp_path, own).movements["hop"].knee == 2
    assert plan_of(tmp_path, own + "knee = 1\n").movements["hop"].knee == 1


def test_a_stand_in_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ScheduleMistakes, match='there is no movement "walk-lop"; did you mean "walk-lap"'):
        plan_of(tmp_path, '[[movement]]\nid = "walk-stairs"\nalt = "walk-lop"\n')
