"""The movement pictures: one for every kind and every movement, small, and the same on every bubble."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from kneebreak.engine.movement import Kind
from tests.icons.catalogue import ALL, MOVEMENTS, ONE_EACH, SIDED
from tests.icons.seeing import contrast, luminances, pixels

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "icons" / "movements"


@cache
def _picture(name: str) -> Image.Image:
    with Image.open(FOLDER / f"{name}.png") as png:
        return png.convert("RGBA")


@cache
def _small(name: str) -> Image.Image:
    """At 64 pixels, to an eye that sees no colour."""
    return _picture(name).convert("L").resize((64, 64), Image.Resampling.BOX)


def _difference(one: str, other: str) -> float:
    """The mean difference of two pictures, 0 to 255."""
    return ImageStat.Stat(ImageChops.difference(_small(one), _small(other))).mean[0]


def test_there_is_a_picture_for_every_movement_and_every_kind_and_nothing_else() -> None:
    assert sum(len(names) for names in MOVEMENTS.values()) == 60
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{name}.png" for name in ALL)


def test_every_kind_that_the_program_knows_has_its_picture() -> None:
    assert {kind.value for kind in Kind} <= set(MOVEMENTS)


def test_every_movement_that_is_shipped_has_its_picture() -> None:
    shipped = tomllib.loads((ROOT / "config" / "movements.toml").read_text(encoding="utf-8"))["movement"]
    assert {movement["id"] for movement in shipped} <= set(ONE_EACH)


def test_a_movement_whose_words_name_a_side_has_a_picture_of_either() -> None:
    files = (ROOT / "config" / "words").iterdir()
    wordings = [words for file in files for words in tomllib.loads(file.read_text(encoding="utf-8"))["wording"]]
    sided = {words["of"] for words in wordings if "{side}" in words["title"] + words["text"]}
    assert sided - {"climb-swing"} <= set(SIDED)  # who hangs by both hands looks the same from either side


@pytest.mark.parametrize("name", SIDED)
def test_the_right_side_is_the_mirror_image_of_the_left_one(name: str) -> None:
    assert _picture(f"{name}-right").tobytes() == ImageOps.mirror(_picture(name)).tobytes()


@pytest.mark.parametrize("name", SIDED)
def test_the_two_sides_of_a_movement_can_be_told_apart_at_64_pixels(name: str) -> None:
    assert _difference(name, f"{name}-right") >= 4


@pytest.mark.parametrize("name", ALL)
def test_a_picture_is_512_pixels_wide_and_below_10_kilobytes(name: str) -> None:
    assert _picture(name).size == (512, 512)
    assert (FOLDER / f"{name}.png").stat().st_size < 10_000


def test_all_pictures_together_are_below_1_megabyte() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_000_000


@pytest.mark.parametrize("name", ONE_EACH)
def test_a_picture_is_clear_in_its_corners_and_nowhere_else(name: str) -> None:
    """So a bubble's own colour never shines through what is drawn."""
    alpha = _picture(name).getchannel("A")
    assert [alpha.getpixel((x, y)) for x in (0, 511) for y in (0, 511)] == [0, 0, 0, 0]
    assert alpha.crop((40, 40, 472, 472)).getextrema() == (255, 255)
    assert alpha.crop((150, 2, 362, 510)).getextrema() == (255, 255)


@pytest.mark.parametrize("name", ONE_EACH)
def test_enough_of_a_picture_at_64_pixels_stands_out_three_to_one_from_its_tile(name: str) -> None:
    small = _picture(name).resize((64, 64), Image.Resampling.BOX)
    seen = luminances(small, "#ffffff")
    tile = seen[32 * 64 + 2]
    assert sum(contrast(value, tile) >= 3 for value in seen) >= 250


@pytest.mark.parametrize("name", ONE_EACH)
def test_a_picture_keeps_clear_of_its_left_and_right_edges(name: str) -> None:
    picture = _picture(name)
    tile = picture.getpixel((4, 256))
    for column in (*range(3, 9), *range(503, 509)):
        assert set(pixels(picture.crop((column, 150, column + 1, 362)))) == {tile}


@pytest.mark.parametrize("name", ONE_EACH)
def test_nothing_sticks_out_of_the_round_corners_of_a_tile(name: str) -> None:
    """A picture's few colours leave its outline alone but for what no eye can tell."""
    outlines = [_picture(other).getchannel("A") for other in (name, "eyes")]
    assert max(ImageChops.difference(*outlines).tobytes()) <= 48


def test_any_two_pictures_at_64_pixels_differ_even_to_an_eye_that_sees_no_colour() -> None:
    """A figure with another arrow or ghost differs by 2 to 8; mirror images are another law's."""
    differences = {
        (one, other): _difference(one, other)
        for one, other in combinations(ALL, 2)
        if one.removesuffix("-right") != other.removesuffix("-right")
    }
    assert {pair: round(found, 1) for pair, found in differences.items() if found < 10} == {}
