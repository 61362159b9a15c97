"""Pictures of few colours, stored small."""

from __future__ import annotations

import sys
from collections import Counter

from PIL import Image

Pixel = bytes
"""Red, green, blue and alpha, a byte each."""

_OPACITY = 16
"""How much more a difference in opacity counts than one in a colour."""


def few_colours(picture: Image.Image, most: int) -> Image.Image:
    """The RGBA picture in a palette of its commonest colours, 256 at most; each other one becomes the nearest of them.

    A drawing is flat colours with mixed ones along their edges, so the flat ones stay exactly what they are.
    """
    # Whole pixels as numbers: four times as fast as tuples of their channels.
    pixels = memoryview(picture.tobytes()).cast("I")
    ordered = sorted((-count, number.to_bytes(4, sys.byteorder)) for number, count in Counter(pixels).items())
    kept = sorted(pixel for _, pixel in ordered[:most])
    places = {
        int.from_bytes(pixel, sys.byteorder): min(range(len(kept)), key=lambda place: _distance(pixel, kept[place]))
        for _, pixel in ordered
    }
    small = Image.frombytes("P", picture.size, bytes(map(places.__getitem__, pixels)))
    small.putpalette(b"".join(kept), "RGBA")
    return small


def _distance(one: Pixel, other: Pixel) -> int:
    """How far two colours lie apart: their opacity above all, and the less of their colour the clearer they are."""
    colour = sum((a * one[3] - b * other[3]) ** 2 for a, b in zip(one[:3], other[:3], strict=True))
    return _OPACITY * (one[3] - other[3]) ** 2 + colour // 255**2
