"""What a movement picture is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from canvas import Circle, Colour, Point
from skeleton import Pose

VIEWS = ("side", "front", "back", "above")


class Part(NamedTuple):
    """A piece of a thing: a line through points, or a shape pulled tight around circles."""

    line: tuple[Point, ...]
    width: float
    hull: tuple[Circle, ...]
    colour: Colour


class Prop(NamedTuple):
    """A thing in a picture, in its place."""

    parts: tuple[Part, ...]
    front: bool


class Arrow(NamedTuple):
    """What moves, and where to; `heads` are at its end, at both ends or nowhere."""

    points: tuple[Point, ...]
    heads: int
    front: bool
    dotted: bool
    size: float


class Mark(NamedTuple):
    """What tightens or stretches: a patch on the line from one joint to another, between two shares of the way."""

    joints: tuple[str, str]
    share: tuple[float, float]
    width: float
    out: float
    """How far the patch lies beside that line, to the right of who goes along it; in hundredths of the picture."""


class Figure(NamedTuple):
    """A picture to be drawn; `start` and `end` are None where nobody is seen."""

    view: str
    camera: tuple[Point, float]
    """The upper left corner of what is seen, and its width."""
    side: str
    ghost: bool
    start: Pose | None
    end: Pose | None
    props: tuple[Prop, ...]
    arrows: tuple[Arrow, ...]
    marks: tuple[Mark, ...]


class Book(NamedTuple):
    """All figures, and how every figure is built and coloured."""

    colours: Mapping[str, Colour]
    bones: Mapping[str, float]
    widths: Mapping[str, tuple[float, ...]]
    figures: Mapping[str, Figure]
