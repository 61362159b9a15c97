"""The movement pictures: figures made of round limbs, things beside them, and what says what moves."""

from __future__ import annotations

from arrows import draw_arrow
from body import Body
from canvas import Canvas, Colour
from figures import Arrow, Book, Figure, Prop
from PIL import Image, ImageOps
from skeleton import SIDES

SIZE = 512
_CORNER = 0.24


def picture(book: Book, name: str, *, position: str = "end", side: str | None = None, size: int = SIZE) -> Image.Image:
    """A figure in its `start` or `end` position, working with this side (left or right; None: as it is described)."""
    figure = book.figures[name]
    (left, top), span = figure.camera
    canvas = Canvas(size, span, corner=(left, top), fineness=4)
    _draw_tile(canvas, figure, book.colours["tile"])
    outline = canvas.picture().getchannel("A")
    _around(canvas, book, figure.props, figure.arrows, front=False)
    if figure.ghost and figure.start and position == "end":
        shadow = dict.fromkeys(book.colours, book.colours["shadow"])
        Body(canvas, book._replace(colours=shadow), figure.start, figure.view).draw()
    pose = figure.start if position == "start" else figure.end
    if pose:
        body = Body(canvas, book, pose, figure.view)
        body.draw()
        for mark in figure.marks:
            body.mark(mark)
    _around(canvas, book, figure.props, figure.arrows, front=True)
    drawn = canvas.picture()
    drawn.putalpha(outline)
    return ImageOps.mirror(drawn) if {side, figure.side} == set(SIDES) else drawn


def _draw_tile(canvas: Canvas, figure: Figure, fill: Colour) -> None:
    (left, top), span = figure.camera
    near, far = span * _CORNER, span * (1 - _CORNER)
    canvas.hull([(left + x, top + y, near) for x in (near, far) for y in (near, far)], fill)


def _around(canvas: Canvas, book: Book, props: tuple[Prop, ...], arrows: tuple[Arrow, ...], *, front: bool) -> None:
    for prop in props:
        if prop.front == front:
            for part in prop.parts:
                canvas.stroke(part.line, part.width, part.colour)
                if part.hull:
                    canvas.hull(part.hull, part.colour)
    for arrow in arrows:
        if arrow.front == front:
            draw_arrow(canvas, arrow, book.colours["accent"], book.colours["tile"])
