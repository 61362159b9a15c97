"""The figures that the TOML files beside it describe, taken apart and checked once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from canvas import Colour, arc, colour
from figures import VIEWS, Arrow, Book, Figure, Mark, Part
from pose_tables import known_joint, pose
from prop_tables import part, placed
from skeleton import SIDES, Pose
from tables import Table, needs, only, pair

_Made = TypeVar("_Made")


class Texts(NamedTuple):
    """The texts that a book is read from."""

    measures: str
    """figures.toml: colours, measures, and the poses that many figures begin with."""
    props: str
    """props.toml: the things that figures use."""
    kinds: Mapping[str, str]
    """What is in the folder figures/, by the name of its file; each table is a figure."""


def gather(folder: Path) -> Texts:
    """The texts in a folder that is laid out as this one."""
    kinds = {path.name: path.read_text(encoding="utf-8") for path in sorted((folder / "figures").glob("*.toml"))}
    measures, props = ((folder / name).read_text(encoding="utf-8") for name in ("figures.toml", "props.toml"))
    return Texts(measures, props, kinds)


def read(texts: Texts) -> Book:
    """The book of all figures; raises ValueError that names the file, the table and what is wrong with it."""
    # What a TOML file holds has no one type; everything below gives its pieces theirs.
    data: dict[str, Any] = tomllib.loads(texts.measures)
    colours = {name: colour(value) for name, value in data["colours"].items()}
    widths = {name: tuple(value) if isinstance(value, list) else (value,) for name, value in data["widths"].items()}
    things = dict(_each("props.toml", texts.props, lambda table: [part(piece, colours) for piece in table["parts"]]))
    figures: dict[str, Figure] = {}
    for file, text in texts.kinds.items():
        for name, figure in _each(f"figures/{file}", text, _maker(data.get("poses", {}), things, colours["shadow"])):
            if name in figures:
                raise ValueError(f"figures/{file}: [{name}]: another file has a figure of this name; rename one")
            figures[name] = figure
    return Book(colours, data["bones"], widths, figures)


def _each(file: str, text: str, make: Callable[[Table], _Made]) -> Iterator[tuple[str, _Made]]:
    for name, table in tomllib.loads(text).items():
        try:
            made = make(table)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{file}: [{name}]: {error}; the first comments in figures.toml explain it") from error
        yield name, made


def _maker(poses: Table, things: Mapping[str, list[Part]], shadow: Colour) -> Callable[[Table], Figure]:
    def make(table: Table) -> Figure:
        only(table, {"view", "camera", "side", "ghost", "start", "end", "props", "arrows", "marks"})
        needs(table, {"view", "side"})
        if table["view"] not in VIEWS:
            raise ValueError(f"view is {table['view']!r}, not one of {', '.join(VIEWS)}")
        if table["side"] not in (*SIDES, "both"):
            raise ValueError(f"side is {table['side']!r}, not left, right or both")
        camera = table.get("camera", (0, 0, 100))
        start, end = _positions(table, poses)
        return Figure(
            view=table["view"],
            camera=(pair(camera[:2]), float(camera[2])),
            side=table["side"],
            ghost=table.get("ghost", False),
            start=start,
            end=end,
            props=tuple(placed(prop, things, shadow) for prop in table.get("props", ())),
            arrows=tuple(_arrow(arrow) for arrow in table.get("arrows", ())),
            marks=tuple(_mark(mark) for mark in table.get("marks", ())),
        )

    return make


def _positions(table: Table, poses: Table) -> tuple[Pose | None, Pose | None]:
    """The start and the end; a start that names no pose of its own begins with the end."""
    if "end" not in table:
        return None, None
    end = _based(table["end"], poses)
    start = table.get("start", {})
    return pose(_based(start, poses) if "pose" in start else {**end, **start}), pose(end)


def _based(table: Table, poses: Table) -> Table:
    if "pose" not in table:
        return table
    if table["pose"] not in poses:
        raise ValueError(f"no such pose: {table['pose']}; there are {', '.join(sorted(poses))}")
    return {**poses[table["pose"]], **{key: value for key, value in table.items() if key != "pose"}}


def _arrow(table: Table) -> Arrow:
    only(table, {"path", "around", "radii", "from", "to", "heads", "behind", "dotted", "size"})
    needs(table, {"path"} if "path" in table else {"around", "radii", "from", "to"})
    if "path" in table:
        points = [pair(point) for point in table["path"]]
    else:
        points = arc(pair(table["around"]), pair(table["radii"]), table["from"], table["to"])
    return Arrow(
        points=tuple(points),
        heads=table.get("heads", 1),
        front=not table.get("behind", False),
        dotted=table.get("dotted", False),
        size=float(table.get("size", 1)),
    )


def _mark(table: Table) -> Mark:
    only(table, {"joints", "share", "width", "out"})
    needs(table, {"joints", "width"})
    first, second = (known_joint(name) for name in table["joints"])
    return Mark((first, second), pair(table.get("share", (0, 1))), float(table["width"]), float(table.get("out", 0)))
