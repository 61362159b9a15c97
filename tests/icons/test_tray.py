"""The tray icon: every look is there, can be seen on every panel and told from every other."""

from __future__ import annotations

import zlib
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from kneebreak.ports import Icon
from tests.icons.seeing import LIGHT_AND_DARK, contrast, luminance, luminances, pixels

TRAY = Path(__file__).parents[2] / "icons" / "tray"
SIZES = (22, 24, 32, 44, 48, 64)
LOOKS = sorted(
    {f"working-{eighths}" for eighths in range(9)} | {icon.value for icon in Icon if icon is not Icon.WORKING},
)


def _frame(look: str, size: int) -> Image.Image:
    """One stored frame, read as StatusNotifierItem says: alpha, red, green, blue, row by row."""
    data = zlib.decompress((TRAY / f"{look}.argb.z").read_bytes())
    start = sum(4 * before * before for before in SIZES if before < size)
    alpha, red, green, blue = (data[start + channel : start + 4 * size * size : 4] for channel in range(4))
    bands = [Image.frombytes("L", (size, size), band) for band in (red, green, blue, alpha)]
    return Image.merge("RGBA", bands)


def test_there_is_a_look_for_every_icon_and_every_eighth() -> None:
    stored = {path.name.partition(".")[0] for path in TRAY.iterdir()}
    assert sorted(stored) == LOOKS


@pytest.mark.parametrize("look", LOOKS)
def test_a_look_holds_one_frame_for_each_size_and_nothing_else(look: str) -> None:
    data = zlib.decompress((TRAY / f"{look}.argb.z").read_bytes())
    assert len(data) == sum(4 * size * size for size in SIZES)


@pytest.mark.parametrize("look", LOOKS)
def test_the_png_is_the_frame_of_64_pixels(look: str) -> None:
    with Image.open(TRAY / f"{look}.png") as png:
        assert png.size == (64, 64)
        assert png.mode == "RGBA"
        assert pixels(png) == pixels(_frame(look, 64))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", LOOKS)
def test_a_look_fills_its_square_and_leaves_its_corners_clear(look: str, size: int) -> None:
    alpha = _frame(look, size).getchannel("A")
    left, top, right, bottom = alpha.getbbox() or (size, size, 0, 0)
    assert min(right - left, bottom - top) >= 0.7 * size
    assert alpha.getpixel((0, size - 1)) == alpha.getpixel((size - 1, size - 1)) == 0


@pytest.mark.parametrize("panel", LIGHT_AND_DARK)
@pytest.mark.parametrize("look", LOOKS)
def test_most_of_a_look_at_22_pixels_stands_out_three_to_one_on_every_panel(look: str, panel: str) -> None:
    """Three to one is what WCAG 2.1 asks of icons (success criterion 1.4.11)."""
    frame = _frame(look, 22)
    drawn = sum(alpha > 127 for *_, alpha in pixels(frame))
    clear = sum(contrast(seen, luminance(panel)) >= 3 for seen in luminances(frame, panel))
    assert clear >= 60
    assert clear / drawn >= 0.6


@pytest.mark.parametrize("panel", LIGHT_AND_DARK)
def test_any_two_looks_at_22_pixels_differ_even_to_an_eye_that_sees_no_colour(panel: str) -> None:
    """By at least twelve pixels that stand out nearly twice as much in the one as in the other."""
    ground = luminance(panel)
    seen = {look: [contrast(value, ground) for value in luminances(_frame(look, 22), panel)] for look in LOOKS}
    differing = {
        (one, other): sum(max(a, b) / min(a, b) >= 1.8 for a, b in zip(seen[one], seen[other], strict=True))
        for one, other in combinations(LOOKS, 2)
    }
    assert {pair: count for pair, count in differing.items() if count < 12} == {}


def test_due_is_the_fullest_of_all_looks() -> None:
    drawn = {look: sum(alpha > 127 for *_, alpha in pixels(_frame(look, 22))) for look in LOOKS}
    fullest = max(drawn, key=lambda look: drawn[look])
    assert fullest == "due"
    assert drawn["due"] >= 1.4 * max(count for look, count in drawn.items() if look != "due")
