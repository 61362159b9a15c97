"""A surface in units of its own, drawn large and made small, so that every edge comes out smooth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil, cos, radians, sin
from operator import itemgetter

from PIL import Image, ImageDraw

Point = tuple[float, float]
"""To the right and down, in units of the canvas."""
Circle = tuple[float, float, float]
"""Middle and radius, in units of the canvas."""
Colour = tuple[int, int, int, int]
"""Red, green, blue and alpha, 0 to 255 each, not premultiplied."""

CLEAR: Colour = (0, 0, 0, 0)


def colour(text: str) -> Colour:
    """A colour from the form `#rrggbb`."""
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue, 255


class Canvas:
    """A square of `size` pixels that is `span` units wide; what is drawn later replaces what lies under it.

    `corner` is the point in its upper left corner. Drawing in `CLEAR` cuts a hole. `fineness` is how many times finer
    than a pixel shapes are drawn.
    """

    def __init__(self, size: int, span: float, *, corner: Point = (0.0, 0.0), fineness: int = 8) -> None:
        self._scale = size * fineness / span
        self._corner = corner
        self._fineness = fineness
        self._image = Image.new("RGBA", (size * fineness, size * fineness), CLEAR)
        self._draw = ImageDraw.Draw(self._image)

    def picture(self) -> Image.Image:
        """What was drawn, at its true size; each pixel is the mean of the fine ones that it covers."""
        return self._image.reduce(self._fineness)

    def polygon(self, points: Iterable[Point], fill: Colour) -> None:
        """Fill what lies within a line through these points and back to the first."""
        left, top = self._corner
        fine = [((x - left) * self._scale, (y - top) * self._scale) for x, y in points]
        # Pillow's own polygons cut their corners to whole pixels and grow by one; spans from it alone are exact.
        for row, crossings in _crossings(fine).items():
            edges = [ceil(x - 0.5) for x in sorted(crossings)]
            for first, end in zip(edges[::2], edges[1::2], strict=True):
                if first < end:
                    self._draw.rectangle((first, row, end - 1, row), fill=fill)

    def disc(self, middle: Point, radius: float, fill: Colour) -> None:
        """Fill a circle."""
        self.polygon(_rim((*middle, radius)), fill)

    def hull(self, circles: Sequence[Circle], fill: Colour) -> None:
        """Fill the outline of a string pulled tight around circles: two make a limb, four a trunk."""
        self.polygon(_tight([point for circle in circles for point in _rim(circle)]), fill)

    def stroke(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        """Draw a line through these points with round ends and corners."""
        for (x1, y1), (x2, y2) in pairwise(points):
            self.hull([(x1, y1, width / 2), (x2, y2, width / 2)], fill)

    def ribbon(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        """Draw a smooth curve through close points with ends cut square."""
        outer, inner = [], []
        for index, (x, y) in enumerate(points):
            (x1, y1), (x2, y2) = points[max(index - 1, 0)], points[min(index + 1, len(points) - 1)]
            length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
            across = ((y1 - y2) / length * width / 2, (x2 - x1) / length * width / 2)
            outer.append((x + across[0], y + across[1]))
            inner.append((x - across[0], y - across[1]))
        self.polygon([*outer, *reversed(inner)], fill)


def toward(start: Point, angle: float, length: float) -> Point:
    """The point `length` units away from `start`; angles are degrees as on a clock face, 0 up and 90 to the right."""
    return start[0] + length * sin(radians(angle)), start[1] - length * cos(radians(angle))


def arc(middle: Point, radii: Point, first: float, last: float) -> list[Point]:
    """Close points along an ellipse from one angle to another, degrees as on a clock face."""
    steps = max(2, round(abs(last - first) / 3))
    angles = (first + (last - first) * step / steps for step in range(steps + 1))
    return [(middle[0] + radii[0] * sin(radians(a)), middle[1] - radii[1] * cos(radians(a))) for a in angles]


def _crossings(points: Sequence[Point]) -> dict[int, list[float]]:
    """Where an outline crosses the middle of each row that it covers."""
    found: dict[int, list[float]] = {}
    for first, second in pairwise([*points, points[0]]):
        (x1, y1), (x2, y2) = sorted((first, second), key=itemgetter(1))
        for row in range(ceil(y1 - 0.5), ceil(y2 - 0.5)):
            found.setdefault(row, []).append(x1 + (row + 0.5 - y1) * (x2 - x1) / (y2 - y1))
    return found


def _rim(circle: Circle) -> list[Point]:
    x, y, radius = circle
    return [toward((x, y), angle, radius) for angle in range(0, 360, 4)]


def _tight(points: list[Point]) -> list[Point]:
    """The convex hull, by Andrew's monotone chain."""
    ordered = sorted(set(points))
    return [*_half(ordered), *_half(ordered[::-1])]


def _half(ordered: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in ordered:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
