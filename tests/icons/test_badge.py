"""The application icon in its three files."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from PIL import Image
from PIL.IcoImagePlugin import IcoImageFile

ICONS = Path(__file__).parents[2] / "icons"
SVG = "{http://www.w3.org/2000/svg}"


def test_the_png_is_256_pixels_wide_with_clear_corners() -> None:
    with Image.open(ICONS / "kneebreak.png") as png:
        assert png.size == (256, 256)
        assert png.mode == "RGBA"
        assert png.getchannel("A").getpixel((0, 0)) == 0


def test_the_ico_holds_the_six_sizes_that_windows_asks_for() -> None:
    with Image.open(ICONS / "kneebreak.ico") as ico:
        assert sorted(ico.info["sizes"]) == [(size, size) for size in (16, 24, 32, 48, 64, 256)]


def test_the_smallest_ico_is_drawn_for_itself_and_not_made_smaller() -> None:
    with Image.open(ICONS / "kneebreak.ico") as ico, Image.open(ICONS / "kneebreak.png") as png:
        assert isinstance(ico, IcoImageFile)
        ico.size = (16, 16)
        shrunk = png.convert("RGBA").resize((16, 16), Image.Resampling.BOX)
        assert ico.convert("RGBA").tobytes() != shrunk.tobytes()


def test_the_svg_is_a_square_that_needs_nothing_from_elsewhere() -> None:
    root = ET.parse(ICONS / "kneebreak.svg").getroot()  # noqa: S314 - our own file
    *_, width, height = root.attrib["viewBox"].split()
    assert width == height
    shapes = {"svg", "title", "g", "rect", "path", "circle", "polyline", "line"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= shapes
    assert not any("href" in name or "url(" in value for element in root.iter() for name, value in element.items())


def test_the_svg_has_the_colours_of_the_png() -> None:
    root = ET.parse(ICONS / "kneebreak.svg").getroot()  # noqa: S314 - our own file
    named = {element.get(key, "none") for element in root.iter() for key in ("fill", "stroke")} - {"none"}
    with Image.open(ICONS / "kneebreak.png") as png:
        counted = png.getcolors(256 * 256) or []
    most = sorted(counted, reverse=True)[:4]
    plain = {"#" + bytes(pixel[:3]).hex() for _, pixel in most if isinstance(pixel, tuple) and pixel[3]}
    assert named == plain
