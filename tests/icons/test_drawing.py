"""What is shipped is what the drawing programs draw."""

from __future__ import annotations

import zlib
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image
from PIL.IcoImagePlugin import IcoImageFile

ROOT = Path(__file__).parents[2]


def _pictures(root: Path) -> set[str]:
    icons = root / "icons"
    beside = {path for path in icons.iterdir() if path.suffix in (".png", ".ico")}
    inside = {path for folder in ("tray", "movements") for path in (icons / folder).iterdir()}
    return {path.relative_to(root).as_posix() for path in beside | inside}


def _content(path: Path) -> list[bytes]:
    if path.suffix == ".z":
        return [zlib.decompress(path.read_bytes())]
    with Image.open(path) as picture:
        if not isinstance(picture, IcoImageFile):
            return [picture.convert("RGBA").tobytes()]
        sizes = sorted(picture.info["sizes"])
    return [_frame(path, size) for size in sizes]


def _frame(path: Path, size: tuple[int, int]) -> bytes:
    with Image.open(path) as picture:
        assert isinstance(picture, IcoImageFile)
        picture.size = size
        return picture.convert("RGBA").tobytes()


def test_the_drawing_command_draws_every_shipped_picture_and_no_other(drawn: Path) -> None:
    assert _pictures(drawn) == _pictures(ROOT)


def test_every_shipped_picture_is_pixel_by_pixel_what_is_drawn(drawn: Path) -> None:
    sheets = {path.relative_to(drawn).as_posix() for path in (drawn / "docs" / "pictures").iterdir()}
    assert len(sheets) == 4
    differing = [name for name in sorted(_pictures(drawn) | sheets) if _content(drawn / name) != _content(ROOT / name)]
    assert differing == [], "draw them anew: .venv/bin/python icons/draw.py"


@pytest.mark.parametrize("name", ["walk-lap", "clam", "other-way"])
def test_a_movement_that_is_drawn_again_has_the_same_bytes(
    description: ModuleType,
    drawing: ModuleType,
    name: str,
) -> None:
    book = description.read(description.gather(ROOT / "icons"))
    assert drawing.movement(book, name) == drawing.movement(book, name)
