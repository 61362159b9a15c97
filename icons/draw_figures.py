"""The movement pictures: figures made of round limbs, things beside them and arrows for what moves."""

from __future__ import annotations

from math import atan2, degrees

from body import Body
from canvas import Canvas, Colour, toward
from figures import Arrow, Book, Prop
from PIL import Image, ImageOps
from skeleton import SIDES

SIZE = 512
_CORNER = 0.24
_SHAFT = 4.4
_HEAD = 7.0


def picture(book: Book, name: str, *, position: str = "end", side: str | None = None, size: int = SIZE) -> Image.Image:
    """A figure in its `start` or `end` position, working with this side (left or right; None: as it is described)."""
    figure = book.figures[name]
    (left, top), span = figure.camera
    canvas = Canvas(size, span, corner=(left, top), fineness=4)
    near, far = span * _CORNER, span * (1 - _CORNER)
    canvas.hull([(left + x, top + y, near) for x in (near, far) for y in (near, far)], book.colours["tile"])
    _around(canvas, book, figure.props, figure.arrows, front=False)
    if figure.ghost and figure.start and position == "end":
        shadow = dict.fromkeys(book.colours, book.colours["shadow"])
        Body(canvas, book._replace(colours=shadow), figure.start, figure.view).draw()
    pose = figure.start if position == "start" else figure.end
    if pose:
        Body(canvas, book, pose, figure.view).draw()
    _around(canvas, book, figure.props, figure.arrows, front=True)
    drawn = canvas.picture()
    return ImageOps.mirror(drawn) if {side, figure.side} == set(SIDES) else drawn


def _around(canvas: Canvas, book: Book, props: tuple[Prop, ...], arrows: tuple[Arrow, ...], *, front: bool) -> None:
    for prop in props:
        if prop.front == front:
            for part in prop.parts:
                canvas.stroke(part.line, part.width, part.colour)
                if part.hull:
                    canvas.hull(part.hull, part.colour)
    for arrow in arrows:
        if arrow.front == front:
            _draw_arrow(canvas, arrow, book.colours["accent"], book.colours["tile"])


def _draw_arrow(canvas: Canvas, arrow: Arrow, fill: Colour, rim: Colour) -> None:
    (x1, y1), tip = arrow.points[-2:]
    angle = degrees(atan2(tip[0] - x1, y1 - tip[1]))
    for extra, paint in ((2.4, rim), (0.0, fill)):
        canvas.stroke(arrow.points, _SHAFT + extra, paint)
        if arrow.head:
            corners = (toward(tip, angle, _HEAD), toward(tip, angle - 110, _HEAD), toward(tip, angle + 110, _HEAD))
            canvas.hull([(x, y, 1 + extra / 2) for x, y in corners], paint)
