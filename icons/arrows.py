"""Arrows for what moves, and dotted lines for what is only looked or aimed at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan2, degrees, hypot

from canvas import Canvas, Colour, Point, toward
from figures import Arrow

_SHAFT = 4.4
_HEAD = 7.0
_RIM = 2.4
_BETWEEN_DOTS = 6.5


def draw_arrow(canvas: Canvas, arrow: Arrow, fill: Colour, rim: Colour) -> None:
    """Draw an arrow within a rim, which keeps it apart from what it crosses."""
    ends = [arrow.points, arrow.points[::-1]][: arrow.heads]
    for extra, paint in ((_RIM, rim), (0.0, fill)):
        width = _SHAFT * arrow.size + extra
        if arrow.dotted:
            for dot in _dots(arrow.points, _BETWEEN_DOTS * arrow.size):
                canvas.disc(dot, width / 2, paint)
        else:
            canvas.stroke(arrow.points, width, paint)
        for points in ends:
            _draw_head(canvas, points, arrow.size, extra, paint)


def _draw_head(canvas: Canvas, points: Sequence[Point], size: float, extra: float, paint: Colour) -> None:
    (x, y), tip = points[-2:]
    angle, length = degrees(atan2(tip[0] - x, y - tip[1])), _HEAD * size
    corners = [toward(tip, angle + turn, length) for turn in (0, -110, 110)]
    canvas.hull([(a, b, size + extra / 2) for a, b in corners], paint)


def _dots(points: Sequence[Point], between: float) -> Iterator[Point]:
    """Points along a line, as far apart as said."""
    ahead = 0.0
    for (x1, y1), (x2, y2) in pairwise(points):
        length = hypot(x2 - x1, y2 - y1)
        while ahead <= length:
            share = ahead / length
            yield x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
            ahead += between
        ahead -= length
