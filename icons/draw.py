"""Draws every picture of the project anew: `.venv/bin/python icons/draw.py [--into FOLDER]`."""

from __future__ import annotations

import argparse
import zlib
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from itertools import repeat
from pathlib import Path

import description
import draw_badge
import draw_figures
import draw_sheets
import draw_tray
from figures import Book
from palette import few_colours
from PIL import Image, ImageOps

_HERE = Path(__file__).parent
_COLOURS = 64
"""What a movement picture is stored in; more make its edges no smoother that an eye could tell."""


def main() -> None:
    """Write `icons/` and `docs/pictures/` within a folder; the checkout itself unless told otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=_HERE.parent, help="the folder to write into (the checkout)")
    folder: Path = parser.parse_args().into
    for sub in ("icons/tray", "icons/movements", "docs/pictures"):
        (folder / sub).mkdir(parents=True, exist_ok=True)
    _tray(folder)
    _badge(folder / "icons")
    _movements(folder)


def argb(picture: Image.Image) -> bytes:
    """Pixels of four bytes each: alpha, red, green, blue, not premultiplied (StatusNotifierItem, IconPixmap)."""
    red, green, blue, alpha = picture.split()
    return Image.merge("RGBA", (alpha, red, green, blue)).tobytes()


def movement(book: Book, name: str) -> dict[str, bytes]:
    """The files of a movement by their names: one PNG, or where it has sides one for the left and one for the right."""
    left = few_colours(draw_figures.picture(book, name, side="left"), _COLOURS)
    sided = book.figures[name].side != "both"
    pictures = {name: left, f"{name}-right": ImageOps.mirror(left)} if sided else {name: left}
    return {f"{stem}.png": _png(picture) for stem, picture in pictures.items()}


def _tray(folder: Path) -> None:
    small = {}
    for name in draw_tray.LOOKS:
        frames = {size: draw_tray.look(name, size) for size in draw_tray.SIZES}
        stored = zlib.compress(b"".join(argb(frame) for frame in frames.values()), 9)
        (folder / f"icons/tray/{name}.argb.z").write_bytes(stored)
        _save(frames[64], folder / f"icons/tray/{name}.png")
        small[name] = frames[22]
    _save(draw_sheets.tray_sheet(small), folder / "docs/pictures/tray.png")


def _badge(folder: Path) -> None:
    _save(draw_badge.badge(draw_badge.SIZE), folder / "kneebreak.png")
    *others, largest = (draw_badge.badge(size) for size in draw_badge.ICO_SIZES)
    sizes = [(size, size) for size in draw_badge.ICO_SIZES]
    largest.save(folder / "kneebreak.ico", sizes=sizes, append_images=others)


def _movements(folder: Path) -> None:
    book = description.read(description.gather(_HERE))
    with ProcessPoolExecutor() as pool:
        files = dict(item for drawn in pool.map(movement, repeat(book), book.figures) for item in drawn.items())
    for file, png in files.items():
        (folder / "icons/movements" / file).write_bytes(png)
    pictures = {name: Image.open(BytesIO(files[f"{name}.png"])).convert("RGBA") for name in book.figures}
    for name, size, captioned in (("64", 64, True), ("160", 160, True), ("plain", 160, False)):
        sheet = draw_sheets.movement_sheet(pictures, size, captioned=captioned)
        _save(sheet.quantize(256, dither=Image.Dither.NONE), folder / f"docs/pictures/movements-{name}.png")


def _save(picture: Image.Image, path: Path) -> None:
    path.write_bytes(_png(picture))


def _png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


if __name__ == "__main__":
    main()
