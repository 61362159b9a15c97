"""What figures.toml says, taken apart and checked once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from canvas import Circle, Colour, Point, arc, colour
from skeleton import JOINTS, SIDES, Bone, Pose

_Made = TypeVar("_Made")

VIEWS = ("side", "front", "back", "above")
_LIMBS = {f"{side}_{limb}": count for side in SIDES for limb, count in (("arm", 2), ("leg", 3))}
_POSE = {"at", "by", "trunk", "head", "face", "shoulders", "hips", *_LIMBS}


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
    """What moves, and where to."""

    points: tuple[Point, ...]
    head: bool
    front: bool


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


class Book(NamedTuple):
    """All figures, and how every figure is built and coloured."""

    colours: Mapping[str, Colour]
    bones: Mapping[str, float]
    widths: Mapping[str, tuple[float, ...]]
    figures: Mapping[str, Figure]


def read(text: str) -> Book:
    """The figures of a description; raises ValueError that names the figure and what is wrong with it."""
    # What a TOML file holds has no one type; everything below gives its pieces theirs.
    data: dict[str, Any] = tomllib.loads(text)
    colours = {name: colour(value) for name, value in data["colours"].items()}
    widths = {name: tuple(value) if isinstance(value, list) else (value,) for name, value in data["widths"].items()}
    things = _each("props", data["props"], lambda table: [_part(part, colours) for part in table["parts"]])
    return Book(colours, data["bones"], widths, _each("figures", data["figures"], lambda table: _figure(table, things)))


def _each(section: str, tables: Mapping[str, Any], make: Callable[[Mapping[str, Any]], _Made]) -> dict[str, _Made]:
    made = {}
    for name, table in tables.items():
        try:
            made[name] = make(table)
        except (TypeError, ValueError) as error:
            raise ValueError(
                f"figures.toml: [{section}.{name}]: {error}; the file's first comments explain it"
            ) from error
    return made


def _part(part: Mapping[str, Any], colours: Mapping[str, Colour]) -> Part:
    _only(part, {"line", "width", "hull", "colour"})
    _needs(part, {"line", "width", "colour"} if "line" in part else {"hull", "colour"})
    if part["colour"] not in colours:
        raise ValueError(f"no such colour: {part['colour']}; there are {', '.join(sorted(colours))}")
    line = tuple(_point(point) for point in part.get("line", ()))
    hull = tuple((float(x), float(y), float(radius)) for x, y, radius in part.get("hull", ()))
    return Part(line, part.get("width", 0.0), hull, colours[part["colour"]])


def _figure(table: Mapping[str, Any], things: Mapping[str, list[Part]]) -> Figure:
    _only(table, {"view", "camera", "side", "ghost", "start", "end", "props", "arrows"})
    _needs(table, {"view", "side"})
    if table["view"] not in VIEWS:
        raise ValueError(f"view is {table['view']!r}, not one of {', '.join(VIEWS)}")
    if table["side"] not in (*SIDES, "both"):
        raise ValueError(f"side is {table['side']!r}, not left, right or both")
    end, camera = table.get("end"), table.get("camera", (0, 0, 100))
    return Figure(
        view=table["view"],
        camera=(_point(camera[:2]), float(camera[2])),
        side=table["side"],
        ghost=table.get("ghost", False),
        start=_pose({**end, **table.get("start", {})}) if end else None,
        end=_pose(end) if end else None,
        props=tuple(_prop(prop, things) for prop in table.get("props", ())),
        arrows=tuple(_arrow(arrow) for arrow in table.get("arrows", ())),
    )


def _pose(table: Mapping[str, Any]) -> Pose:
    _only(table, _POSE)
    _needs(table, {"at", "trunk", "head", *_LIMBS})
    limbs = {name: tuple(_bone(bone) for bone in table[name]) for name in _LIMBS}
    for name, bones in limbs.items():
        if len(bones) != _LIMBS[name]:
            raise ValueError(f"{name} has {len(bones)} bones, not {_LIMBS[name]}")
    by = table.get("by", "hip")
    if by not in JOINTS:
        raise ValueError(f"no such joint: {by}; there are {', '.join(JOINTS)}")
    return Pose(
        at=_point(table["at"]),
        by=by,
        trunk=table["trunk"],
        head=table["head"],
        face=table.get("face", 0.0),
        shoulders=table.get("shoulders", 1.0),
        hips=table.get("hips", 1.0),
        limbs=limbs,
    )


def _bone(value: float | list[float]) -> Bone:
    return (value[0], value[1]) if isinstance(value, list) else float(value)


def _prop(table: Mapping[str, Any], things: Mapping[str, list[Part]]) -> Prop:
    _only(table, {"prop", "at", "flip", "front"})
    _needs(table, {"prop", "at"})
    if table["prop"] not in things:
        raise ValueError(f"no such prop: {table['prop']}; there are {', '.join(sorted(things))}")
    (x, y), sign = _point(table["at"]), -1 if table.get("flip") else 1
    parts = tuple(
        part._replace(
            line=tuple((x + sign * a, y + b) for a, b in part.line),
            hull=tuple((x + sign * a, y + b, radius) for a, b, radius in part.hull),
        )
        for part in things[table["prop"]]
    )
    return Prop(parts, table.get("front", False))


def _arrow(table: Mapping[str, Any]) -> Arrow:
    _only(table, {"path", "around", "radii", "from", "to", "head", "behind"})
    _needs(table, {"path"} if "path" in table else {"around", "radii", "from", "to"})
    if "path" in table:
        points = [_point(point) for point in table["path"]]
    else:
        points = arc(_point(table["around"]), _point(table["radii"]), table["from"], table["to"])
    return Arrow(tuple(points), table.get("head", True), not table.get("behind", False))


def _point(value: Any) -> Point:  # noqa: ANN401 - whatever the TOML file holds there; unpacking it is the check
    x, y = value
    return float(x), float(y)


def _needs(table: Mapping[str, Any], wanted: set[str]) -> None:
    missing = sorted(wanted - set(table))
    if missing:
        raise ValueError(f"missing key {', '.join(missing)}")


def _only(table: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise ValueError(f"unknown key {', '.join(unknown)}; known are {', '.join(sorted(known))}")
