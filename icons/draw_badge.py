"""The application icon: the tray's mark, white on a tile of its own."""

from __future__ import annotations

from canvas import Canvas, colour
from draw_tray import ORANGE, SPAN, WHITE, leg, ring
from PIL import Image

SIZE = 256
ICO_SIZES = (16, 24, 32, 48, 64, 256)
"""Pixels; what Windows asks of an icon file."""

_TILE = colour("#0b6b60")
_RINGLESS_BELOW = 24
_EIGHTHS = 5


def badge(size: int) -> Image.Image:
    """The application icon, drawn for this many pixels; the smallest ones are the leg alone, larger."""
    tile = Canvas(size, SPAN)
    tile.hull([(x, y, 5) for x in (5, 17) for y in (5, 17)], _TILE)
    bare = size < _RINGLESS_BELOW
    span = 17.0 if bare else 27.0
    mark = Canvas(size, span, corner=((SPAN - span) / 2, (SPAN - span) / 2))
    if not bare:
        ring(mark, _EIGHTHS, WHITE)
    leg(mark, WHITE, ORANGE)
    picture = tile.picture()
    picture.alpha_composite(mark.picture())
    return picture
