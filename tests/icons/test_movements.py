"""The movement pictures: one for every kind, small, and the same on every bubble."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from kneebreak.engine.movement import Kind
from tests.icons.seeing import contrast, luminances, pixels

MOVEMENTS = Path(__file__).parents[2] / "icons" / "movements"
KINDS = sorted(kind.value for kind in (Kind.STAND, Kind.FLOOR, Kind.TURN, Kind.FEET, Kind.HIPS, Kind.WALK))


def _picture(kind: str) -> Image.Image:
    with Image.open(MOVEMENTS / f"{kind}.png") as png:
        png.load()
        return png


def test_there_is_one_picture_for_every_kind_that_is_drawn() -> None:
    assert sorted(path.name for path in MOVEMENTS.iterdir()) == [f"{kind}.png" for kind in KINDS]


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_512_pixels_wide_and_below_25_kilobytes(kind: str) -> None:
    assert _picture(kind).size == (512, 512)
    assert (MOVEMENTS / f"{kind}.png").stat().st_size < 25_000


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_clear_in_its_corners_and_nowhere_else(kind: str) -> None:
    """So a bubble's own colour never shines through what is drawn."""
    alpha = _picture(kind).getchannel("A")
    assert [alpha.getpixel((x, y)) for x in (0, 511) for y in (0, 511)] == [0, 0, 0, 0]
    assert alpha.crop((40, 40, 472, 472)).getextrema() == (255, 255)
    assert alpha.crop((150, 2, 362, 510)).getextrema() == (255, 255)


@pytest.mark.parametrize("kind", KINDS)
def test_enough_of_a_picture_at_64_pixels_stands_out_three_to_one_from_its_tile(kind: str) -> None:
    small = _picture(kind).resize((64, 64), Image.Resampling.BOX)
    seen = luminances(small, "#ffffff")
    tile = seen[32 * 64 + 2]
    assert sum(contrast(value, tile) >= 3 for value in seen) >= 250


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_keeps_clear_of_its_left_and_right_edges(kind: str) -> None:
    picture = _picture(kind)
    tile = picture.getpixel((4, 256))
    for column in (*range(4, 12), *range(500, 508)):
        assert set(pixels(picture.crop((column, 150, column + 1, 362)))) == {tile}


@pytest.mark.parametrize(("one", "other"), list(combinations(KINDS, 2)))
def test_any_two_pictures_at_64_pixels_differ_even_to_an_eye_that_sees_no_colour(one: str, other: str) -> None:
    grey = [_picture(kind).convert("L").resize((64, 64), Image.Resampling.BOX) for kind in (one, other)]
    assert ImageStat.Stat(ImageChops.difference(*grey)).mean[0] >= 12
