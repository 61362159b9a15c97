"""The surface that all pictures are drawn on."""

from __future__ import annotations

from types import ModuleType

import pytest
from PIL import Image

INK = (10, 20, 30, 255)


def _alphas(picture: Image.Image) -> list[int]:
    return list(picture.getchannel("A").tobytes())


def test_a_shape_along_the_pixels_has_sharp_edges(canvas: ModuleType) -> None:
    surface = canvas.Canvas(4, 4)
    surface.polygon([(1, 1), (3, 1), (3, 3), (1, 3)], INK)
    assert _alphas(surface.picture()) == [0, 0, 0, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 0, 0, 0]


def test_a_pixel_is_as_opaque_as_it_is_covered(canvas: ModuleType) -> None:
    surface = canvas.Canvas(4, 8)
    surface.polygon([(0, 0), (5, 0), (5, 8), (0, 8)], INK)
    assert _alphas(surface.picture())[:4] == [255, 255, pytest.approx(128, abs=1), 0]


def test_clear_cuts_a_hole(canvas: ModuleType) -> None:
    surface = canvas.Canvas(16, 16)
    surface.disc((8, 8), 8, INK)
    surface.disc((8, 8), 4, canvas.CLEAR)
    picture = surface.picture()
    assert picture.getpixel((8, 8)) == (0, 0, 0, 0)
    assert picture.getpixel((2, 8)) == INK


def test_the_corner_is_what_the_upper_left_pixel_shows(canvas: ModuleType) -> None:
    surface = canvas.Canvas(2, 20, corner=(-10, 30))
    surface.polygon([(-10, 30), (0, 30), (0, 40), (-10, 40)], INK)
    assert _alphas(surface.picture()) == [255, 0, 0, 0]


def test_a_hull_is_drawn_tight_around_its_circles(canvas: ModuleType) -> None:
    surface = canvas.Canvas(20, 20)
    surface.hull([(4, 10, 3), (16, 10, 3)], INK)
    picture = surface.picture()
    assert picture.getbbox() == (1, 7, 19, 13)
    assert picture.getpixel((10, 7)) == picture.getpixel((10, 12)) == INK


@pytest.mark.parametrize(("angle", "end"), [(0, (5, 3)), (90, (7, 5)), (180, (5, 7)), (270, (3, 5))])
def test_angles_are_those_of_a_clock_face(canvas: ModuleType, angle: float, end: tuple[float, float]) -> None:
    assert canvas.toward((5, 5), angle, 2) == pytest.approx(end)
    assert canvas.arc((5, 5), (2, 2), 0, angle)[-1] == pytest.approx(end)
