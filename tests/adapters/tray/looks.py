"""Frames for tests: each look of the icon in a colour of its own."""

from __future__ import annotations

import zlib
from pathlib import Path

from kneebreak.adapters.tray.frames import SIZES

LOOKS = (*(f"working-{eighths}" for eighths in range(9)), "due", "away", "paused", "off")


def paint_looks(folder: Path) -> str:
    """Write a file for each look, full of one opaque colour; returns the folder."""
    folder.mkdir()
    for look in LOOKS:
        pixels = colour(look) * sum(size * size for size in SIZES)
        (folder / f"{look}.argb.z").write_bytes(zlib.compress(pixels))
    return str(folder)


def colour(look: str) -> bytes:
    """The colour of a look: alpha, red, green, blue."""
    place = LOOKS.index(look)
    return bytes((255, 20 * place, 255 - 20 * place, 128))
