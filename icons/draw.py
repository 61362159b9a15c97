"""Draws every picture of the project anew: `.venv/bin/python icons/draw.py [--into FOLDER]`."""

from __future__ import annotations

import argparse
import zlib
from pathlib import Path

import draw_badge
import draw_figures
import draw_sheets
import draw_tray
import figures
from PIL import Image

_HERE = Path(__file__).parent


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
    book = figures.read((_HERE / "figures.toml").read_text(encoding="utf-8"))
    pictures = {name: draw_figures.picture(book, name) for name in book.figures}
    for name, picture in pictures.items():
        _save(picture, folder / f"icons/movements/{name}.png")
    _save(draw_sheets.movement_sheet(pictures), folder / "docs/pictures/movements.png")


def _save(picture: Image.Image, path: Path) -> None:
    picture.save(path, optimize=True)


if __name__ == "__main__":
    main()
