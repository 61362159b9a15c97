"""The pictures of the tray icon, as the StatusNotifierItem protocol wants them."""

from __future__ import annotations

import os.path
import zlib

from kneebreak.ports import Face, Icon

SIZES = (22, 24, 32, 44, 48, 64)
"""Widths and heights in pixels, in the order in which a file holds them."""

Frame = tuple[int, int, bytes]
"""Width, height, and ARGB32 pixels in network byte order."""


def frames(folder: str, face: Face) -> list[Frame]:
    """The icon of a face in all sizes, read from `folder`; raises OSError or ValueError where that fails."""
    path = os.path.join(folder, f"{look(face)}.argb.z")  # noqa: PTH118 - pathlib costs the daemon a megabyte
    with open(path, "rb") as file:  # noqa: PTH123 - the same
        packed = file.read()
    try:
        pixels = zlib.decompress(packed)
    except zlib.error as broken:
        raise ValueError(f"{path}: {broken}; install kneebreak again") from broken
    wanted = sum(4 * size * size for size in SIZES)
    if len(pixels) != wanted:
        raise ValueError(f"{path}: {len(pixels)} bytes of pixels, not {wanted}; install kneebreak again")
    return _cut(pixels)


def look(face: Face) -> str:
    """The name of the drawing that shows a face."""
    return f"working-{face.eighths}" if face.icon is Icon.WORKING else face.icon.value


def _cut(pixels: bytes) -> list[Frame]:
    found = []
    start = 0
    for size in SIZES:
        end = start + 4 * size * size
        found.append((size, size, pixels[start:end]))
        start = end
    return found
