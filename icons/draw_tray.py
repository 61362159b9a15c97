"""The tray icon in all its looks: a bent knee within a ring that fills while the interval goes on.

Every look is told by its shape: a leg among dots and ring works, a full disc is due, bars are paused, an empty chair is
away, a moon is off. The colours lie between light and dark panels, with a contrast of three to one against both, so
that one drawing serves all (WCAG 2.1, success criterion 1.4.11).
"""

from __future__ import annotations

from collections.abc import Callable
from math import floor

from canvas import CLEAR, Canvas, Colour, arc, colour, toward
from PIL import Image

SIZES = (22, 24, 32, 44, 48, 64)
"""Pixels; the order in which the frames of a look are stored."""
EIGHTHS = range(9)
SPAN = 22.0
"""Every look is drawn on a grid of 22 by 22, the smallest size there is."""

TEAL = colour("#0f9785")
ORANGE = colour("#e05a1c")
SLATE = colour("#7a8896")
VIOLET = colour("#7d7fd6")
WHITE = colour("#ffffff")

_MIDDLE = (11.0, 11.0)


def look(name: str, size: int) -> Image.Image:
    """A look by its name, such as `working-3` or `due`, drawn for this many pixels; KeyError for an unknown one."""
    pen = _Pen(size)
    LOOKS[name](pen)
    return pen.canvas.picture()


class _Pen:
    """A canvas that knows where whole pixels are."""

    def __init__(self, size: int) -> None:
        self.canvas = Canvas(size, SPAN, fineness=16)
        self._pixel = SPAN / size

    def snap(self, value: float) -> float:
        """The edge between two pixels that is nearest."""
        return floor(value / self._pixel + 0.5) * self._pixel

    def bar(self, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
        """A rectangle whose edges lie between pixels, and so stay sharp."""
        left, top, right, bottom = (self.snap(value) for value in (left, top, right, bottom))
        self.canvas.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], fill)


def leg(canvas: Canvas, limb: Colour, knee: Colour) -> None:
    """The mark itself: thigh, shin and foot, and the knee as a dot."""
    canvas.stroke([(5.6, 10.6), (13.5, 7.3), (11.6, 15.8)], 2.8, limb)
    canvas.stroke([(11.6, 15.8), (15.2, 15.8)], 2.4, limb)
    canvas.disc((13.5, 7.3), 2.6, knee)


def ring(canvas: Canvas, eighths: int, fill: Colour) -> None:
    """A ring clockwise from the top for the eighths that have gone by, and a dot for each that is still to come."""
    for eighth in range(eighths, 8):
        canvas.disc(toward(_MIDDLE, 45 * eighth + 22.5, 9.6), 1.3, fill)
    if eighths:
        canvas.ribbon(arc(_MIDDLE, (9.6, 9.6), 0, 45 * eighths), 2.8, fill)


def _working(eighths: int) -> Callable[[_Pen], None]:
    def draw(pen: _Pen) -> None:
        ring(pen.canvas, eighths, TEAL)
        leg(pen.canvas, TEAL, ORANGE)

    return draw


def _due(pen: _Pen) -> None:
    pen.canvas.disc(_MIDDLE, 11, ORANGE)
    leg(pen.canvas, WHITE, WHITE)
    pen.canvas.disc((13.5, 7.3), 1.25, ORANGE)


def _paused(pen: _Pen) -> None:
    pen.canvas.ribbon(arc(_MIDDLE, (10, 10), 0, 360), 2, SLATE)
    pen.bar(7, 6, 10, 16, SLATE)
    pen.bar(12, 6, 15, 16, SLATE)


def _away(pen: _Pen) -> None:
    """An office chair with nobody on it."""
    pen.canvas.hull([(4.2, 2.3, 1.8), (5.6, 10.5, 1.5)], SLATE)
    pen.canvas.stroke([(5.5, 9), (6.5, 12.5)], 2, SLATE)
    pen.canvas.hull([(6.6, pen.snap(11) + 1.5, 1.5), (17, pen.snap(11) + 1.5, 1.5)], SLATE)
    pen.bar(10, 13, 12, 18, SLATE)
    pen.bar(5, 18, 17, 20, SLATE)
    for x in (5.4, 16.6):
        pen.canvas.disc((x, 20), 1.9, SLATE)


def _off(pen: _Pen) -> None:
    """A moon and the letter of sleep."""
    pen.canvas.disc((10, 12), 10, VIOLET)
    pen.canvas.disc((14.5, 8.5), 8.5, CLEAR)
    left, right, top, bottom = pen.snap(13), pen.snap(20), pen.snap(3), pen.snap(10)
    thick = pen.snap(2)
    pen.bar(left, top, right, top + thick, VIOLET)
    pen.bar(left, bottom - thick, right, bottom, VIOLET)
    pen.canvas.polygon(
        [(right - 2.9, top + thick), (right, top + thick), (left + 2.9, bottom - thick), (left, bottom - thick)], VIOLET
    )


LOOKS: dict[str, Callable[[_Pen], None]] = {
    **{f"working-{eighths}": _working(eighths) for eighths in EIGHTHS},
    "due": _due,
    "paused": _paused,
    "away": _away,
    "off": _off,
}
"""All looks by name, in the order of the contact sheet."""
