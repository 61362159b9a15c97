"""Things and their places, from their tables."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians, sin

from canvas import Colour, Point, arc
from figures import Part, Prop
from tables import Table, needs, only, pair


def part(table: Table, colours: Mapping[str, Colour]) -> Part:
    """A piece of a thing, around the thing's own origin; raises ValueError for what is wrong with it."""
    only(table, {"line", "arc", "width", "hull", "colour"})
    needs(table, {"hull", "colour"} if "hull" in table else {"colour", "width", "arc" if "arc" in table else "line"})
    if table["colour"] not in colours:
        raise ValueError(f"no such colour: {table['colour']}; there are {', '.join(sorted(colours))}")
    line = tuple(pair(point) for point in table.get("line", ()))
    if "arc" in table:
        x, y, across, down, first, last = table["arc"]
        line = tuple(arc((x, y), (across, down), first, last))
    hull = tuple((float(x), float(y), float(radius)) for x, y, radius in table.get("hull", ()))
    return Part(line, table.get("width", 0.0), hull, colours[table["colour"]])


def placed(table: Table, things: Mapping[str, list[Part]], shadow: Colour) -> Prop:
    """A thing in its place; a pale one is a shadow of where it was."""
    only(table, {"prop", "at", "flip", "front", "turn", "size", "pale"})
    needs(table, {"prop", "at"})
    if table["prop"] not in things:
        raise ValueError(f"no such prop: {table['prop']}; there are {', '.join(sorted(things))}")
    size = float(table.get("size", 1))

    def put(point: Point) -> Point:
        (x, y), turn = pair(table["at"]), radians(table.get("turn", 0))
        a, b = point[0] * (-size if table.get("flip") else size), point[1] * size
        return x + a * cos(turn) - b * sin(turn), y + a * sin(turn) + b * cos(turn)

    parts = tuple(
        Part(
            line=tuple(put(point) for point in piece.line),
            width=piece.width * size,
            hull=tuple((*put((a, b)), radius * size) for a, b, radius in piece.hull),
            colour=shadow if table.get("pale") else piece.colour,
        )
        for piece in things[table["prop"]]
    )
    return Prop(parts, table.get("front", False))
